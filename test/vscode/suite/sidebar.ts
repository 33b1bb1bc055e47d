import assert from "node:assert/strict";
import { commands, window } from "vscode";
import type { TreeNode } from "../../../client/src/views/documentTree.ts";
import { closeAll, diagnosticOf, openNew, perfdoc, test, until, withoutLastSection } from "./harness.ts";
import { below, documentNode } from "./rows.ts";

async function labelOf(node: TreeNode): Promise<string> {
  const { accessibilityInformation } = (await perfdoc()).view.getTreeItem(node);
  return accessibilityInformation?.label ?? "";
}

async function find(nodes: readonly TreeNode[], start: string): Promise<TreeNode | undefined> {
  for (const node of nodes) if ((await labelOf(node)).startsWith(start)) return node;
  return undefined;
}

test("lists documents by module with the server's scores, to a screen reader too", async () => {
  await commands.executeCommand("perfdoc.documents.focus");
  const group = await until("the module is there", async () => find(await below(), "gateway, "));
  const documents = await below(group);
  const [scored] = documents;
  assert.ok(scored?.kind === "document");
  const { store } = await perfdoc();
  assert.equal(store.row(scored.row.uri)?.completeness, scored.row.completeness);
  assert.match(await labelOf(scored), / % complete, draft, /);
});

test("unfolds a document to its sections and what is open in them, and goes there", async () => {
  const node = await until("the document is there", () => documentNode("gateway/performance.md"));
  const slot = await until("there is an open place", () => firstSlot(node));
  const { view } = await perfdoc();
  const { command } = view.getTreeItem(slot);
  assert.ok(command);
  await commands.executeCommand(command.command, ...(command.arguments ?? []));
  const editor = await until("its document is open", () => window.activeTextEditor);
  assert.equal(editor.selection.start.line, slot.slot.range.start.line);
  await closeAll();
});

async function firstSlot(node: TreeNode): Promise<Extract<TreeNode, { readonly kind: "slot" }> | undefined> {
  for (const child of await below(node)) {
    const found = child.kind === "slot" ? child : await firstSlot(child);
    if (found) return found;
  }
  return undefined;
}

test("adds a missing section from its row, and keeps its rows' ids while it does", async () => {
  const editor = await openNew("docs/suite/row.md", withoutLastSection);
  await diagnosticOf(editor.document.uri, "section-missing");
  const node = await until("the document is there", () => documentNode("suite/row.md"));
  const before = await below(node);
  const { view } = await perfdoc();
  const missing = before.find((one) => view.getTreeItem(one).contextValue === "section.missing");
  assert.ok(missing?.kind === "section");
  await commands.executeCommand("perfdoc.documents.addSection", missing);
  assert.ok(editor.document.getText().includes(`\n## ${missing.section.title}\n`));
  await until("the row says so", async () => {
    const now = await documentNode("suite/row.md");
    const parts = now ? await below(now) : [];
    assert.deepEqual(
      parts.map(({ id }) => id),
      before.map(({ id }) => id),
    );
    return parts.every((one) => view.getTreeItem(one).contextValue !== "section.missing");
  });
  await closeAll();
});

test("groups, sorts and filters", async () => {
  const { view } = await perfdoc();
  await view.arrange({ groupBy: "status" });
  assert.ok(await find(await below(), "draft, "));
  await view.arrange({ groupBy: "none", sortBy: "score", filter: "draft docs/gateway/" });
  const [first] = await below();
  assert.ok(first?.kind === "document" && first.row.path.includes("gateway"));
  await view.arrange({ groupBy: "module", sortBy: "name", filter: "" });
});
