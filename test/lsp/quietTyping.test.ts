import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Diagnostic, DidSaveTextDocumentNotification } from "vscode-languageserver/node";
import { cursorRestsNotification } from "../../server/src/lsp/client/messages.ts";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { type EditorSession, pullingCapabilities, startSession } from "../support/session.ts";

const files = { ...noteFiles, "docs/a.md": goodNote, "docs/b.md": badNote };
const FILE = "docs/a.md";

/** An editor that says where its cursor is, as ours does. */
function startTyping(text = goodNote, capabilities = pullingCapabilities): Promise<EditorSession> {
  return startSession({
    files: { ...files, [FILE]: text },
    capabilities,
    initializationOptions: { tellsCursor: true },
  });
}

/** Types a text at a place, and gives the rules of all that is shown after each letter. */
async function type(session: EditorSession, behind: string, text: string): Promise<readonly string[]> {
  const { line, character } = session.behind(FILE, behind);
  const seen: string[] = [];
  for (const [index, letter] of [...text].entries()) {
    const at = { line, character: character + index };
    await session.change(FILE, [{ range: { start: at, end: at }, text: letter }]);
    seen.push(...rulesOf(await session.shown(FILE)));
  }
  return seen;
}

/** Deletes letters in front of a place, one by one. */
async function erase(session: EditorSession, behind: string, letters: number): Promise<readonly string[]> {
  const { line, character } = session.behind(FILE, behind);
  const seen: string[] = [];
  for (let gone = 1; gone <= letters; gone++) {
    const start = { line, character: character - gone };
    await session.change(FILE, [{ range: { start, end: { line, character: start.character + 1 } }, text: "" }]);
    seen.push(...rulesOf(await session.shown(FILE)));
  }
  return seen;
}

function rulesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code }) => String(code));
}

function wordsOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, message, range }) => `${range.start.line} ${code}: ${message}`);
}

async function rests(session: EditorSession, line: number): Promise<void> {
  await session.connection.sendNotification(cursorRestsNotification, { place: { uri: session.uri(FILE), line } });
}

/** What is shown once the line is left, in each way that there is. */
const WAYS_OUT: Readonly<Record<string, (session: EditorSession) => Promise<unknown>>> = {
  "the cursor rests in another line": (session) => rests(session, 0),
  "the cursor is in no document": (session) =>
    session.connection.sendNotification(cursorRestsNotification, { place: null }),
  "the cursor is in another document": (session) =>
    session.connection.sendNotification(cursorRestsNotification, {
      place: { uri: session.uri("docs/b.md"), line: 1 },
    }),
  "another line is typed": (session) => session.edit(FILE, "tasks in", "tasks, in"),
  "the line is ended": (session) => session.edit(FILE, "status: cur\n", "status: cur\n\n"),
  "lines are deleted": (session) => session.edit(FILE, "\n\n## Limits", "\n## Limits"),
  "the document is saved": (session) =>
    session.connection.sendNotification(DidSaveTextDocumentNotification.type, {
      textDocument: { uri: session.uri(FILE) },
    }),
};

