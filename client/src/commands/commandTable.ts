import { commands, type ExtensionContext } from "vscode";
import type { Perfdoc } from "../activate.ts";
import type { CommandName } from "../commandNames.ts";
import { showRule } from "../rulePages.ts";
import { adoptDocument } from "./adoptDocument.ts";
import { filterDocuments, groupDocuments, sortDocuments } from "./arrangeDocuments.ts";
import { importResults, updateResults } from "./benchmarkResults.ts";
import { copyTemplate } from "./copyTemplate.ts";
import { copyPath, fillIn, openToSide, revealInExplorer } from "./documentRow.ts";
import { fixAll } from "./fixAll.ts";
import { addSection, insertMissingSections } from "./insertMissingSections.ts";
import { markAsSynced } from "./markAsSynced.ts";
import { newDocument } from "./newDocument.ts";
import { openExample } from "./openExample.ts";
import { goToOpenPlace } from "./openPlace.ts";
import { reportIssue } from "./reportIssue.ts";
import { restartServer } from "./restartServer.ts";
import { showPerformance } from "./showPerformance.ts";
import { showReferences } from "./showReferences.ts";

export type CommandTable = Readonly<Record<CommandName, (...args: readonly unknown[]) => unknown>>;

/** What each command does. */
export function commandTable(
  context: ExtensionContext,
  { client, dashboard, log, store, view }: Pick<Perfdoc, "client" | "dashboard" | "log" | "store" | "view">,
): CommandTable {
  return {
    newDocument: (place) => newDocument(client, place),
    adoptDocument: (target) => adoptDocument(client, target),
    insertMissingSections: (target) => insertMissingSections(client, target),
    fixAll: (target) => fixAll(client, target),
    markAsSynced: (target) => markAsSynced(client, target),
    copyTemplate: () => copyTemplate(context),
    openExample: () => openExample(),
    openDashboard: () => dashboard.open(),
    openWalkthrough: () => commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.id}#start`),
    showLog: () => log.show(),
    showPerformance: () => showPerformance(client, log),
    restartServer: () => restartServer(client),
    reportIssue: () => reportIssue(context),
    nextOpenPlace: (target) => goToOpenPlace(client, "next", target),
    previousOpenPlace: (target) => goToOpenPlace(client, "previous", target),
    "documents.groupBy": () => groupDocuments(view),
    "documents.sortBy": () => sortDocuments(view),
    "documents.filter": () => filterDocuments(view),
    "documents.clearFilter": () => view.arrange({ filter: "" }),
    "documents.showRelated": () => view.arrange({ showsRelated: true }),
    "documents.hideRelated": () => view.arrange({ showsRelated: false }),
    "documents.refresh": () => store.refresh(),
    "documents.addSection": (node) => addSection(client, node),
    "documents.fillIn": fillIn,
    "documents.openToSide": openToSide,
    "documents.revealInExplorer": revealInExplorer,
    "documents.copyPath": copyPath,
    showRule: (id) => showRule(context, id),
    showReferences: (uri, position) => showReferences(client, uri, position),
    importBenchmarkResults: (target) => importResults(client, target),
    updateResults: (uri, position) => updateResults(client, uri, position),
  };
}
