import assert from "node:assert/strict";
import { commands, Uri, window } from "vscode";
import { closeAll, root, test, textOf, until } from "./harness.ts";

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

test("opens an example that belongs to no file", async () => {
  await commands.executeCommand("perfdoc.openExample");
  const editor = await until("it is open", () => window.activeTextEditor);
  assert.equal(editor.document.isUntitled, true);
  assert.equal(editor.document.languageId, "markdown");
  await closeAll();
});
