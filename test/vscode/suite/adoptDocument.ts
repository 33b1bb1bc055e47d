import assert from "node:assert/strict";
import { commands, window } from "vscode";
import { closeAll, open, perfdoc, test, textOf, until, write } from "./harness.ts";

const TEXT = "# How fast it is\n\nFast.\n";

test("adopts a Markdown file through its inputs, in one step to undo, and saves nothing", async () => {
  const uri = await write("docs/suite/strange.md", TEXT);
  const done = commands.executeCommand("perfdoc.adoptDocument", uri);
  await until("the frontmatter is there", async () => {
    await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return window.activeTextEditor?.document.getText().startsWith("---\n");
  });
  await done;
  const editor = window.activeTextEditor;
  assert.ok(editor);
  assert.match(
    editor.document.getText(),
    /^---\nstatus: draft\nmodule: \S+\ncategory: performance\n[\s\S]*---\n\n# How/,
  );
  assert.ok(editor.document.getText().endsWith(TEXT));
  assert.equal(await textOf(uri), TEXT);
  const { store } = await perfdoc();
  await until("the sidebar has it", () => store.row(uri.toString()));
  await commands.executeCommand("undo");
  assert.equal(editor.document.getText(), TEXT);
  await closeAll();
});

test("changes nothing in a document that is ours already", async () => {
  const { document } = await open("docs/search/performance.md");
  const before = document.getText();
  await commands.executeCommand("perfdoc.adoptDocument");
  assert.equal(document.getText(), before);
  await closeAll();
});
