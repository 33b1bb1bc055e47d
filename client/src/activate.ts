import { type ExtensionContext, type LogOutputChannel, window, workspace } from "vscode";
import { type BaseLanguageClient, type LanguageClientOptions, State } from "vscode-languageclient";
import { trustGrantedNotification } from "../../server/src/lsp/client/messages.ts";
import type { Early } from "./activateSoon.ts";
import { callTool } from "./agents/callTool.ts";
import type { CallTool } from "./agents/languageModelTools.ts";
import { clientOptions } from "./clientOptions.ts";
import type { CommandName } from "./commandNames.ts";
import { commandTable } from "./commands/commandTable.ts";
import { providePreviews } from "./commands/importPreview.ts";
import { provideExample } from "./commands/openExample.ts";
import { DashboardPanel } from "./dashboard/dashboardPanel.ts";
import { answerFileRequests } from "./fileRequests.ts";
import { showInPreviews } from "./preview/previews.ts";
import { tellOfCursor } from "./restingCursor.ts";
import { handleRuleUris, rulePagesUri } from "./rulePages.ts";
import { openComparisons } from "./typing/openComparisons.ts";
import { pasteResults } from "./typing/pasteResults.ts";
import { suggestSnippets } from "./typing/suggestSnippets.ts";
import { followDocumentFolders } from "./views/documentFolders.ts";
import { DocumentStore } from "./views/documentStore.ts";
import { DocumentsView } from "./views/documentsView.ts";
import { ScoreStatusBar } from "./views/scoreStatusBar.ts";

/** The running extension. */
export interface Perfdoc {
  readonly client: BaseLanguageClient;
  readonly log: LogOutputChannel;
  readonly store: DocumentStore;
  readonly view: DocumentsView;
  readonly dashboard: DashboardPanel;
  /** Calls a tool for a language model. */
  readonly callTool: CallTool;
  run(name: CommandName, args: readonly unknown[]): unknown;
  stop(): Promise<void>;
}

export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** What desktop and browser both do: the client, the views and the commands. */
export async function startPerfdoc(
  context: ExtensionContext,
  { sidebar, markdown }: Early,
  createClient: CreateClient,
): Promise<Perfdoc> {
  const log = window.createOutputChannel("Perfdoc", { log: true });
  const client = createClient(clientOptions(log, rulePagesUri(context)));
  answerFileRequests(client);
  const trusted = workspace.onDidGrantWorkspaceTrust(() => tellOfTrust(client));
  const store = new DocumentStore(client, log);
  const view = new DocumentsView(store, context.workspaceState, sidebar);
  const dashboard = new DashboardPanel({ client, store, log, extension: context.extensionUri });
  context.subscriptions.push(
    dashboard,
    handleRuleUris(),
    log,
    store,
    view,
    trusted,
    tellOfCursor(client),
    suggestSnippets(),
    openComparisons((uri) => store.row(uri.toString()) !== undefined),
    new ScoreStatusBar(store),
    provideExample(context),
    providePreviews(),
    pasteResults(client),
    followDocumentFolders(client, store),
    showInPreviews(client, store, markdown),
  );
  client.onDidChangeState(({ newState }) => store.serverIs(newState));
  const perfdoc: Omit<Perfdoc, "run"> = {
    client,
    log,
    store,
    view,
    dashboard,
    callTool: (...call) => callTool(client, ...call),
    stop: () => stop(client),
  };
  // The badge, and who is a document, show without the sidebar.
  store.want();
  const table = commandTable(context, perfdoc);
  await client.start().catch((error: unknown) => {
    log.error("The language server did not start.", error);
    store.serverIs(State.Stopped);
  });
  return { ...perfdoc, run: (name, args) => table[name](...args) };
}

/** A server that starts later is told when it does. */
async function tellOfTrust(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning()) await client.sendNotification(trustGrantedNotification, {});
}

async function stop(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning()) await client.stop();
}
