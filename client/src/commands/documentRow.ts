import { commands, env, ViewColumn, window } from "vscode";
import type { TreeNode } from "../views/documentTree.ts";
import { rangeFrom } from "../views/treeItems.ts";
import { documentUri, isTreeNode } from "./target.ts";

/** Selects the place of a row, and gives the editor the keyboard: what is typed next is written there. */
export async function fillIn(node: unknown): Promise<void> {
  const range = isTreeNode(node) ? placeOf(node) : null;
  const uri = isTreeNode(node) ? documentUri(node) : undefined;
  if (uri && range) await window.showTextDocument(uri, { selection: rangeFrom(range) });
}

/** Opens the place of a row beside the active editor. */
export async function openToSide(node: unknown): Promise<void> {
  const uri = isTreeNode(node) ? documentUri(node) : undefined;
  if (!uri || !isTreeNode(node)) return;
  const range = placeOf(node);
  await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, ...(range && { selection: rangeFrom(range) }) });
}

export async function revealInExplorer(node: unknown): Promise<void> {
  if (isTreeNode(node)) await commands.executeCommand("revealInExplorer", documentUri(node));
}

export async function copyPath(node: unknown): Promise<void> {
  if (isTreeNode(node) && node.kind === "document") await env.clipboard.writeText(node.row.path);
}

/** The place of a row in its document; null for a document itself. */
export function placeOf(node: TreeNode) {
  switch (node.kind) {
    case "section":
      return node.section.range;
    case "item":
      return node.item.range;
    case "slot":
      return node.slot.range;
    default:
      return null;
  }
}
