import assert from "node:assert/strict";
import { type CodeLens, commands, Uri, window } from "vscode";
import { type ModulesResult, modulesRequest } from "../../../server/src/lsp/client/newDocumentMessages.ts";
import { closeAll, diagnosticsOf, perfdoc, root, test, textOf, until, write } from "./harness.ts";

test("makes a new document through its inputs, where it is checked, and opens it with its first place selected", async () => {
  await write("packages/fresh/package.json", '{ "name": "@acme/fresh" }');
  const { client } = await perfdoc();
  await until("the module is known", async () => {
    const known = await client.sendRequest<ModulesResult>(modulesRequest.method, { uri: root().toString() });
    return known.modules.some(({ name }) => name === "fresh");
  });
  // Nothing checks documents beside the code here.
  const done = commands.executeCommand("perfdoc.newDocument", Uri.joinPath(root(), "packages/fresh"));
  await until("the document is open", async () => {
    await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return window.activeTextEditor?.document.uri.path.endsWith("/docs/fresh/performance.md");
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

test("opens the document that a module has already, and overwrites nothing", async () => {
  const before = await textOf(Uri.joinPath(root(), "docs/gateway/performance.md"));
  const done = commands.executeCommand("perfdoc.newDocument", Uri.joinPath(root(), "packages/gateway"));
  const { document } = await until("it is open", async () => {
    await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return window.activeTextEditor;
  });
  await done;
  assert.match(document.uri.path, /\/docs\/gateway\/performance\.md$/);
  assert.equal(document.getText(), before);
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
  const before = document.getText();
  await commands.executeCommand("type", { text: "x" });
  assert.equal(document.getText(), before);
  const lenses = await until("it has lenses", async () => {
    const found = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", document.uri);
    return found.length > 0 ? found : undefined;
  });
  assert.equal(lenses[0]?.command?.title, "100% complete");
  assert.deepEqual(diagnosticsOf(document.uri), []);
  await closeAll();
});
