import * as l10n from "@vscode/l10n";
import { orphanedSubsectionStart } from "../conformance/edits/insertSubsection.ts";
import { misplacedSections } from "../conformance/gaps/misplaced.ts";
import { missingSubsections } from "../conformance/gaps/missingSubsections.ts";
import { accidentalHeadings } from "../conformance/match/accidentalHeadings.ts";
import { presentSections } from "../conformance/match/presentSections.ts";
import type { Match } from "../conformance/match.ts";
import { levelEdit } from "../document/headingEdits.ts";
import { headingPlace } from "../document/markedPlaces.ts";
import type { PlacedHeading, Titles } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { shiftSpan } from "../text/span.ts";
import { countOf, shortened } from "../text/wording.ts";
import { defineRule, type Finding, fixOf } from "./rule.ts";

export const headingLevel = defineRule({
  scope: "match",
  meta: {
    id: "heading-level",
    group: "structure",
    severity: "warning",
    appliesTo: "conforming",
    summary: "A heading is more than one level below the one above it.",
    why: "Outlines, folding and screen readers go by levels; a level that is skipped looks like a part that is missing.",
    isFixable: true,
  },
  check: ({ document, match }) => {
    const { headings, titles } = document.outline;
    const skipping = skippingPlaces(titles);
    if (skipping.length === 0) return [];
    const explained = explainedStarts(document, match);
    return skipping.flatMap((index) => {
      const [above, placed] = [headings[index - 1], headings[index]];
      if (!above || !placed || explained.has(placed.start) || explained.has(above.start)) return [];
      return [findingFor(document, above, placed, index)];
    });
  },
});

/** Where in the outline's `headings` those stand that are too far below the one above them. */
function skippingPlaces({ levels }: Titles): readonly number[] {
  return [...levels.keys()].filter((place) => (levels[place] ?? 0) > (levels[place - 1] ?? 6) + 1);
}

/** Where another rule says already why a level is skipped. */
function explainedStarts(document: PerfDocument, match: Match): ReadonlySet<number> {
  const atOtherLevel = match.sections.flatMap((topLevel) =>
    presentSections(topLevel.match).flatMap(({ match: one, section }) =>
      one.found === "other level" ? [topLevel.start + section.at] : [],
    ),
  );
  const misplaced = misplacedSections(match).map(({ section, start }) => start + section.at);
  const orphaned = missingSubsections(document, match).flatMap(
    (missing) => orphanedSubsectionStart(match, missing) ?? [],
  );
  const accidental = accidentalHeadings(document, match).map(({ start }) => start);
  return new Set([...atOtherLevel, ...misplaced, ...orphaned, ...accidental]);
}

function findingFor(document: PerfDocument, above: PlacedHeading, placed: PlacedHeading, index: number): Finding {
  const { heading, start } = placed;
  const expected = above.heading.level + 1;
  return {
    span: headingPlace(heading, start),
    message: l10n.t(
      '"{0}" is {1} below "{2}"; expected 1.',
      shortened(heading.text, 40),
      countOf(heading.level - above.heading.level, "level"),
      shortened(above.heading.text, 40),
    ),
    related: [{ span: shiftSpan(above.heading.textSpan, above.start), message: l10n.t("The heading above it") }],
    fixes: [
      fixOf(l10n.t("Change the heading to level {0}", expected), "safe", () =>
        deepRun(document, index, expected).flatMap((one) =>
          levelEdit(one, one.heading.level - (heading.level - expected)),
        ),
      ),
    ],
  };
}

/** The heading with all that follow it at least as deep: they move along, so that none comes to stand below another. */
function deepRun({ outline }: PerfDocument, index: number, expected: number): readonly PlacedHeading[] {
  const following = outline.headings.slice(index);
  const end = following.findIndex(({ heading }) => heading.level <= expected);
  return end < 0 ? following : following.slice(0, end);
}
