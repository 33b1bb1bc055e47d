import type MarkdownIt from "markdown-it";
import { commands, type ExtensionContext, type WebviewPanel, window, workspace } from "vscode";
import type { Perfdoc } from "./activate.ts";
import { registerTools } from "./agents/languageModelTools.ts";
import { COMMANDS } from "./commandNames.ts";
import { DASHBOARD_VIEW } from "./dashboard/dashboardView.ts";
import { holdsDocuments } from "./holdsDocuments.ts";
import { MarkdownHook } from "./preview/markdownHook.ts";
import { SidebarTree } from "./views/sidebarTree.ts";

/** What other extensions, and tests, get of this one. */
export interface PerfdocApi {
  /** Resolves when the language server runs, or is known not to; starts it if nothing else has. */
  readonly ready: Promise<Perfdoc>;
  readonly isStarted: boolean;
  /** Resolves when it is known whether there is anything to start for. */
  readonly looked: Promise<void>;
  /** How long activation took, in milliseconds. */
  readonly activatedIn: number;
  /** What VS Code's Markdown preview asks extensions for. */
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
  stop(): Promise<void>;
}

/** What is there before the client is, which fills it. */
export interface Early {
  readonly sidebar: SidebarTree;
  readonly markdown: MarkdownHook;
}

/** What holds the client: most of the code, loaded when activation is over. */
export interface ClientModule {
  start(context: ExtensionContext, early: Early): Promise<Perfdoc>;
}

/**
 * Registers the commands, which wait for the client, and returns before anything else is loaded. The client is loaded when
 * a command runs, the sidebar shows or a Markdown file is open, and at once in a workspace that holds documents.
 */
export function activateSoon(context: ExtensionContext, load: () => Promise<ClientModule>): PerfdocApi {
  const begun = performance.now();
  let started: Promise<Perfdoc> | undefined;
  const start = () => {
    started ??= afterReturn()
      .then(load)
      .then((client) => client.start(context, { sidebar, markdown }));
    return started;
  };
  const sidebar = new SidebarTree(start);
  const markdown = new MarkdownHook();
  const opened = workspace.onDidOpenTextDocument((document) => startFor(document, start));
  for (const name of COMMANDS) {
    const run = async (...args: readonly unknown[]) => (await start()).run(name, args);
    context.subscriptions.push(commands.registerCommand(`perfdoc.${name}`, run));
  }
  const tools = registerTools(context, async (...call) => (await start()).callTool(...call));
  const revived = window.registerWebviewPanelSerializer(DASHBOARD_VIEW, {
    deserializeWebviewPanel: async (panel: WebviewPanel) => (await start()).dashboard.take(panel),
  });
  context.subscriptions.push(sidebar, opened, tools, revived);
  for (const document of workspace.textDocuments) startFor(document, start);
  const looked = afterReturn().then(async () => {
    if (started !== undefined) return;
    // Where the editor can't search, the first Markdown file has to be opened.
    if (await holdsDocuments(context.extension).catch(() => false)) start();
  });
  return {
    get ready() {
      return start();
    },
    get isStarted() {
      return started !== undefined;
    },
    looked,
    activatedIn: performance.now() - begun,
    extendMarkdownIt: markdown.extendMarkdownIt,
    stop: async () => (await started)?.stop(),
  };
}

function startFor({ languageId }: { readonly languageId: string }, start: () => void): void {
  if (languageId === "markdown") start();
}

function afterReturn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
