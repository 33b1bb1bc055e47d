/** The commands that the manifest contributes, without `perfdoc.`. */
export const COMMANDS = [
  "newDocument",
  "adoptDocument",
  "insertMissingSections",
  "fixAll",
  "markAsSynced",
  "copyTemplate",
  "openExample",
  "openWalkthrough",
  "showLog",
  "showPerformance",
  "restartServer",
  "reportIssue",
  "documents.groupBy",
  "documents.sortBy",
  "documents.filter",
  "documents.clearFilter",
  "documents.refresh",
  "documents.addSection",
  "documents.openToSide",
  "documents.revealInExplorer",
  "documents.copyPath",
  "showReferences",
  "showRule",
] as const;

export type CommandName = (typeof COMMANDS)[number];
