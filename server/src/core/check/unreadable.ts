import type { RuleMeta } from "../rules/rule.ts";
import type { CheckedDocument } from "./check.ts";

/** For files that could not be read: no rule of documents, since there is none to look at. */
export const documentUnreadable: RuleMeta = {
  id: "document-unreadable",
  group: "structure",
  severity: "error",
  appliesTo: "related",
  summary: "A file that should be checked can't be read as text.",
  why: "What can't be read is not checked, and a check that leaves something out must say so.",
  isFixable: false,
  isShownWhileTyping: true,
};

/** What is found in a document of ours that could not be read. */
export function checkedUnreadable(message: string): CheckedDocument {
  const finding = {
    rule: documentUnreadable,
    severity: "error",
    span: { start: 0, end: 0 },
    message,
    related: [],
    tags: [],
    fixes: [],
  } as const;
  return { kind: "related", conformance: undefined, findings: [finding], crashes: [] };
}
