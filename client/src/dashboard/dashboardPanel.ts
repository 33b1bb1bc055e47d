import {
  Disposable,
  env,
  type LogOutputChannel,
  l10n,
  Range,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { OpenPlace, ShowDashboard } from "../../../server/src/dashboard/webviewMessages.ts";
import {
  type DashboardParams,
  type DashboardResult,
  dashboardRequest,
} from "../../../server/src/lsp/client/dashboardMessages.ts";
import type { DocumentStore } from "../views/documentStore.ts";
import { DASHBOARD_VIEW } from "./dashboardView.ts";
import { pageHtml, pageMessage } from "./pageMessages.ts";

/** So long nothing may change before the dashboard is drawn anew. */
const REST_MS = 500;
/** What is quick to know is drawn first. */
const STAGES: readonly DashboardParams["detail"][] = ["documents", "numbers", "history"];

interface DashboardParts {
  readonly client: BaseLanguageClient;
  readonly store: DocumentStore;
  readonly log: LogOutputChannel;
  readonly extension: Uri;
}

/** The one panel that draws what is known of all documents; there is none until somebody wants it. */
export class DashboardPanel implements Disposable {
  readonly #parts: DashboardParts;
  readonly #listener: Disposable;
  #panel: WebviewPanel | undefined;
  #ofPanel: Disposable | undefined;
  /** What was drawn last. */
  #drawn: DashboardResult | undefined;
  #isStale = true;
  /** Counts the rounds of asking: an answer to an earlier one is late. */
  #round = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: DashboardParts) {
    this.#parts = parts;
    this.#listener = parts.store.onDidChange(() => this.#changed());
  }

  /** What is drawn; undefined before anything is. */
  get drawn(): DashboardResult | undefined {
    return this.#panel && this.#drawn;
  }

  open(): void {
    if (this.#panel) this.#panel.reveal();
    else this.take(window.createWebviewPanel(DASHBOARD_VIEW, l10n.t("Performance Dashboard"), ViewColumn.Active));
  }

  /** Draws in a panel: a new one, or that of a window that was loaded again. */
  take(panel: WebviewPanel): void {
    this.#panel?.dispose();
    const { webview } = panel;
    const files = Uri.joinPath(this.#parts.extension, "dist");
    webview.options = { enableScripts: true, localResourceRoots: [files] };
    this.#panel = panel;
    this.#ofPanel = Disposable.from(
      webview.onDidReceiveMessage((message: unknown) => this.hear(message)),
      panel.onDidChangeViewState(() => this.#draw()),
      panel.onDidDispose(() => this.#gone()),
    );
    const uriOf = (name: string) => webview.asWebviewUri(Uri.joinPath(files, name)).toString();
    webview.html = pageHtml(
      { script: uriOf("dashboard.js"), style: uriOf("dashboard.css") },
      { source: webview.cspSource, nonce: crypto.randomUUID(), language: env.language, title: panel.title },
    );
  }

  /** Does what the page wants; whatever else it may say is not heard. */
  async hear(message: unknown): Promise<void> {
    const said = pageMessage(message);
    if (said?.type === "open") await this.#openPlace(said);
    if (said?.type !== "ready") return;
    if (this.#drawn) this.#post(this.#drawn);
    await this.#draw();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#panel?.dispose();
  }

  #gone(): void {
    clearTimeout(this.#timer);
    this.#ofPanel?.dispose();
    this.#panel = undefined;
    this.#drawn = undefined;
    this.#isStale = true;
    this.#round++;
  }

  #changed(): void {
    this.#isStale = true;
    clearTimeout(this.#timer);
    if (this.#panel?.visible) this.#timer = setTimeout(() => this.#draw(), REST_MS);
  }

  async #draw(): Promise<void> {
    if (!this.#panel?.visible || !this.#isStale) return;
    this.#isStale = false;
    this.#round++;
    const round = this.#round;
    try {
      // What is drawn already stays until all is known.
      for (const detail of this.#drawn ? STAGES.slice(-1) : STAGES) {
        const result = await this.#parts.client.sendRequest(dashboardRequest, { detail });
        if (round !== this.#round) return;
        if (result) this.#post(result);
      }
    } catch (error) {
      this.#isStale = true;
      this.#parts.log.error("The dashboard could not be drawn.", error);
    }
  }

  #post(result: DashboardResult): void {
    this.#drawn = result;
    const texts = l10n.bundle;
    const message: ShowDashboard = { type: "dashboard", data: result.data, ...(texts && { texts }) };
    this.#panel?.webview.postMessage(message);
  }

  async #openPlace({ path, line }: OpenPlace): Promise<void> {
    const uri = this.#uriOf(path);
    if (!uri) return;
    const at = new Range(line - 1, 0, line - 1, 0);
    const group = window.visibleTextEditors.find(({ viewColumn }) => viewColumn !== undefined)?.viewColumn;
    try {
      await window.showTextDocument(uri, { viewColumn: group ?? ViewColumn.Beside, selection: at });
    } catch (error) {
      this.#parts.log.warn(`${path} could not be opened from the dashboard.`, error);
    }
  }

  /** A document, or another file of the workspace that the graph shows. */
  #uriOf(path: string): Uri | undefined {
    const { uris, data } = this.#drawn ?? {};
    const uri = uris && Object.hasOwn(uris, path) ? uris[path] : undefined;
    if (uri !== undefined) return Uri.parse(uri);
    const isFile = data?.graph.nodes.some(({ id, kind }) => kind === "file" && id === path) ?? false;
    const [folder, ...others] = workspace.workspaceFolders ?? [];
    return isFile && folder && others.length === 0 ? Uri.joinPath(folder.uri, path) : undefined;
  }
}
