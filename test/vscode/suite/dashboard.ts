import assert from "node:assert/strict";
import { commands, TabInputWebview, window } from "vscode";
import { closeAll, perfdoc, test, until } from "./harness.ts";

function panels() {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith("perfdoc.dashboard"));
}

test("the dashboard opens once, draws every document, and a click opens the place", async () => {
  await closeAll();
  await commands.executeCommand("perfdoc.openDashboard");
  const { dashboard } = await perfdoc();
  const drawn = await until("all is drawn", () =>
    dashboard.drawn?.data.detail === "history" && dashboard.drawn.isComplete ? dashboard.drawn : undefined,
  );
  assert.ok(drawn.data.documents.some(({ path }) => path === "docs/search/performance.md"));
  const document = drawn.data.documents.find(({ path }) => path === "docs/gateway/performance.md");
  assert.ok(document?.numbers.length);
  await commands.executeCommand("perfdoc.openDashboard");
  assert.equal(panels().length, 1);
  await dashboard.hear({ type: "open", path: "docs/nothing.md", line: 1 });
  await dashboard.hear({ type: "open", path: "../../etc/passwd", line: 1 });
  await dashboard.hear({ type: "run", command: "workbench.action.quit" });
  assert.equal(window.activeTextEditor, undefined);
  const line = document.numbers[0]?.line ?? 1;
  await dashboard.hear({ type: "open", path: document.path, line });
  const editor = await until("the document is open", () => window.activeTextEditor);
  assert.ok(editor.document.uri.path.endsWith("docs/gateway/performance.md"));
  assert.equal(editor.selection.start.line, line - 1);
  await commands.executeCommand("workbench.action.closeAllEditors");
  await until("the panel is gone", () => panels().length === 0 && dashboard.drawn === undefined);
});
