import type { DocumentRow } from "../../server/src/lsp/client/messages.ts";

/** Nothing was found. */
export const quiet = { error: 0, warning: 0, information: 0, hint: 0 };

/** A row of the sidebar. */
export function row(path: string, completeness: number | null, more: Partial<DocumentRow> = {}): DocumentRow {
  return {
    uri: `file:///w/${path}`,
    path,
    folder: "file:///w",
    title: path,
    category: "performance",
    module: path.split("/")[0] ?? null,
    status: "draft",
    declaredCompleteness: null,
    completeness,
    places: completeness === null ? null : { filled: completeness, expected: 100 },
    missingSections: 0,
    openPlaces: 0,
    lastSynced: null,
    isOverdue: false,
    overdueReason: null,
    missedTargets: 0,
    findings: quiet,
    ...more,
  };
}
