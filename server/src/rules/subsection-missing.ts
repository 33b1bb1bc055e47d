import { insertSubsection, type MissingSubsection, neighbours } from "../conformance/insertSubsection.ts";
import type { Match } from "../conformance/match.ts";
import { missingSubsections } from "../conformance/missingSubsections.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { flatMap } from "../text/flatMap.ts";
import { shiftSpan } from "../text/span.ts";
import { defineRule, type Finding } from "./rule.ts";

export const subsectionMissing = defineRule({
  scope: "document",
  meta: {
    id: "subsection-missing",
    group: "structure",
    severity: { stub: "hint", draft: "hint", current: "information" },
    appliesTo: "governed",
    summary: "A section lacks one of the subsections that the template has in it.",
    why: "What is left out may be missing or may not matter; a sentence that says which saves the next reader the question.",
    isFixable: true,
  },
  check: ({ document, governed }) => {
    if (!governed) return [];
    const { match } = governed;
    return flatMap(missingSubsections(document, match), (missing) => findingFor(document, match, missing) ?? []);
  },
});

function findingFor(document: PerfDocument, match: Match, missing: MissingSubsection): Finding | undefined {
  const { top, parent, schema } = missing;
  const { section } = parent;
  if (!section) return undefined;
  const { before, behind } = neighbours(parent, schema);
  const title = section.heading.text;
  const place = before?.section
    ? `after "${before.section.heading.text}"`
    : behind?.section
      ? `before "${behind.section.heading.text}"`
      : "there";
  return {
    span: shiftSpan(section.heading.textSpan, top.start + section.at),
    message: `"${schema.title}" is missing in "${title}"; expected it ${place}.`,
    fixes: [
      {
        title: `Insert "${schema.title}"`,
        safety: "safe",
        isPreferred: true,
        edits: () => ({ edits: insertSubsection(document, match, missing) }),
      },
    ],
  };
}
