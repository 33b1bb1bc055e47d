import assert from "node:assert/strict";
import { type CompletionList, commands, type TextEditor, type Uri, window } from "vscode";
import { closeAll, openNew, perfdoc, test, until, write } from "./harness.ts";

/** Types as a user does, one letter after the other. */
async function type(text: string): Promise<void> {
  for (const letter of text) await commands.executeCommand("type", { text: letter });
}

/** Puts the cursor on a new line of its own at the document's end. */
async function atNewLine(editor: TextEditor): Promise<void> {
  await commands.executeCommand("cursorBottom");
  await type("\n\n");
  assert.equal(editor.document.lineAt(editor.selection.active.line).text, "");
}

function lineOf({ document, selection }: TextEditor): string {
  return document.lineAt(selection.active.line).text;
}

/** Opens a document of ours, once it is known to be one. */
async function openOurs(path: string): Promise<TextEditor> {
  const editor = await openNew(path);
  const { store } = await perfdoc();
  store.want();
  await until("the document has a row", () => store.row(editor.document.uri.toString()));
  return editor;
}

async function suggestedAt(uri: Uri, editor: TextEditor, trigger?: string): Promise<readonly string[]> {
  const place = editor.selection.active;
  const list = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    uri,
    place,
    trigger,
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

for (const [what, path, openEditor] of [
  ["a document of ours", "docs/suite/typed-snippet.md", openOurs],
  ["any Markdown file", "notes/typed-snippet.md", openOther],
] as const) {
  test(`brings up the snippets when their prefix is typed in ${what}`, async () => {
    const editor = await openEditor(path);
    await atNewLine(editor);
    await type("perf-");
    await until("the snippet is inserted", async () => {
      await commands.executeCommand("acceptSelectedSuggestion");
      return lineOf(editor) !== "perf-";
    });
    assert.doesNotMatch(editor.document.getText(), /^perf-/m);
    await closeAll();
  });
}

test("offers each snippet once, whether asked or by what is typed", async () => {
  const editor = await openOurs("docs/suite/snippets-once.md");
  await atNewLine(editor);
  await type("perf-");
  const asked = (await suggestedAt(editor.document.uri, editor)).filter((label) => label.startsWith("perf-"));
  assert.ok(asked.length > 40, `${asked.length} snippets`);
  assert.equal(new Set(asked).size, asked.length);
  await closeAll();
});

test("leaves no bracket behind a comparison, and undo comes by nothing that nobody typed", async () => {
  const editor = await openOurs("docs/suite/comparison.md");
  for (const [typed, states] of [
    ["< 5", ["< 5", "< ", "< >", "<>", "<", ""]],
    ["<5", ["<5", "<5>", "<>", "<", ""]],
    ["<= 5", ["<= 5", "<= ", "<=", "<=>", "<>", "<", ""]],
  ] as const) {
    await atNewLine(editor);
    const { line } = editor.selection.active;
    const lineText = () => (line < editor.document.lineCount ? editor.document.lineAt(line).text : "");
    await type(typed);
    await until(`"${lineText()}" is "${typed}"`, () => lineText() === typed);
    for (let undone = 0; undone < 3; undone++) {
      await commands.executeCommand("undo");
      assert.ok(
        states.some((state) => state === lineText()),
        lineText(),
      );
    }
  }
  await closeAll();
});

test("leaves tags and addresses closed, and other Markdown files as they are", async () => {
  const ours = await openOurs("docs/suite/tags.md");
  await atNewLine(ours);
  await untilItCloses(ours);
  for (const typed of ["<b", "<div", "<https://a.org", "<!-- a"]) {
    await type(typed);
    await pause();
    assert.equal(lineOf(ours), `${typed}>`);
    await clearLine();
  }
  await closeAll();
  const other = await openOther("notes/comparison.md");
  await atNewLine(other);
  await untilItCloses(other);
  await type("< 5");
  await pause();
  assert.equal(lineOf(other), "< 5>");
  await closeAll();
});

async function openOther(path: string): Promise<TextEditor> {
  return window.showTextDocument(await write(path, "# Tea\n"));
}

/** VS Code closes nothing in a line that it has not got round to colouring. */
async function untilItCloses(editor: TextEditor): Promise<void> {
  await until("the editor closes a bracket", async () => {
    await type("<");
    const isClosed = lineOf(editor) === "<>";
    await clearLine();
    return isClosed;
  });
}

async function clearLine(): Promise<void> {
  await commands.executeCommand("deleteAllLeft");
  await commands.executeCommand("deleteAllRight");
}

/** So long nothing happens that should not. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 200));
}