describe("while a line is typed", () => {
  for (const [way, leave] of Object.entries(WAYS_OUT)) {
    test(`nothing is reported in it until ${way}`, async () => {
      const session = await startTyping(goodNote.replace("status: current", "status: "));
      await session.open(FILE);
      await session.shown(FILE);
      assert.deepEqual(await type(session, "status: ", "cur"), []);
      await rests(session, session.behind(FILE, "status: cur").line);
      assert.deepEqual(await session.shown(FILE), [], "the cursor is still in it");
      await leave(session);
      assert.deepEqual(rulesOf(await session.shown(FILE)), ["frontmatter-enum"]);
      await session.stop();
    });
  }

  test("a heading that is half there makes no section missing, no entry stale and none misspelt", async () => {
    const session = await startTyping();
    await session.open(FILE);
    assert.deepEqual(await session.shown(FILE), []);
    assert.deepEqual(await erase(session, "\n## Limits", "Limits".length), []);
    assert.deepEqual(await type(session, "tasks in the order in which they came.\n\n## ", "Limi"), []);
    await rests(session, 0);
    const found = rulesOf(await session.shown(FILE));
    assert.ok(found.length > 0, "it is news once it is left");
    const half = session.behind(FILE, "\n## Limi").line;
    assert.deepEqual(await type(session, "\n## Limi", "t"), ["section-missing"], "not yet");
    assert.deepEqual(await type(session, "\n## Limit", "s"), []);
    await rests(session, half);
    assert.deepEqual(await session.shown(FILE), []);
    await session.stop();
  });

  for (const typed of ["## Limi", "```", "<!-- to do", "---"]) {
    test(`what is wrong on other lines stays as it is while ${JSON.stringify(typed)} is typed above them`, async () => {
      const wrong = `${badNote.replace("status: ", "status: x")}\n[a](#none) and [b](#nor-this)\n`;
      const session = await startTyping(wrong.replace(/^# .*$/m, "$&\n\nWork waits in line.\n\n"));
      await session.open(FILE);
      const known = wordsOf(await session.diagnostics(FILE));
      assert.ok(known.length > 2, known.join("\n"));
      const { line } = session.behind(FILE, "Work waits in line.\n\n");
      for (const [character, letter] of [...typed].entries()) {
        const at = { line, character };
        await session.change(FILE, [{ range: { start: at, end: at }, text: letter }]);
        assert.deepEqual(wordsOf(await session.shown(FILE)), known);
      }
      await session.stop();
    });
  }

  test("a fence that is half there swallows nothing", async () => {
    const session = await startTyping(goodNote.replace("ten thousand tasks.", "ten thousand tasks.\n\n"));
    await session.open(FILE);
    await session.shown(FILE);
    assert.deepEqual(await type(session, "ten thousand tasks.\n\n", "```"), []);
    assert.ok(rulesOf(await session.diagnostics(FILE)).includes("fence-unclosed"));
    await session.stop();
  });

  test("what was shown elsewhere stays, goes once it is right, and does not come back before the line is left", async () => {
    const session = await startTyping(goodNote.replace("ten thousand", "[x](#none) ten thousand"));
    await session.open(FILE);
    assert.deepEqual(rulesOf(await session.shown(FILE)), ["link-fragment"]);
    const seen = await type(session, "How the queue", "s of old");
    assert.deepEqual(
      seen,
      Array.from("s of old", () => "link-fragment"),
    );
    const anchor = '<a id="none">';
    assert.ok((await type(session, "How the queues of old", anchor)).length < anchor.length);
    assert.deepEqual(await session.shown(FILE), []);
    assert.deepEqual(await erase(session, anchor, 2), []);
    await rests(session, 0);
    assert.deepEqual(rulesOf(await session.shown(FILE)), ["link-fragment"]);
    await session.stop();
  });

  test("a pause ends the line for an editor that can't tell where its cursor is", async () => {
    const session = await startSession({ files });
    await session.open(FILE);
    await session.shown(FILE);
    await session.edit(FILE, "status: current", "status: curren");
    assert.deepEqual(await session.shown(FILE), []);
    await session.until(
      () => session.pushed.at(-1)?.diagnostics.some(({ code }) => code === "frontmatter-enum") ?? false,
    );
    await session.stop();
  });

  test("an editor that sends whole texts is quiet, too", async () => {
    const session = await startTyping();
    await session.open(FILE);
    await session.shown(FILE);
    for (const status of ["curren", "curre", "curr"]) {
      await session.change(FILE, [{ text: goodNote.replace("status: current", `status: ${status}`) }]);
      assert.deepEqual(await session.shown(FILE), []);
    }
    assert.deepEqual(await session.findings(FILE), ["frontmatter-enum: curr"]);
    await session.stop();
  });

  test("a finding that waits has its fixes at hand", async () => {
    const session = await startTyping();
    await session.open(FILE);
    await session.shown(FILE);
    await session.edit(FILE, "status: current", "status: curren");
    assert.deepEqual(await session.shown(FILE), []);
    assert.ok((await session.codeActions(FILE)).some(({ title }) => title === 'Change to "current"'));
    await session.stop();
  });

  test("documents that are not open are told of as ever", async () => {
    const session = await startTyping();
    await session.open(FILE);
    await session.shown(FILE);
    await session.edit(FILE, "status: current", "status: curren");
    const { pullInParts } = await import("../support/workspaceDiagnostics.ts");
    const reports = await pullInParts(session, []);
    const itemsOf = (file: string) =>
      reports.filter(({ uri }) => uri === session.uri(file)).flatMap((one) => (one.kind === "full" ? one.items : []));
    assert.deepEqual(itemsOf(FILE), []);
    assert.ok(rulesOf(itemsOf("docs/b.md")).includes("section-missing"));
    await session.stop();
  });
});
