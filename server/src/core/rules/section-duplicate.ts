import * as l10n from "@vscode/l10n";
import { inTopLevelSections } from "../conformance/match/inTopLevelSections.ts";
import { inPresentSections } from "../conformance/match/presentSections.ts";
import { sameTitle } from "../conformance/match/titles.ts";
import type { Match } from "../conformance/match.ts";
import type { Section } from "../document/outline.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { defineRule, type Finding } from "./rule.ts";

export const sectionDuplicate = defineRule({
  scope: "match",
  meta: {
    id: "section-duplicate",
    group: "structure",
    severity: "warning",
    appliesTo: "conforming",
    summary: "A section of the template stands twice in the document.",
    why: "A reader stops at the first of the two and misses what the other one says.",
    isFixable: false,
  },
  check: ({ match }) => [...twiceAtTop(match), ...twiceBelow(match)],
});

function twiceAtTop({ sections, duplicates }: Match): readonly Finding[] {
  return duplicates.flatMap(({ schema, placed }) => {
    const first = sections.find(({ match }) => match.schema === schema);
    return first?.match.section
      ? [findingFor(placed.section, placed.start, textSpan(first.match.section, first.start))]
      : [];
  });
}

function twiceBelow(match: Match): readonly Finding[] {
  return repeatedInSections(match).map(({ start, found: { section, first } }) =>
    findingFor(section, start, textSpan(first, start)),
  );
}

interface Repeated {
  readonly section: Section;
  readonly first: Section;
}

const repeatedInSections = inTopLevelSections(
  inPresentSections(({ match }): readonly Repeated[] =>
    match.unknown.flatMap((section) => {
      const first = match.sections.find((one) => sameTitle(one.schema, section))?.section;
      return first ? [{ section, first }] : [];
    }),
  ),
);

function findingFor(section: Section, start: number, first: Span): Finding {
  return {
    span: textSpan(section, start),
    message: l10n.t('The section "{0}" stands here a second time; expected it only once.', section.heading.text),
    related: [{ span: first, message: l10n.t("It stands here first") }],
  };
}

function textSpan({ heading, at }: Section, start: number): Span {
  return shiftSpan(heading.textSpan, start + at);
}
