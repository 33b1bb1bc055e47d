import { type MatchedPlace, matchAt, slotAt, slotsAt } from "../../conformance/match/matchAt.ts";
import type { SlotMatch } from "../../conformance/match.ts";
import { sameLabel } from "../../conformance/slots/fieldLabels.ts";
import type { Conformance } from "../../rules/rule.ts";
import { fieldSkeleton } from "../../template/render.ts";
import { plainInsert, withTabStops } from "../../template/tabStops.ts";
import type { FieldSlot, ValueKind } from "../../template/template.ts";
import { lineEndOf, withLineEnd } from "../../text/lineEnds.ts";
import type { FeatureInput } from "../feature.ts";
import { type CompletionItem, type Cursor, replacing } from "./item.ts";

/** A label with what stands behind it on the line: `- **Effort:** Me`. */
const LABELLED =
  /^(\s*(?!\s)(?:(?:[-*+]|\d+[.)])[ \t]+(?!\s))?(?:\*\*|__)?([^*_:|]{1,80}?)(?::(?:\*\*|__)?|(?:\*\*|__):)[ \t]*)([\s\S]*)$/;

/** Orders of growth, the slowest-growing first. */
const COMPLEXITIES = ["O(1)", "O(log n)", "O(n)", "O(n log n)", "O(n²)", "O(n³)", "O(2^n)", "O(n!)"] as const;

/** The fields that are missing here, or the values that the field on the line may have. */
export function completeFields(input: FeatureInput, cursor: Cursor): readonly CompletionItem[] {
  const { conformance } = input.checked;
  const place = conformance && matchAt(conformance.match, cursor.offset);
  if (!conformance || !place) return [];
  const labelled = LABELLED.exec(cursor.before);
  return labelled ? valuesFor(input, place, cursor, labelled) : missingFields(input, conformance, place, cursor);
}

function valuesFor(
  { context }: FeatureInput,
  place: MatchedPlace,
  cursor: Cursor,
  [, lead = "", label = ""]: RegExpExecArray,
): readonly CompletionItem[] {
  const slot =
    slotAt(place, cursor.offset) ??
    slotsAt(place).find(({ schema }) => schema.kind === "field" && sameLabel(schema.label, label));
  if (slot?.schema.kind !== "field") return [];
  const gap = /\s$/.test(lead) ? "" : " ";
  return wordsFor(slot.schema.value, context.today).map((word) => ({
    label: word,
    kind: "value",
    span: replacing(cursor, lead.length, /^.*$/),
    insert: plainInsert(gap + word),
    filter: gap + word,
  }));
}

function wordsFor(value: ValueKind, today: string): readonly string[] {
  switch (value.kind) {
    case "alternatives":
      return value.values;
    case "complexity":
      return COMPLEXITIES;
    case "date":
      return [today];
    default:
      return [];
  }
}

function missingFields(
  input: FeatureInput,
  { template }: Conformance,
  place: MatchedPlace,
  cursor: Cursor,
): readonly CompletionItem[] {
  const typed = /^\s*(?!\s)(?:[-*+][ \t]*(?![ \t]))?(?:\*{0,2}|_{0,2})[^*_:|]*$/.exec(cursor.before);
  if (!typed) return [];
  const lineEnd = lineEndOf(input.document.text);
  return slotsAt(place)
    .filter(isMissing)
    .map(({ schema }) => ({
      label: schema.label,
      kind: "field",
      ...(schema.prompts[0] !== undefined && { detail: schema.prompts[0] }),
      span: replacing(cursor, /^\s*/.exec(cursor.before)?.[0].length ?? 0, /^\*{0,2}/),
      insert: withTabStops(withLineEnd(fieldSkeleton(template, schema).trimEnd(), lineEnd), template),
      filter: `${/^\s*([-*+]?[ \t]*\*{0,2})/.exec(cursor.before)?.[1] ?? ""}${schema.label}`,
    }));
}

function isMissing(slot: SlotMatch): slot is SlotMatch & { readonly schema: FieldSlot } {
  return slot.schema.kind === "field" && slot.state === "missing" && slot.schema.style !== "row";
}
