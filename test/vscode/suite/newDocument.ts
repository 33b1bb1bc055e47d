import assert from "node:assert/strict";
import { type CodeLens, commands, Uri, window } from "vscode";
import { closeAll, diagnosticsOf, root, test, textOf, until } from "./harness.ts";

test("makes a new document through its inputs, and opens it with its first place selected", async () => {
  const folder = Uri.joinPath(root(), "docs/fresh");
  const done = commands.executeCommand("perfdoc.newDocument", folder);
  await until("the document is open", async () => {
    await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return window.activeTextEditor?.document.uri.path.startsWith(folder.path);
  });
  await done;
  const editor = window.activeTextEditor;
  assert.ok(editor);
  assert.match(await textOf(editor.document.uri), /^---\n[\s\S]*\n# /);
  assert.ok(!editor.selection.isEmpty, "a place is selected");
  await commands.executeCommand("jumpToNextSnippetPlaceholder");
  assert.ok(!editor.selection.isEmpty, "and so is the next one");
  await closeAll();
});

test("copies the template to where a team's own is looked for, and leaves one alone that is there", async () => {
  await commands.executeCommand("perfdoc.copyTemplate");
  const editor = await until("it is open", () => window.activeTextEditor);
  assert.match(editor.document.uri.path, /\.perfdoc\/templates\/\w+\.md$/);
  await editor.edit((edit) => edit.insert(editor.document.positionAt(0), ""));
  const before = await textOf(editor.document.uri);
  await commands.executeCommand("perfdoc.copyTemplate");
  assert.equal(await textOf(editor.document.uri), before);
  await closeAll();
});

test("opens an example that can't be changed, with its score", async () => {
  await commands.executeCommand("perfdoc.openExample");
  const editor = await until("it is open", () => window.activeTextEditor);
  const { document } = editor;
  assert.equal(document.languageId, "markdown");
  assert.equal(document.isUntitled, false);
  assert.equal(await editor.edit((edit) => edit.insert(document.positionAt(0), "x")).then(Boolean, () => false), false);
  const lenses = await until("it has lenses", async () => {
    const found = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", document.uri);
    return found.length > 0 ? found : undefined;
  });
  assert.equal(lenses[0]?.command?.title, "100% complete");
  assert.deepEqual(diagnosticsOf(document.uri), []);
  await closeAll();
});
