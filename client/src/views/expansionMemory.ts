import type { Memento } from "vscode";
import type { TreeNode } from "./documentTree.ts";

/** Where the workspace's memory keeps what is unfolded. */
export const EXPANSION_KEY = "documents.expansion";

/** So many rows are remembered, those that changed last. */
const MOST_REMEMBERED = 500;

/** Which rows are folded and unfolded, over reloads and whatever the documents are grouped by. */
export class ExpansionMemory {
  readonly #memory: Pick<Memento, "get" | "update">;
  /** Rows that are not as they are by themselves: groups are unfolded, everything else is folded. */
  readonly #changed: Set<string>;

  constructor(memory: Pick<Memento, "get" | "update">) {
    this.#memory = memory;
    const remembered = memory.get<unknown>(EXPANSION_KEY);
    const keys: readonly unknown[] = Array.isArray(remembered) ? remembered : [];
    this.#changed = new Set(keys.filter((key) => typeof key === "string"));
  }

  isExpanded(node: TreeNode): boolean {
    return this.#changed.has(keyOf(node)) !== (node.kind === "group");
  }

  async set(node: TreeNode, isExpanded: boolean): Promise<void> {
    const key = keyOf(node);
    this.#changed.delete(key);
    if (isExpanded !== (node.kind === "group")) this.#changed.add(key);
    for (const oldest of [...this.#changed].slice(0, -MOST_REMEMBERED)) this.#changed.delete(oldest);
    await this.#memory.update(EXPANSION_KEY, [...this.#changed]);
  }
}

/** The same in every group that holds the document. */
function keyOf(node: TreeNode): string {
  switch (node.kind) {
    case "group":
      return node.id;
    case "document":
      return node.row.uri;
    default:
      return keyOf(node.parent) + node.id.slice(node.parent.id.length);
  }
}
