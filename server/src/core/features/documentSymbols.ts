import * as l10n from "@vscode/l10n";
import type { SectionMatch } from "../conformance/match.ts";
import type { Counts, SectionScore } from "../conformance/score/score.ts";
import { countItem } from "../conformance/score/scoreDocument.ts";
import type { PlacedHeading } from "../document/outline.ts";
import type { FrontmatterEntry } from "../frontmatter/frontmatterModel.ts";
import type { Part } from "../markdown/part.ts";
import type { Conformance } from "../rules/rule.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import type { FeatureInput } from "./feature.ts";

export interface DocumentSymbol {
  /** Never empty. */
  readonly name: string;
  /** How far a section is filled in, or the value of a key; "" where there is nothing to say. */
  readonly detail: string;
  readonly kind: "frontmatter" | "key" | "heading";
  readonly span: Span;
  /** What to go to; lies in `span`. */
  readonly selectionSpan: Span;
  readonly children: readonly DocumentSymbol[];
}

/** The frontmatter with its keys, then the headings as a tree. */
export function documentSymbols({ document, checked }: FeatureInput): readonly DocumentSymbol[] {
  if (checked.kind === "foreign") return [];
  const { frontmatter, outline } = document;
  const details = checked.conformance ? detailsOf(checked.conformance) : new Map<Part, string>();
  const head: readonly DocumentSymbol[] = frontmatter.present
    ? [
        {
          name: l10n.t("Frontmatter"),
          detail: "",
          kind: "frontmatter",
          span: frontmatter.span,
          selectionSpan: { start: frontmatter.span.start, end: frontmatter.contentSpan.start },
          children: frontmatter.entries.map(keySymbol),
        },
      ]
    : [];
  return [...head, ...headingSymbols(outline.headings, outline.end, details)];
}

function keySymbol({ key, keySpan, span, value }: FrontmatterEntry): DocumentSymbol {
  const detail = value.kind === "list" ? value.items.map(({ text }) => text).join(", ") : value.text;
  return { name: key || '""', detail: shortened(detail), kind: "key", span, selectionSpan: keySpan, children: [] };
}

/** The headings, each with those of lower levels behind it as its children. */
function headingSymbols(
  headings: readonly PlacedHeading[],
  end: number,
  details: ReadonlyMap<Part, string>,
): readonly DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  for (let index = 0; index < headings.length; ) {
    const placed = headings[index];
    if (!placed) break;
    const { heading, start, part } = placed;
    let next = index + 1;
    while (next < headings.length && (headings[next]?.heading.level ?? 0) > heading.level) next++;
    const sectionEnd = headings[next]?.start ?? end;
    symbols.push({
      name: shortened(heading.text, 200) || l10n.t("(no title)"),
      detail: details.get(part) ?? "",
      kind: "heading",
      span: { start: start + heading.span.start, end: sectionEnd },
      selectionSpan: shiftSpan(heading.textSpan, start),
      children: headingSymbols(headings.slice(index + 1, next), sectionEnd, details),
    });
    index = next;
  }
  return symbols;
}

/** What to say of the headings that are scored, by the part that each begins. */
function detailsOf({ match, score }: Conformance): ReadonlyMap<Part, string> {
  const title = match.title.heading;
  return new Map([
    ...(title ? [[title.part, `${score.value}%, ${filledIn(score)}`] as const] : []),
    ...match.sections.flatMap(({ match: topLevel }) => sectionDetails(topLevel, score.sections)),
    ...score.ownSections.map((own) => [own.placed.section.part, filledIn(own)] as const),
  ]);
}

function sectionDetails(match: SectionMatch, scores: readonly SectionScore[]): readonly (readonly [Part, string])[] {
  const { section, schema, isNotApplicable, items, sections } = match;
  const score = scores.find(({ key }) => key === schema.key);
  const detail = isNotApplicable ? l10n.t("not applicable") : score ? filledIn(score) : "";
  return [
    ...(section ? [[section.part, detail] as const] : []),
    ...items.map((item) => [item.section.part, filledIn(countItem(item))] as const),
    ...sections.flatMap((child) => sectionDetails(child, score?.sections ?? [])),
  ];
}

function filledIn({ filled, expected }: Counts): string {
  return expected === 0 ? "" : l10n.t("{0} of {1} filled in", filled, expected);
}
