import * as l10n from "@vscode/l10n";
import { insertSection, insertSections, sectionBefore } from "../conformance/edits/insertSection.ts";
import { missingSections } from "../conformance/gaps/missingSections.ts";
import { schemaKey, titleKey } from "../conformance/match/titles.ts";
import type { Match } from "../conformance/match.ts";
import { headingPlace } from "../document/markedPlaces.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { SectionSchema } from "../template/template.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { someOf } from "../text/wording.ts";
import { defineRule, type Finding, type Fix, fixOf, REQUIRED } from "./rule.ts";

export const sectionMissing = defineRule({
  scope: "match",
  meta: {
    id: "section-missing",
    group: "structure",
    severity: { stub: "hint", draft: "hint", current: "warning" },
    appliesTo: "conforming",
    summary:
      "Sections of the template are not there: an error for those that the template or the project requires, and one finding for all where there are many.",
    why: "Readers look for the same sections in every document; one that is missing leaves its question open.",
    isFixable: true,
  },
  check: ({ document, match, settings }) => {
    const all = missingSections(document, match);
    const titles = new Set(settings.requiredSections.map(titleKey));
    const isRequired = (schema: SectionSchema) => schema.isRequired || titles.has(schemaKey(schema));
    const missing: MissingSections = { document, match, all, isRequired };
    if (all.length <= MOST_FINDINGS) return all.map((schema) => findingForOne(missing, schema));
    const required = all.filter(isRequired);
    const others = all.filter((schema) => !isRequired(schema));
    return [required, others].filter(({ length }) => length > 0).map((some) => findingForMany(missing, some));
  },
});

/** If more sections are missing, a list of them says it better than a finding for each. */
const MOST_FINDINGS = 3;

interface MissingSections {
  readonly document: PerfDocument;
  readonly match: Match;
  readonly all: readonly SectionSchema[];
  /** By the template's own mark, or by the project's settings. */
  readonly isRequired: (schema: SectionSchema) => boolean;
}

function findingForOne(missing: MissingSections, schema: SectionSchema): Finding {
  const { document, match, all } = missing;
  const place = sectionBefore(match, schema)?.match.section?.heading.text;
  const { title } = schema;
  const isRequired = missing.isRequired(schema);
  return {
    span: spanFor(document, match, schema),
    message: isRequired ? requiredMissing(title, place) : oneMissing(title, place),
    ...(isRequired && { severity: REQUIRED }),
    fixes: [insertionOf(schema, missing, true), ...(all.length > 1 ? [insertionOfAll(missing, false)] : [])],
  };
}

function oneMissing(title: string, place: string | undefined): string {
  return place === undefined
    ? l10n.t('The section "{0}" is missing; expected it at the top.', title)
    : l10n.t('The section "{0}" is missing; expected it after "{1}".', title, place);
}

function requiredMissing(title: string, place: string | undefined): string {
  return place === undefined
    ? l10n.t('The required section "{0}" is missing; expected it at the top.', title)
    : l10n.t('The required section "{0}" is missing; expected it after "{1}".', title, place);
}

/** One finding at the title for several sections. */
function findingForMany(missing: MissingSections, some: readonly SectionSchema[]): Finding {
  const isRequired = some.every(missing.isRequired);
  const titles = someOf(some.map(({ title }) => `"${title}"`));
  return {
    span: titleSpan(missing.document, missing.match),
    message: isRequired ? severalRequired(some.length, titles) : severalMissing(some.length, titles),
    ...(isRequired && { severity: REQUIRED }),
    fixes: [insertionOfAll(missing, true), ...some.map((schema) => insertionOf(schema, missing, false))],
  };
}

function severalMissing(count: number, titles: string): string {
  return count === 1
    ? l10n.t("A section of the template is missing: {0}.", titles)
    : l10n.t("{0} sections of the template are missing: {1}.", count, titles);
}

function severalRequired(count: number, titles: string): string {
  return count === 1
    ? l10n.t("A required section of the template is missing: {0}.", titles)
    : l10n.t("{0} required sections of the template are missing: {1}.", count, titles);
}

function insertionOf(schema: SectionSchema, { document, match }: MissingSections, isPreferred: boolean): Fix {
  return fixOf(
    l10n.t('Insert the section "{0}"', schema.title),
    "adds",
    () => insertSection(document, match, schema),
    isPreferred,
  );
}

function insertionOfAll({ document, match, all }: MissingSections, isPreferred: boolean): Fix {
  return fixOf(l10n.t("Insert all missing sections"), "adds", () => insertSections(document, match, all), isPreferred);
}

/** The heading behind which the section belongs: the section before it, else the title. */
function spanFor(document: PerfDocument, match: Match, schema: SectionSchema): Span {
  const before = sectionBefore(match, schema);
  const section = before?.match.section;
  if (before && section) return shiftSpan(section.heading.textSpan, before.start + section.at);
  return titleSpan(document, match);
}

function titleSpan(document: PerfDocument, match: Match): Span {
  const title = match.title.heading ?? document.outline.headings[0];
  if (!title) return { start: 0, end: Math.min(3, document.outline.end) };
  return headingPlace(title.heading, title.start);
}
