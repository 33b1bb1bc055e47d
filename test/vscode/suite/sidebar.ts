import assert from "node:assert/strict";
import { commands, window } from "vscode";
import type { TreeNode } from "../../../client/src/views/documentTree.ts";
import { closeAll, diagnosticOf, open, openNew, perfdoc, test, until, withoutLastSection } from "./harness.ts";
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
  assert.match(await labelOf(scored), /% complete, draft, /);
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

test("lists what is open in an item under the item's own heading, with what is expected", async () => {
  const editor = await openNew("docs/suite/items.md");
  const node = await until("the document is there", () => documentNode("suite/items.md"));
  const item = await until("there is an item", () => firstOf("item", node));
  assert.ok(item.kind === "item");
  assert.ok(editor.document.getText().includes(` ${item.item.title}\n`));
  const { view } = await perfdoc();
  assert.match(String(view.getTreeItem(item).description), /^\d+ places? open$/);
  const [slot] = (await below(item)).filter((one) => one.kind === "slot" && one.slot.state === "placeholder");
  assert.ok(slot?.kind === "slot");
  assert.equal(view.getTreeItem(slot).description, slot.slot.expected);
  await closeAll();
});

test("a click on an open place selects its placeholder: typing leaves the label", async () => {
  const editor = await openNew("docs/suite/click.md");
  const { document } = editor;
  const label = document.getText().match(/^- \*\*[^*]+:\*\* (?=X ?ms)/m)?.[0];
  assert.ok(label);
  const node = await until("the document is there", () => documentNode("suite/click.md"));
  const isIt = (one: TreeNode) => one.kind === "slot" && label.includes(`**${one.slot.label}:**`);
  const slot = await until("the place is there", () => firstOf("slot", node, isIt));
  const { command } = (await perfdoc()).view.getTreeItem(slot);
  assert.ok(command);
  await commands.executeCommand(command.command, ...(command.arguments ?? []));
  await until("it is selected", () => /^X ?ms$/.test(document.getText(editor.selection)));
  await commands.executeCommand("type", { text: "12 ms" });
  assert.ok(document.getText().includes(`${label}12 ms\n`));
  await closeAll();
});

test("goes to the next and the previous open place, round, and says when none is left", async () => {
  const editor = await openNew("docs/suite/next.md");
  const { document } = editor;
  const go = async (which: "next" | "previous") => {
    await commands.executeCommand(`perfdoc.${which}OpenPlace`);
    return document.getText(editor.selection);
  };
  const first = await go("next");
  assert.notEqual(first, "");
  const at = editor.selection.start;
  await go("next");
  assert.ok(editor.selection.start.isAfter(at));
  assert.equal(await go("previous"), first);
  await go("previous");
  assert.ok(editor.selection.start.isAfter(at), "behind the first one comes the last");
  assert.equal(await go("next"), first);
  await closeAll();
  await open("docs/search/performance.md");
  const before = window.activeTextEditor?.selection;
  await commands.executeCommand("perfdoc.nextOpenPlace");
  assert.ok(before && window.activeTextEditor?.selection.isEqual(before));
  await closeAll();
});

test("reveals the row of the active document and unfolds it", async () => {
  await commands.executeCommand("perfdoc.documents.focus");
  await until("the document is there", () => documentNode("gateway/performance.md"));
  await open("docs/gateway/performance.md");
  const { view } = await perfdoc();
  const node = await until("its row is selected", () =>
    view.selected?.kind === "document" && view.selected.row.path === "docs/gateway/performance.md"
      ? view.selected
      : undefined,
  );
  assert.equal(node.kind, "document");
  await closeAll();
});

test("offers to add sections only where some are missing", async () => {
  const { view } = await perfdoc();
  const whole = await openNew("docs/suite/whole.md");
  const node = await until("the document is there", () => documentNode("suite/whole.md"));
  assert.equal(view.getTreeItem(node).contextValue, "document.whole.open");
  const text = whole.document.getText();
  await whole.edit((edit) => edit.insert(whole.document.positionAt(text.length), ""));
  await closeAll();
  await openNew("docs/suite/lacking.md", withoutLastSection);
  await until("it lacks one", async () => {
    const row = await documentNode("suite/lacking.md");
    return row && view.getTreeItem(row).contextValue === "document.lacking.open";
  });
  await closeAll();
});

async function firstSlot(node: TreeNode): Promise<Extract<TreeNode, { readonly kind: "slot" }> | undefined> {
  const found = await firstOf("slot", node);
  return found?.kind === "slot" ? found : undefined;
}

async function firstOf(
  kind: TreeNode["kind"],
  node: TreeNode,
  isIt: (node: TreeNode) => boolean = () => true,
): Promise<TreeNode | undefined> {
  for (const child of await below(node)) {
    const found = child.kind === kind && isIt(child) ? child : await firstOf(kind, child, isIt);
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
  await view.arrange({ groupBy: "none", sortBy: "sync", filter: "" });
  await view.arrange({ groupBy: "sync" });
  assert.ok(await find(await below(), "Up to date, "));
  await view.arrange({ groupBy: "targets" });
  assert.ok(await find(await below(), "Targets missed, "));
  await view.arrange({ groupBy: "module", sortBy: "name" });
});

test("lists documents of other kinds only where they are wanted", async () => {
  assert.equal(await documentNode("gateway/architecture.md"), undefined);
  await commands.executeCommand("perfdoc.documents.showRelated");
  assert.ok(await documentNode("gateway/architecture.md"));
  await commands.executeCommand("perfdoc.documents.hideRelated");
  assert.equal(await documentNode("gateway/architecture.md"), undefined);
});
