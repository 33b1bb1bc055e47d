import assert from "node:assert/strict";
import { commands, TabInputWebview, Uri, window, workspace } from "vscode";
import { closeAll, diagnosticsOf, extension, open, perfdoc, root, test, textOf, until, write } from "./harness.ts";

const DOCUMENT = "docs/gateway/performance.md";

test("shows the problems of a workspace that holds documents before anything is opened, and how many there are", async () => {
  await until("the extension is active", () => extension().isActive);
  await until("it started by itself", () => extension().exports.isStarted);
  await until("there are diagnostics", () => diagnosticsOf(Uri.joinPath(root(), DOCUMENT)).length > 0);
  assert.deepEqual(
    workspace.textDocuments.map(({ fileName }) => fileName).filter((name) => name.endsWith(".md")),
    [],
  );
  const { view } = await perfdoc();
  const text = await textOf(Uri.joinPath(root(), DOCUMENT));
  const there = await until("the badge counts the problems that are there", () => view.badge || undefined);
  const wrong = await write("docs/wrong/performance.md", text.replace(/^status: .*/m, "status: currant"));
  await until("the badge counts its problem", () => view.badge > there);
  await workspace.fs.delete(wrong);
  await until("the badge forgets it", () => view.badge === there);
  console.log(`ℹ activate returned after ${extension().exports.activatedIn.toFixed(1)} ms`);
});

test("shows what is wrong in a document that was opened", async () => {
  const { document } = await open(DOCUMENT);
  const found = await until("there are diagnostics", () => {
    const ours = diagnosticsOf(document.uri);
    return ours.length > 0 ? ours : undefined;
  });
  assert.ok(found.every(({ code }) => typeof code === "object" && code.target.path === `/rules/${code.value}`));
  await closeAll();
});

test("registers each command of its manifest", async () => {
  const known = new Set(await commands.getCommands(true));
  const contributed: readonly { readonly command: string }[] = extension().packageJSON.contributes.commands;
  assert.deepEqual(
    contributed.filter(({ command }) => !known.has(command)),
    [],
  );
});

test("shows the page of a rule", async () => {
  await commands.executeCommand("perfdoc.showRule", "section-missing");
  await until("its preview is open", () => activeTab()?.label === "Preview section-missing.md");
  assert.ok(activeTab()?.input instanceof TabInputWebview);
  await closeAll();
});

test("opens that page where a finding leads to", async () => {
  const { document } = await open(DOCUMENT);
  const [found] = await until("there are diagnostics", () => {
    const ours = diagnosticsOf(document.uri);
    return ours.length > 0 ? ours : undefined;
  });
  assert.ok(typeof found?.code === "object");
  const { target, value } = found.code;
  await commands.executeCommand("vscode.open", target);
  await until("its preview is open", () => activeTab()?.label === `Preview ${value}.md`);
  await closeAll();
});

function activeTab() {
  return window.tabGroups.activeTabGroup.activeTab;
}
