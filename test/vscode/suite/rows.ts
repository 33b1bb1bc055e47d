import type { TreeNode } from "../../../client/src/views/documentTree.ts";
import { perfdoc } from "./harness.ts";

/** The nodes below one, as the sidebar asks for them. */
export async function below(node?: TreeNode): Promise<readonly TreeNode[]> {
  return (await perfdoc()).view.getChildren(node);
}

/** A document of the sidebar, by the end of its path. */
export async function documentNode(path: string): Promise<TreeNode | undefined> {
  for (const group of await below()) {
    const found = (await below(group)).find((node) => node.kind === "document" && node.row.path.endsWith(path));
    if (found) return found;
  }
  return undefined;
}
