import assert from "node:assert/strict";
import { commands, env, ViewColumn, window, workspace } from "vscode";
import { closeAll, open, test, until } from "./harness.ts";
import { below, documentNode } from "./rows.ts";

const DOCUMENT = "gateway/performance.md";

function gateway() {
  return until("the document is there", () => documentNode(DOCUMENT));
}

test("opens a document of the sidebar to the side", async () => {
  await open("docs/search/performance.md");
  await commands.executeCommand("perfdoc.documents.openToSide", await gateway());
  const editor = window.activeTextEditor;
  assert.equal(editor?.viewColumn, ViewColumn.Two);
  assert.ok(editor?.document.uri.path.endsWith(DOCUMENT));
  await closeAll();
});

test("opens a section of the sidebar to the side, at its heading", async () => {
  await open("docs/search/performance.md");
  const sections = await below(await gateway());
  const section = sections.find(
    (one) => one.kind === "section" && one.section.range !== null && one.section.key !== "",
  );
  assert.ok(section?.kind === "section");
  await commands.executeCommand("perfdoc.documents.openToSide", section);
  const editor = window.activeTextEditor;
  assert.equal(editor?.viewColumn, ViewColumn.Two);
  assert.equal(editor?.document.lineAt(editor.selection.start).text, `## ${section.section.title}`);
  await closeAll();
});

test("copies a document's path from the workspace folder", async () => {
  await commands.executeCommand("perfdoc.documents.copyPath", await gateway());
  assert.equal(await env.clipboard.readText(), `docs/${DOCUMENT}`);
});

test("shows what the server did since it started", async () => {
  await commands.executeCommand("perfdoc.showPerformance");
  const log = await until("the log says so", () =>
    workspace.textDocuments.find(
      ({ uri, getText }) => uri.scheme === "output" && /Documents: \d+ open/.test(getText()),
    ),
  );
  assert.match(log.getText(), /Rules run since the start: \d+ on /);
});
