import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import {
  ConfigurationTarget,
  commands,
  languages,
  type Range,
  Selection,
  type TextEditor,
  window,
  workspace,
} from "vscode";
import {
  closeAll,
  codeOf,
  diagnosticOf,
  diagnosticsOf,
  openNew,
  perfdoc,
  placeOf,
  root,
  test,
  textOf,
  until,
  write,
} from "./harness.ts";

/** Puts the cursor at a place, and types there as a user does. */
async function type(editor: TextEditor, place: Range["start"], text: string): Promise<void> {
  editor.selection = new Selection(place, place);
  for (const letter of text) await commands.executeCommand("type", { text: letter });
}

test("says nothing of a line while it is typed, nor of what it makes missing elsewhere", async () => {
  const editor = await openNew("docs/suite/quiet.md");
  const { document } = editor;
  // What lies beyond the text is looked at last.
  const { client } = await perfdoc();
  await client.sendRequest("perfdoc/counters", { whenIdle: true });
  await diagnosticOf(document.uri, "link-placeholder");
  const seen = new Set<string>();
  const watching = languages.onDidChangeDiagnostics(() => {
    for (const one of diagnosticsOf(document.uri)) seen.add(codeOf(one));
  });
  const known = new Set(diagnosticsOf(document.uri).map(codeOf));
  await type(editor, document.lineAt(placeOf(document, "status:")).range.end, "xyz");
  await client.sendRequest("perfdoc/counters", { whenIdle: true });
  assert.deepEqual(
    [...seen].filter((code) => !known.has(code)),
    [],
  );
  watching.dispose();
  await commands.executeCommand("cursorBottom");
  await diagnosticOf(document.uri, "frontmatter-enum");
  await closeAll();
});

test("leaves to VS Code what VS Code checks itself", async () => {
  const { document } = await openNew("docs/suite/twice.md", (text) => `${text}\n[There](./nowhere.md).\n`);
  await diagnosticOf(document.uri, "link-file");
  const settings = workspace.getConfiguration("markdown.validate");
  await settings.update("enabled", true, ConfigurationTarget.Workspace);
  await until("VS Code alone reports it", () => {
    const place = placeOf(document, "./nowhere.md");
    const found = languages.getDiagnostics(document.uri).filter(({ range }) => range.contains(place));
    return found.length === 1 && found[0]?.source !== "perfdoc";
  });
  await settings.update("enabled", undefined, ConfigurationTarget.Workspace);
  await diagnosticOf(document.uri, "link-file");
  await closeAll();
});

test("shows what is there after folders came, moved and went outside of the editor", async () => {
  const { document } = await openNew("docs/suite/ghost.md");
  const text = await textOf(document.uri);
  await closeAll();
  const { store } = await perfdoc();
  store.want();
  const at = (folder: string) => path.join(root().fsPath, folder);
  const rowsIn = (folder: string) => store.rows.filter((row) => row.path.startsWith(`${folder}/`)).length;
  const problemsIn = (folder: string) =>
    languages
      .getDiagnostics()
      .filter(([uri, found]) => uri.fsPath.startsWith(`${at(folder)}${path.sep}`) && found.length > 0).length;
  const shows = (folder: string, count: number) =>
    until(`${folder} has ${count} documents`, () => rowsIn(folder) === count && problemsIn(folder) === count);

  for (const name of ["one", "two/deep"]) await write(`docs/ghosts/${name}/a.md`, text);
  await shows("docs/ghosts", 2);
  renameSync(at("docs/ghosts"), at("docs/moved"));
  await shows("docs/moved", 2);
  await shows("docs/ghosts", 0);
  mkdirSync(at("outside"));
  renameSync(at("docs/moved/one"), at("outside/one"));
  await shows("docs/moved", 1);
  renameSync(at("outside/one"), at("docs/new"));
  await shows("docs/new", 1);
  rmSync(at("docs/new"), { recursive: true });
  rmSync(at("docs/moved"), { recursive: true });
  rmSync(at("outside"), { recursive: true });
  await shows("docs/new", 0);
  await shows("docs/moved", 0);
  assert.equal(window.activeTextEditor, undefined);
});
