import * as l10n from "@vscode/l10n";
import { insertSection } from "../../conformance/edits/insertSection.ts";
import { type MatchedPlace, matchAt, nextNumber } from "../../conformance/match/matchAt.ts";
import type { Match, SectionMatch } from "../../conformance/match.ts";
import type { Conformance } from "../../rules/rule.ts";
import { childrenOf } from "../../template/children.ts";
import { itemSkeleton, sectionSkeleton } from "../../template/render.ts";
import { withTabStops } from "../../template/tabStops.ts";
import type { ItemSchema, SectionSchema, Template } from "../../template/template.ts";
import { lineEndOf, withLineEnd } from "../../text/lineEnds.ts";
import type { FeatureInput } from "../feature.ts";
import { type CompletionItem, type Cursor, replacing } from "./item.ts";

/** What may stand as the next heading: the next item, sections that are missing here, sections that are missing at all. */
export function completeHeadings(input: FeatureInput, cursor: Cursor): readonly CompletionItem[] {
  const { conformance } = input.checked;
  const line = /^(#{0,6})[ \t]*([\s\S]*)$/.exec(cursor.before);
  if (!conformance || !line) return [];
  const level = line[1]?.length ?? 0;
  // Below a line that is typed, the cursor's own heading is no place: what stands above it is.
  const place = matchAt(conformance.match, Math.max(0, cursor.lineStart - 1));
  const fits = ({ level: due }: { readonly level: number }) => level === 0 || level === due || level === 1;
  return [
    ...itemsFor(input, conformance, place, cursor).filter(fits),
    ...subsectionsFor(input, conformance, place, cursor).filter(fits),
    ...missingSections(input, conformance, cursor).filter(fits),
  ].map(({ item }) => item);
}

interface Candidate {
  readonly level: number;
  readonly item: CompletionItem;
}

function itemsFor(
  input: FeatureInput,
  conformance: Conformance,
  place: MatchedPlace | undefined,
  cursor: Cursor,
): readonly Candidate[] {
  const parent = place?.sections.at(-1);
  if (!place || !parent) return [];
  return childrenOf(parent.schema).kinds.map((schema) => {
    const number = nextNumber(place, schema);
    const skeleton = itemSkeleton(conformance.template, schema, number);
    const label = `${schema.label} ${number}`;
    return candidate(input, conformance.template, schema, label, "item", skeleton, cursor);
  });
}

function subsectionsFor(
  input: FeatureInput,
  conformance: Conformance,
  place: MatchedPlace | undefined,
  cursor: Cursor,
): readonly Candidate[] {
  const missing = (place?.sections ?? []).flatMap(missingBelow);
  return missing.map((schema) =>
    candidate(
      input,
      conformance.template,
      schema,
      schema.title,
      "section",
      sectionSkeleton(conformance.template, schema),
      cursor,
    ),
  );
}

function missingBelow({ sections }: SectionMatch): readonly SectionSchema[] {
  return sections.filter(({ section }) => !section).map(({ schema }) => schema);
}

function missingSections(input: FeatureInput, conformance: Conformance, cursor: Cursor): readonly Candidate[] {
  const { match, template } = conformance;
  const missing = match.sections.filter(({ match: one }) => !one.section).map(({ match: one }) => one.schema);
  return missing.map((schema) => {
    const made = candidate(input, template, schema, schema.title, "section", sectionSkeleton(template, schema), cursor);
    return { ...made, item: { ...made.item, also: tocEdits(input, match, schema, cursor) } };
  });
}

/** The section's entry in the table of contents, where that stands above the cursor. */
function tocEdits(
  { document }: FeatureInput,
  match: Match,
  schema: SectionSchema,
  cursor: Cursor,
): NonNullable<CompletionItem["also"]> {
  const toc = document.tableOfContents;
  return insertSection(document, match, schema).filter(
    ({ span }) => toc !== undefined && span.end <= toc.span.end && span.end < cursor.lineStart,
  );
}

function candidate(
  { document }: FeatureInput,
  template: Template,
  schema: SectionSchema | ItemSchema,
  label: string,
  kind: CompletionItem["kind"],
  skeleton: string,
  cursor: Cursor,
): Candidate {
  const heading = `${"#".repeat(schema.level)} ${label}`;
  const text = withLineEnd(skeleton.trimEnd(), lineEndOf(document.text));
  return {
    level: schema.level,
    item: {
      label,
      kind,
      detail: l10n.t("heading of level {0}", schema.level),
      documentation: schema.prompt === "" ? skeleton.trimEnd().replaceAll("**", "") : schema.prompt,
      span: replacing(cursor, 0),
      insert: withTabStops(text, template),
      // What was typed may begin with any number of `#`, or with none.
      filter: cursor.before.startsWith("#")
        ? `${/^#+[ \t]*/.exec(cursor.before)?.[0] ?? ""}${label}`
        : heading.replace(/^#+ /, ""),
    },
  };
}
