import type { ItemMatch, SectionMatch, SlotMatch } from "../conformance/match.ts";
import { isJunk } from "../conformance/values/junk.ts";
import { readingOf } from "../conformance/values/readings.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import type { FeatureInput } from "./feature.ts";

/** What an editor colours beyond the grammar. */
export const TOKEN_TYPES = ["placeholder", "metric"] as const;

export interface SemanticToken {
  /** On one line. */
  readonly span: Span;
  readonly type: (typeof TOKEN_TYPES)[number];
}

/** Values that are still the template's, and measured values, in the order of the text; none overlap. */
export function semanticTokens({ document, checked }: FeatureInput): readonly SemanticToken[] {
  const { conformance } = checked;
  if (!conformance) return [];
  const tokens = conformance.match.sections.flatMap(({ start, match }) =>
    leaves(match).flatMap((slot) => tokensOf(slot, start)),
  );
  const lines = [...tokens, ...conformance.match.footer.flatMap((slot) => tokensOf(slot, 0))].flatMap((token) =>
    byLine(token, document.text),
  );
  return lines
    .sort((a, b) => a.span.start - b.span.start)
    .filter((token, index, all) => index === 0 || token.span.start >= (all[index - 1]?.span.end ?? 0));
}

function leaves(match: SectionMatch): readonly SlotMatch[] {
  const inItem = ({ slots }: ItemMatch) => slots.flatMap(withChildren);
  return [...match.slots.flatMap(withChildren), ...match.sections.flatMap(leaves), ...match.items.flatMap(inItem)];
}

function withChildren(slot: SlotMatch): readonly SlotMatch[] {
  return slot.children.length > 0 ? slot.children.flatMap(withChildren) : [slot];
}

function tokensOf({ schema, state, field, at, span }: SlotMatch, start: number): readonly SemanticToken[] {
  const place = field ? shiftSpan(field.valueSpan, at + start) : span && shiftSpan(span, start);
  if (!place || place.start === place.end) return [];
  if (state === "placeholder" || (state === "unanswered" && field && isJunk(field.value))) {
    return [{ span: place, type: "placeholder" }];
  }
  if (state !== "filled" || schema.kind !== "field" || !field) return [];
  const isMetric =
    schema.value.kind === "complexity" || (schema.value.kind === "quantity" && readingOf(field).quantities.length > 0);
  return isMetric ? [{ span: place, type: "metric" }] : [];
}

/** One token for each line: editors take none that spans several. */
function byLine({ span, type }: SemanticToken, text: string): readonly SemanticToken[] {
  const lines = [...text.slice(span.start, span.end).matchAll(/[^\r\n]+/g)];
  return lines.map((line) => ({
    type,
    span: { start: span.start + line.index, end: span.start + line.index + line[0].length },
  }));
}
