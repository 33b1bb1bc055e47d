import assert from "node:assert/strict";
import {
  type CodeAction,
  CodeActionKind,
  ConfigurationTarget,
  commands,
  type Position,
  Range,
  Selection,
  type Uri,
  workspace,
} from "vscode";
import {
  closeAll,
  diagnosticOf,
  openAndAccept,
  openNew,
  placeOf,
  test,
  textOf,
  until,
  withoutLastSection,
} from "./harness.ts";

const headings = (text: string) => text.match(/^## .*$/gm) ?? [];

test("inserts a missing section from the light bulb", async () => {
  let complete = "";
  // The first section behind the table of contents is missing, and said to be so there: a place that is seen at once.
  const editor = await openNew("docs/suite/missing.md", (text) => {
    complete = text;
    const [, first, second] = [...text.matchAll(/^## /gm)].map(({ index }) => index);
    return text.slice(0, first) + text.slice(second);
  });
  const { document } = editor;
  const { range } = await diagnosticOf(document.uri, "section-missing");
  editor.selection = new Selection(range.start, range.start);
  assert.ok(editor.visibleRanges.some((seen) => seen.contains(range)));
  const isInserted = () => headings(document.getText()).length === headings(complete).length;
  // The menu begins with the preferred fix; it stays closed where the diagnostic is not yet known to the editor.
  await openAndAccept("editor.action.quickFix", "acceptSelectedCodeAction", "the section is inserted", isInserted);
  assert.deepEqual(headings(document.getText()), headings(complete));
  assert.ok(!editor.selection.isEmpty, "its first open place is selected");
  await closeAll();
});

test("adds the one missing section with the command for all", async () => {
  let complete = "";
  const { document } = await openNew("docs/suite/one.md", (text) => {
    complete = text;
    return `${withoutLastSection(text)}\n`;
  });
  await diagnosticOf(document.uri, "section-missing");
  await commands.executeCommand("perfdoc.insertMissingSections");
  assert.deepEqual(headings(document.getText()), headings(complete));
  assert.doesNotMatch(document.getText(), /perfdoc-disable/);
  await closeAll();
});

test("adds all missing sections with a command, in one step to undo", async () => {
  let complete = "";
  const editor = await openNew("docs/suite/lacking.md", (text) => {
    complete = text;
    return `${withoutLastSection(withoutLastSection(text))}\n`;
  });
  const before = editor.document.getText();
  await diagnosticOf(editor.document.uri, "section-missing");
  await commands.executeCommand("perfdoc.insertMissingSections");
  assert.deepEqual(headings(editor.document.getText()), headings(complete));
  await commands.executeCommand("undo");
  assert.equal(editor.document.getText(), before);
  await closeAll();
});

/** The text with the first link of the table of contents leading nowhere, though its text says where it should. */
const withLostEntry = (text: string) => text.replace("](#", "](#lost-");

test("fixes all that needs no choice with a command, and adds nothing", async () => {
  let complete = "";
  const editor = await openNew("docs/suite/fix.md", (text) => {
    complete = withoutLastSection(text);
    return withLostEntry(complete);
  });
  await diagnosticOf(editor.document.uri, "toc-anchor");
  await commands.executeCommand("perfdoc.fixAll");
  assert.deepEqual(headings(editor.document.getText()), headings(complete));
  assert.ok(!editor.document.getText().includes("(#lost-"));
  await closeAll();
});

test("fixes all on save where the user wants that", async () => {
  const settings = workspace.getConfiguration("editor", { languageId: "markdown" });
  await settings.update("codeActionsOnSave", { "source.fixAll.perfdoc": "explicit" }, ConfigurationTarget.Global);
  const editor = await openNew("docs/suite/save.md", withLostEntry);
  await diagnosticOf(editor.document.uri, "toc-anchor");
  await editor.edit((edit) => edit.insert(placeOf(editor.document, "\n## ").translate(1), "\n"));
  await editor.document.save();
  assert.ok(!editor.document.getText().includes("(#lost-"));
  assert.equal(await textOf(editor.document.uri), editor.document.getText());
  await settings.update("codeActionsOnSave", undefined, ConfigurationTarget.Global);
  await closeAll();
});

test("offers each value, the rule's page, and to keep the rule quiet, in the light bulb", async () => {
  const editor = await openNew("docs/suite/choices.md");
  const { document } = editor;
  const at = document.getText().search(/ \w+ \/ \w+ \/ \w+$/m);
  assert.ok(at > 0, "the template has values to choose from");
  const place = document.positionAt(at + 1);
  const values = document.lineAt(place.line).text.slice(place.character).split(" / ");
  const actions = await until("the values are offered", async () => {
    const all = await actionsAt(document.uri, place);
    return all.some(({ title }) => title.startsWith("Change to")) ? all : undefined;
  });
  const titles = actions.map(({ title }) => title);
  assert.deepEqual(
    titles.filter((title) => title.startsWith("Change to")),
    values.map((value) => `Change to "${value}"`),
  );
  for (const title of ["Disable placeholder for this line", "Disable placeholder in this file"]) {
    assert.ok(titles.includes(title), titles.join("; "));
  }
  const page = actions.find(({ title }) => title === "Open the page of placeholder");
  assert.deepEqual([page?.command?.command, page?.command?.arguments], ["perfdoc.showRule", ["placeholder"]]);
  await closeAll();
});

function actionsAt(uri: Uri, place: Position) {
  return commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    new Range(place, place),
    CodeActionKind.QuickFix.value,
  );
}
