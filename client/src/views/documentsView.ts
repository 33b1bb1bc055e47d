import {
  commands,
  type Disposable,
  EventEmitter,
  type Memento,
  type TextEditor,
  type TreeDataProvider,
  type TreeView,
  window,
  workspace,
} from "vscode";
import { ARRANGEMENT_KEY, arrangementFrom, remember } from "./arrangementMemory.ts";
import type { DocumentStore } from "./documentStore.ts";
import {
  type Arrangement,
  arranged,
  type DocumentNode,
  type GroupNode,
  partsOf,
  problemsIn,
  slotsOf,
  type TreeNode,
} from "./documentTree.ts";
import { counted } from "./scoreText.ts";
import { treeItem } from "./treeItems.ts";

/** The sidebar: what the server says of the documents, arranged as the user wants it. */
export class DocumentsView implements TreeDataProvider<TreeNode>, Disposable {
  readonly #store: DocumentStore;
  readonly #memory: Memento;
  readonly #treeChanged = new EventEmitter<undefined>();
  readonly #tree: TreeView<TreeNode>;
  readonly #listeners: readonly Disposable[];
  #arrangement: Arrangement;
  #roots: readonly (GroupNode | DocumentNode)[] = [];

  readonly onDidChangeTreeData = this.#treeChanged.event;

  constructor(store: DocumentStore, memory: Memento) {
    this.#store = store;
    this.#memory = memory;
    this.#arrangement = arrangementFrom(memory.get(ARRANGEMENT_KEY));
    this.#tree = window.createTreeView("perfdoc.documents", { treeDataProvider: this, showCollapseAll: true });
    this.#listeners = [
      store.onDidChange(() => this.#show()),
      this.#tree.onDidChangeVisibility(({ visible }) => {
        if (visible) this.#followEditor(window.activeTextEditor);
      }),
      window.onDidChangeActiveTextEditor((editor) => this.#followEditor(editor)),
    ];
    this.#show();
  }

  get arrangement(): Arrangement {
    return this.#arrangement;
  }

  /** How many problems there are, as the sidebar's icon shows it. */
  get badge(): number {
    return this.#tree.badge?.value ?? 0;
  }

  /** Arranges the documents anew, and remembers that for the workspace. */
  async arrange(change: Partial<Arrangement>): Promise<void> {
    this.#arrangement = { ...this.#arrangement, ...change };
    this.#show();
    await remember(this.#memory, this.#arrangement);
  }

  getTreeItem(node: TreeNode) {
    return treeItem(node);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    switch (node?.kind) {
      case undefined:
        this.#store.want();
        return [...this.#roots];
      case "group":
        return [...node.documents];
      case "document":
        return [...partsOf(node, await this.#store.sections(node.row.uri))];
      case "section":
        return [...slotsOf(node), ...partsOf(node, node.section.sections)];
      case "slot":
        return [];
    }
  }

  getParent(node: TreeNode): TreeNode | undefined {
    switch (node.kind) {
      case "group":
        return undefined;
      case "document":
        return this.#roots.find(({ kind, id }) => kind === "group" && id === node.group);
      default:
        return node.parent;
    }
  }

  dispose(): void {
    for (const listener of [...this.#listeners, this.#tree, this.#treeChanged]) listener.dispose();
  }

  #show(): void {
    const { rows, state } = this.#store;
    const { filter } = this.#arrangement;
    this.#roots = arranged(rows, this.#arrangement);
    const isHidden = rows.length > 0 && this.#roots.length === 0;
    const seen = state === "loaded" ? (isHidden ? "hidden" : rows.length === 0 ? "none" : "some") : state;
    setContext("documents", seen);
    setContext("isFiltered", filter !== "");
    setContext(
      "documentUris",
      rows.map(({ uri }) => uri),
    );
    this.#tree.message = filter === "" || isHidden ? "" : `Filtered by “${filter}”`;
    this.#showBadge();
    this.#treeChanged.fire(undefined);
  }

  #showBadge(): void {
    const lacking = this.#store.rows.filter(({ findings }) => problemsIn(findings) > 0);
    const problems = lacking.reduce((sum, { findings }) => sum + problemsIn(findings), 0);
    const tooltip = `${counted(problems, "problem")} in ${counted(lacking.length, "performance document")}`;
    this.#tree.badge = problems > 0 ? { value: problems, tooltip } : undefined;
  }

  /** Selects the active document, and leaves the focus where it is. */
  async #followEditor(editor: TextEditor | undefined): Promise<void> {
    const follows = workspace.getConfiguration("perfdoc").get<boolean>("documents.followEditor", true);
    if (!editor || !follows || !this.#tree.visible) return;
    const uri = editor.document.uri.toString();
    const [selected] = this.#tree.selection;
    if (selected && selected.kind !== "group" && uriOf(selected) === uri) return;
    const node = this.#roots
      .flatMap((root) => (root.kind === "group" ? root.documents : root))
      .find((one) => one.row.uri === uri);
    if (node) await this.#tree.reveal(node, { select: true, focus: false });
  }
}

function uriOf(node: Exclude<TreeNode, GroupNode>): string {
  return node.kind === "document" ? node.row.uri : node.uri;
}

function setContext(key: string, value: unknown): void {
  commands.executeCommand("setContext", `perfdoc.${key}`, value);
}
