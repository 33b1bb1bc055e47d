import type { CheckedDocument } from "../check/check.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { type Overview, overviewOf } from "../features/overview.ts";
import type { CheckedHead } from "./dashboardOf.ts";

/** What the dashboard has of a document that was checked. */
export function headOf(document: PerfDocument, checked: CheckedDocument): CheckedHead {
  return headFrom(document.uri, overviewOf(document, checked));
}

export function headFrom(uri: string, overview: Overview): CheckedHead {
  const { title, module, category, status, declaredCompleteness, completeness, places, lastSynced } = overview;
  const { isOverdue, overdueReason, missedTargets } = overview;
  return {
    uri,
    title,
    module,
    category,
    status,
    declaredCompleteness,
    completeness,
    places,
    lastSynced,
    isOverdue,
    overdueReason,
    missedTargets,
  };
}
