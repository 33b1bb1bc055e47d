import * as l10n from "@vscode/l10n";
import { type MatchedPlace, matchAt, slotAt, slotsAt } from "../../conformance/match/matchAt.ts";
import type { SlotMatch } from "../../conformance/match.ts";
import { sameLabel } from "../../conformance/slots/fieldLabels.ts";
import { expectedIn } from "../../conformance/values/expectedWords.ts";
import type { Conformance } from "../../rules/rule.ts";
import { fieldSkeleton } from "../../template/render.ts";
import { plainInsert, withTabStops } from "../../template/tabStops.ts";
import type { FieldSlot, ValueKind } from "../../template/template.ts";
import { lineEndOf, withLineEnd } from "../../text/lineEnds.ts";
import { anyOf } from "../../text/wording.ts";
import type { FeatureInput } from "../feature.ts";
import { completeCode } from "./codeSource.ts";
import { type CompletionItem, type Cursor, replacing } from "./item.ts";

/** A label with what stands behind it on the line: `- **Effort:** Me`. */
const LABELLED =
  /^(\s*(?!\s)(?:(?:[-*+]|\d+[.)])[ \t]+(?!\s))?(?:\*\*|__)?([^*_:|]{1,80}?)(?::(?:\*\*|__)?|(?:\*\*|__):)[ \t]*)([\s\S]*)$/;

/** Orders of growth, the slowest-growing first. */
const COMPLEXITIES: readonly (readonly [string, () => string])[] = [
  ["O(1)", () => l10n.t("Constant: it takes as long for many as for one")],
  ["O(log n)", () => l10n.t("Logarithmic: twice as many take one step more")],
  ["O(n)", () => l10n.t("Linear: twice as many take twice as long")],
  ["O(n log n)", () => l10n.t("Linearithmic: twice as many take a little more than twice as long")],
  ["O(n²)", () => l10n.t("Quadratic: twice as many take four times as long")],
  ["O(n³)", () => l10n.t("Cubic: twice as many take eight times as long")],
  ["O(2^n)", () => l10n.t("Exponential: one more takes twice as long")],
  ["O(n!)", () => l10n.t("Factorial: every order is tried")],
];

/** The fields that are missing here, or the values that the field on the line may have. */
export function completeFields(input: FeatureInput, cursor: Cursor): readonly CompletionItem[] {
  const { conformance } = input.checked;
  const place = conformance && matchAt(conformance.match, cursor.offset);
  if (!conformance || !place) return [];
  const labelled = LABELLED.exec(cursor.before);
  return labelled ? valuesFor(input, place, cursor, labelled) : missingFields(input, conformance, place, cursor);
}

/** True where the value of the field on the line is a place in the code. */
export function isPlaceOfCode({ checked }: FeatureInput, cursor: Cursor): boolean {
  const place = checked.conformance && matchAt(checked.conformance.match, cursor.offset);
  const labelled = LABELLED.exec(cursor.before);
  const schema = place && labelled ? fieldOn(place, cursor, labelled[2] ?? "") : undefined;
  return schema !== undefined && isOfCode(schema.value);
}

function isOfCode({ kind }: ValueKind): boolean {
  return kind === "location" || kind === "path" || kind === "glob";
}

function fieldOn(place: MatchedPlace, cursor: Cursor, label: string): FieldSlot | undefined {
  const slot =
    slotAt(place, cursor.offset) ??
    slotsAt(place).find(({ schema }) => schema.kind === "field" && sameLabel(schema.label, label));
  return slot?.schema.kind === "field" ? slot.schema : undefined;
}

function valuesFor(
  input: FeatureInput,
  place: MatchedPlace,
  cursor: Cursor,
  [, lead = "", label = ""]: RegExpExecArray,
): readonly CompletionItem[] {
  const schema = fieldOn(place, cursor, label);
  if (!schema) return [];
  const gap = /\s$/.test(lead) ? "" : " ";
  if (isOfCode(schema.value)) return gap === "" ? completeCode(input, cursor, { isDue: true, isBare: true }) : [];
  return wordsFor(schema, input.context.today).map(([word, documentation]) => ({
    label: word,
    kind: "value",
    documentation,
    span: replacing(cursor, lead.length, /^.*$/),
    insert: plainInsert(gap + word),
    filter: gap + word,
  }));
}

/** The words that a field may hold, and what each means. */
function wordsFor({ label, value }: FieldSlot, today: string): readonly (readonly [string, string])[] {
  switch (value.kind) {
    case "alternatives":
      return value.values.map((word) => [word, `${label}: ${anyOf(value.values)}`]);
    case "complexity":
      return COMPLEXITIES.map(([order, meaning]) => [order, meaning()]);
    case "date":
      return [[today, l10n.t("Today")]];
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
      documentation: l10n.t("Expected: {0}", expectedIn(schema)),
      span: replacing(cursor, /^\s*/.exec(cursor.before)?.[0].length ?? 0, /^\*{0,2}/),
      insert: withTabStops(withLineEnd(fieldSkeleton(template, schema).trimEnd(), lineEnd), template),
      filter: `${/^\s*([-*+]?[ \t]*\*{0,2})/.exec(cursor.before)?.[1] ?? ""}${schema.label}`,
    }));
}

function isMissing(slot: SlotMatch): slot is SlotMatch & { readonly schema: FieldSlot } {
  return slot.schema.kind === "field" && slot.state === "missing" && slot.schema.style !== "row";
}
