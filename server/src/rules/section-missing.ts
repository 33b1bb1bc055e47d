import { insertSection, insertSections, placeBehind, sectionBefore } from "../conformance/insertSection.ts";
import type { Match } from "../conformance/match.ts";
import { isClearBetween } from "../conformance/walk.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { SectionSchema } from "../template/template.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { defineRule, type Finding, type Fix } from "./rule.ts";

export const sectionMissing = defineRule({
  scope: "document",
  meta: {
    id: "section-missing",
    group: "structure",
    severity: { stub: "hint", draft: "hint", current: "warning" },
    appliesTo: "governed",
    summary: "A section that the template requires is not there.",
    why: "Readers look for the same sections in every document; one that is missing leaves its question open.",
    isFixable: true,
  },
  check: ({ document, governed }) => {
    if (!governed) return [];
    const { match } = governed;
    const missing = match.sections
      .filter(({ match: { schema, section } }) => !section && !schema.isOptional)
      .map(({ match: { schema } }) => schema)
      .filter((schema) => mayBeMissed(document, match, schema));
    return missing.map((schema, index) => findingFor(document, match, schema, index === 0 ? missing : []));
  },
});

/** False where a fence or comment that nothing closes may hide the section. */
function mayBeMissed(document: PerfDocument, match: Match, schema: SectionSchema): boolean {
  const from = sectionBefore(match, schema)?.start ?? 0;
  return isClearBetween(document, from, placeBehind(document, match, schema) ?? document.outline.end);
}

function findingFor(
  document: PerfDocument,
  match: Match,
  schema: SectionSchema,
  all: readonly SectionSchema[],
): Finding {
  const place = sectionBefore(match, schema)?.match.section?.heading.text;
  const insertThis: Fix = {
    title: `Insert the section "${schema.title}"`,
    safety: "safe",
    isPreferred: true,
    edits: () => ({ edits: insertSection(document, match, schema) }),
  };
  const insertAll: Fix = {
    title: "Insert all missing sections",
    safety: "safe",
    edits: () => ({ edits: insertSections(document, match, all) }),
  };
  return {
    span: spanFor(document, match, schema),
    message: `The section "${schema.title}" is missing; expected it ${place === undefined ? "at the top" : `after "${place}"`}.`,
    fixes: all.length > 1 ? [insertThis, insertAll] : [insertThis],
  };
}

/** The heading behind which the section belongs: the section before it, else the title. */
function spanFor(document: PerfDocument, match: Match, schema: SectionSchema): Span {
  const before = sectionBefore(match, schema);
  const section = before?.match.section;
  if (before && section) return shiftSpan(section.heading.textSpan, before.start + section.at);
  const title = match.title.heading ?? document.outline.headings[0];
  if (!title) return { start: 0, end: Math.min(3, document.outline.end) };
  const { textSpan, span } = title.heading;
  return shiftSpan(textSpan.end > textSpan.start ? textSpan : span, title.start);
}
