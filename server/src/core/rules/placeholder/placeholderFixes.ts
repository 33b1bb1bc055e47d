import * as l10n from "@vscode/l10n";
import type { RemainingPlaceholder } from "../../conformance/gaps/remainingPlaceholders.ts";
import { matchAt } from "../../conformance/match/matchAt.ts";
import type { ItemMatch, Match } from "../../conformance/match.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { itemSkeleton, withoutHeading } from "../../template/render.ts";
import type { SlotSchema } from "../../template/template.ts";
import { lineEndOf, withLineEnd } from "../../text/lineEnds.ts";
import { type Span, shiftSpan } from "../../text/span.ts";
import { type Fix, fixOf, replacement } from "../rule.ts";

/** What an author may choose: one of the values that the template lists, a whole item for its dots, or none. */
export function placeholderFixes(
  { of, isBesides }: RemainingPlaceholder,
  span: Span,
  document: PerfDocument,
  match: Match,
  today: string,
): readonly Fix[] {
  if (of.kind === "slot" && !isBesides) {
    return valuesOf(of.slot, today).map((value) =>
      replacement(l10n.t('Change to "{0}"', value), "unsafe", span, value, false),
    );
  }
  if (of.kind !== "and so on") return [];
  const place = matchAt(match, span.start);
  return place?.item ? itemFixes(place.item, place.start, span, document, match) : [];
}

function valuesOf(slot: SlotSchema, today: string): readonly string[] {
  if (slot.kind !== "field") return [];
  switch (slot.value.kind) {
    case "alternatives":
      return slot.value.values;
    case "date":
      return [today];
    default:
      return [];
  }
}

function itemFixes(
  { schema, section, number }: ItemMatch,
  start: number,
  dots: Span,
  { text }: PerfDocument,
  { template }: Match,
): readonly Fix[] {
  const body = withoutHeading(itemSkeleton(template, schema, number)).trimEnd();
  const heading = shiftSpan(section.heading.span, start + section.at);
  return [
    ...(body === ""
      ? []
      : [
          replacement(
            l10n.t("Expand this {0}", schema.label),
            "unsafe",
            dots,
            withLineEnd(body, lineEndOf(text)),
            false,
          ),
        ]),
    fixOf(
      l10n.t("Remove this {0}", schema.label),
      "unsafe",
      () => [{ span: { start: heading.start, end: endOfBlankLines(text, dots.end) }, newText: "" }],
      false,
    ),
  ];
}

/** Behind the line and the empty ones below it, so that what stands around has one between it. */
function endOfBlankLines(text: string, end: number): number {
  return end + (/^(?:[ \t]*(?:\r\n|[\r\n]))*/.exec(text.slice(end))?.[0].length ?? 0);
}
