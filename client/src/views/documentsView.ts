import { commands, type Disposable, l10n, type Memento, type TreeDataProvider, window, workspace } from "vscode";
import { ARRANGEMENT_KEY, arrangementFrom, remember } from "./arrangementMemory.ts";
import type { DocumentStore } from "./documentStore.ts";
import {
  type Arrangement,
  arranged,
  type DocumentNode,
  type GroupNode,
  itemsOf,
  listed,
  partsOf,
  problemsIn,
  slotsOf,
  type TreeNode,
} from "./documentTree.ts";
import { ExpansionMemory } from "./expansionMemory.ts";
import { problemsText } from "./scoreText.ts";
import type { SidebarTree } from "./sidebarTree.ts";
import { treeItem } from "./treeItems.ts";

/** The sidebar: what the server says of the documents, arranged as the user wants it. */
export class DocumentsView implements TreeDataProvider<TreeNode>, Disposable {
  readonly #store: DocumentStore;
  readonly #memory: Memento;
  readonly #expansion: ExpansionMemory;
  readonly #sidebar: SidebarTree;
  readonly #listeners: readonly Disposable[];
  #arrangement: Arrangement;
  #roots: readonly (GroupNode | DocumentNode)[] = [];
  /** The active document whose row was revealed; undefined where that has still to be done. */
  #followed: string | undefined;
  /** The row that following unfolds, which is not its user's wish. */
  #unfolding: string | undefined;
  /** Ends the bar above the rows; undefined where none runs. */
  #endProgress: (() => void) | undefined;

  constructor(store: DocumentStore, memory: Memento, sidebar: SidebarTree) {
    this.#store = store;
    this.#memory = memory;
    this.#expansion = new ExpansionMemory(memory);
    this.#arrangement = arrangementFrom(memory.get(ARRANGEMENT_KEY));
    this.#sidebar = sidebar;
    this.#listeners = [
      store.onDidChange(() => this.#show()),
      this.#tree.onDidChangeVisibility(() => this.#followAnew()),
      window.onDidChangeActiveTextEditor(() => this.#followAnew()),
      this.#tree.onDidExpandElement(({ element }) => this.#expanded(element)),
      this.#tree.onDidCollapseElement(({ element }) => this.#expansion.set(element, false)),
    ];
    sidebar.take(this);
    this.#show();
  }

  get #tree() {
    return this.#sidebar.view;
  }

  get arrangement(): Arrangement {
    return this.#arrangement;
  }

  /** How many problems there are, as the sidebar's icon shows it. */
  get badge(): number {
    return this.#tree.badge?.value ?? 0;
  }

  /** The row that is selected. */
  get selected(): TreeNode | undefined {
    return this.#tree.selection[0];
  }

  /** Arranges the documents anew, and remembers that for the workspace. */
  async arrange(change: Partial<Arrangement>): Promise<void> {
    this.#arrangement = { ...this.#arrangement, ...change };
    this.#followed = undefined;
    this.#show();
    await remember(this.#memory, this.#arrangement);
  }

  getTreeItem(node: TreeNode) {
    return treeItem(node, this.#arrangement, this.#expansion.isExpanded(node));
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
        return [...slotsOf(node), ...itemsOf(node), ...partsOf(node, node.section.sections)];
      case "item":
        return [...slotsOf(node)];
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
    this.#showProgress(false);
    for (const listener of this.#listeners) listener.dispose();
  }

  #show(): void {
    const { rows, state } = this.#store;
    const { filter } = this.#arrangement;
    this.#roots = arranged(rows, this.#arrangement);
    const shown = listed(rows, this.#arrangement);
    const isHidden = shown.length > 0 && this.#roots.length === 0;
    const empty = rows.length > 0 ? "related" : "none";
    const seen = isHidden ? "hidden" : shown.length === 0 ? empty : "some";
    setContext("documents", state === "loaded" ? seen : state);
    setContext("isFiltered", filter !== "");
    setContext("showsRelated", this.#arrangement.showsRelated);
    setContext(
      "documentUris",
      rows.map(({ uri }) => uri),
    );
    this.#tree.message = filter === "" || isHidden ? "" : l10n.t("Filtered by “{0}”", filter);
    this.#showProgress(state === "loading");
    this.#showBadge();
    this.#sidebar.changed();
    this.#followEditor();
  }

  /** A bar runs above the rows until they are there. */
  #showProgress(isLoading: boolean): void {
    if (isLoading === (this.#endProgress !== undefined)) return;
    this.#endProgress?.();
    this.#endProgress = undefined;
    if (!isLoading) return;
    const ended = new Promise<void>((resolve) => {
      this.#endProgress = resolve;
    });
    window.withProgress({ location: { viewId: this.#sidebar.id } }, () => ended);
  }

  #showBadge(): void {
    const lacking = listed(this.#store.rows, this.#arrangement).filter(({ findings }) => problemsIn(findings) > 0);
    const problems = lacking.reduce((sum, { findings }) => sum + problemsIn(findings), 0);
    const tooltip = problemsText(problems, lacking.length);
    this.#tree.badge = problems > 0 ? { value: problems, tooltip } : undefined;
  }

  async #expanded(element: TreeNode): Promise<void> {
    const isOurs = element.id === this.#unfolding;
    this.#unfolding = undefined;
    if (!isOurs) await this.#expansion.set(element, true);
  }

  #followAnew(): void {
    this.#followed = undefined;
    this.#followEditor();
  }

  /** Selects the active document's row and unfolds it, once, and leaves the focus where it is. */
  async #followEditor(): Promise<void> {
    const uri = window.activeTextEditor?.document.uri.toString();
    if (uri === undefined || uri === this.#followed || !this.#tree.visible) return;
    if (!workspace.getConfiguration("perfdoc").get<boolean>("documents.followEditor", true)) return;
    const node = this.#roots
      .flatMap((root) => (root.kind === "group" ? root.documents : root))
      .find((one) => one.row.uri === uri);
    if (!node) return;
    this.#followed = uri;
    const [selected] = this.#tree.selection;
    // A click on one of its rows has brought the document to the front.
    if (selected && selected.kind !== "group" && uriOf(selected) === uri) return;
    if (!this.#expansion.isExpanded(node)) this.#unfolding = node.id;
    await this.#tree.reveal(node, { select: true, focus: false, expand: true });
  }
}

function uriOf(node: Exclude<TreeNode, GroupNode>): string {
  return node.kind === "document" ? node.row.uri : node.uri;
}

function setContext(key: string, value: unknown): void {
  commands.executeCommand("setContext", `perfdoc.${key}`, value);
}
