import { type Disposable, EventEmitter, type TreeDataProvider, type TreeView, window } from "vscode";
import type { TreeNode } from "./documentTree.ts";

/**
 * The sidebar's tree, there from activation on; its rows come with the client. It stays the same tree: of one that takes
 * the place of another, an older VS Code does not tell whether it is visible.
 */
export class SidebarTree implements TreeDataProvider<TreeNode>, Disposable {
  readonly id = "perfdoc.documents";
  readonly view: TreeView<TreeNode>;
  readonly #changed = new EventEmitter<undefined>();
  readonly #wanted: () => void;
  #rows: TreeDataProvider<TreeNode> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  /** @param wanted Called when rows are asked for that are not there yet. */
  constructor(wanted: () => void) {
    this.#wanted = wanted;
    this.view = window.createTreeView(this.id, { treeDataProvider: this, showCollapseAll: true });
  }

  /** From now on the rows are asked of whoever has them, and whenever it says that they are others. */
  take(rows: TreeDataProvider<TreeNode>): void {
    this.#rows = rows;
  }

  /** Says that the rows are others. */
  changed(): void {
    this.#changed.fire(undefined);
  }

  getTreeItem(node: TreeNode) {
    return this.#rows?.getTreeItem(node) ?? {};
  }

  getChildren(node?: TreeNode) {
    if (this.#rows) return this.#rows.getChildren(node);
    this.#wanted();
    return [];
  }

  getParent(node: TreeNode) {
    return this.#rows?.getParent?.(node);
  }

  dispose(): void {
    this.view.dispose();
    this.#changed.dispose();
  }
}
