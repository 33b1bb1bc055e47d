import * as l10n from "@vscode/l10n";
import {
  insertSubsection,
  insertSubsections,
  type MissingSubsection,
  neighbours,
} from "../conformance/edits/insertSubsection.ts";
import { missingSubsections } from "../conformance/gaps/missingSubsections.ts";
import type { Match, SectionMatch } from "../conformance/match.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { addTo } from "../text/addTo.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { shortened, someOf } from "../text/wording.ts";
import { defineRule, type Finding, type Fix, fixOf, REQUIRED } from "./rule.ts";

export const subsectionMissing = defineRule({
  scope: "match",
  meta: {
    id: "subsection-missing",
    group: "structure",
    severity: { stub: "hint", draft: "hint", current: "information" },
    appliesTo: "conforming",
    summary: "A section lacks subsections that the template has in it; one finding names them all.",
    why: "What is left out may be missing or may not matter; a sentence that says which saves the next reader the question.",
    isFixable: true,
  },
  check: ({ document, match }) => {
    return bySection(missingSubsections(document, match)).flatMap((missing) => {
      const required = missing.filter(({ schema }) => schema.isRequired);
      const others = missing.filter(({ schema }) => !schema.isRequired);
      return [required, others].flatMap((some) => findingsFor(document, match, some));
    });
  },
});

function bySection(missing: readonly MissingSubsection[]): readonly (readonly MissingSubsection[])[] {
  const groups = new Map<SectionMatch, MissingSubsection[]>();
  for (const one of missing) addTo(groups, one.parent, one);
  return [...groups.values()];
}

/** One finding, since several in one place say the same thing several times. */
function findingsFor(document: PerfDocument, match: Match, missing: readonly MissingSubsection[]): readonly Finding[] {
  const [first, second] = missing;
  if (!first) return [];
  return second ? findingForMany(document, match, missing) : findingForOne(document, match, first);
}

function findingForOne(document: PerfDocument, match: Match, missing: MissingSubsection): readonly Finding[] {
  const { parent, schema } = missing;
  const { section } = parent;
  if (!section) return [];
  const { before, behind } = neighbours(parent, schema);
  const [title, parentTitle] = [schema.title, section.heading.text];
  return [
    {
      span: headingSpan(missing),
      message: before?.section
        ? l10n.t('"{0}" is missing in "{1}"; expected it after "{2}".', title, parentTitle, before.section.heading.text)
        : behind?.section
          ? l10n.t(
              '"{0}" is missing in "{1}"; expected it before "{2}".',
              title,
              parentTitle,
              behind.section.heading.text,
            )
          : l10n.t('"{0}" is missing in "{1}"; expected it there.', title, parentTitle),
      ...(schema.isRequired && { severity: REQUIRED }),
      fixes: [insertionOf(document, match, missing, true)],
    },
  ];
}

/** One finding for all that a section lacks. */
function findingForMany(
  document: PerfDocument,
  match: Match,
  missing: readonly MissingSubsection[],
): readonly Finding[] {
  const [first] = missing;
  const section = first?.parent.section;
  if (!first || !section) return [];
  const title = section.heading.text;
  const insertAll: Fix = fixOf(l10n.t('Insert all that is missing in "{0}"', title), "adds", () =>
    insertSubsections(document, match, missing),
  );
  return [
    {
      span: headingSpan(first),
      message: l10n.t(
        '"{0}" lacks the subsections {1}.',
        title,
        someOf(missing.map(({ schema }) => `"${shortened(schema.title, 40)}"`)),
      ),
      ...(first.schema.isRequired && { severity: REQUIRED }),
      fixes: [insertAll, ...missing.map((one) => insertionOf(document, match, one, false))],
    },
  ];
}

function insertionOf(document: PerfDocument, match: Match, missing: MissingSubsection, isPreferred: boolean): Fix {
  return fixOf(
    l10n.t('Insert "{0}"', missing.schema.title),
    "adds",
    () => insertSubsection(document, match, missing),
    isPreferred,
  );
}

function headingSpan({ topLevel, parent: { section } }: MissingSubsection): Span {
  return section
    ? shiftSpan(section.heading.textSpan, topLevel.start + section.at)
    : { start: topLevel.start, end: topLevel.start };
}
