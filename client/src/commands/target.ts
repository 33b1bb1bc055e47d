import { Uri, window } from "vscode";
import type { TreeNode } from "../views/documentTree.ts";

/** The document that a command is for: of a row, at an address, else the active one. */
export function documentUri(argument: unknown): Uri | undefined {
  const uri = isTreeNode(argument) ? uriOf(argument) : argument;
  if (uri instanceof Uri) return uri;
  return typeof uri === "string" ? Uri.parse(uri) : window.activeTextEditor?.document.uri;
}

/** True for what the sidebar gives to a command of its rows. */
export function isTreeNode(argument: unknown): argument is TreeNode {
  if (typeof argument !== "object" || argument === null || !("kind" in argument) || !("id" in argument)) return false;
  return ["group", "document", "section", "item", "slot"].some((kind) => kind === argument.kind);
}

function uriOf(node: TreeNode): string | undefined {
  switch (node.kind) {
    case "group":
      return undefined;
    case "document":
      return node.row.uri;
    default:
      return node.uri;
  }
}
