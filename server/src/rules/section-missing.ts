import { insertSection, sectionBefore } from "../conformance/insertSection.ts";
import type { Match } from "../conformance/match.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { SectionSchema } from "../template/template.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { defineRule, type Finding } from "./rule.ts";

export const sectionMissing = defineRule({
  scope: "document",
  meta: {
    id: "section-missing",
    group: "structure",
    severity: { stub: "information", draft: "warning", current: "error" },
    appliesTo: "governed",
    summary: "A section that the template requires is not there.",
    why: "Readers look for the same sections in every document; one that is missing leaves its question open.",
    isFixable: true,
  },
  check: ({ document, governed }) => {
    if (!governed || hasOpenBlock(document)) return [];
    const { match } = governed;
    const missing = match.sections.filter(({ match: { schema, section } }) => !section && !schema.isOptional);
    return missing.map(({ match: { schema } }) => findingFor(document, match, schema));
  },
});

/** A fence or comment that nothing closes hides what follows, so nothing can be said to be missing. */
function hasOpenBlock({ outline }: PerfDocument): boolean {
  const last = outline.headings.at(-1)?.part.blocks.at(-1);
  return last?.kind === "code" && !last.closed;
}

function findingFor(document: PerfDocument, match: Match, schema: SectionSchema): Finding {
  const before = sectionBefore(match, schema);
  const place = before?.match.section?.heading.text;
  return {
    span: spanFor(document, match, schema),
    message: `The section "${schema.title}" is missing; expected it ${place === undefined ? "at the top" : `after "${place}"`}.`,
    fixes: [
      {
        title: `Insert the section "${schema.title}"`,
        safety: "safe",
        isPreferred: true,
        edits: () => ({ edits: insertSection(document, match, schema) }),
      },
    ],
  };
}

/** The heading behind which the section belongs: the section before it, else the title. */
function spanFor(document: PerfDocument, match: Match, schema: SectionSchema): Span {
  const before = sectionBefore(match, schema);
  const section = before?.match.section;
  if (before && section) return shiftSpan(section.heading.textSpan, before.start + section.at);
  const title = match.title.heading ?? document.outline.headings[0];
  return title ? shiftSpan(title.heading.textSpan, title.start) : { start: 0, end: Math.min(3, document.text.length) };
}
