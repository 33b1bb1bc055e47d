import type { ItemMatch, SectionMatch, SlotMatch } from "../conformance/match.ts";
import { quantityIn } from "../document/quantity.ts";
import type { ValueKind } from "../template/template.ts";
import type { FeatureInput } from "./feature.ts";

/** A computed fact, shown behind the text that it is about. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** How it was computed. */
  readonly tooltip: string;
}

/** Behind a percentage that follows two quantities of one kind: how far the second is from the first. */
export function inlayHints({ checked }: FeatureInput): readonly InlayHint[] {
  const { governed } = checked;
  if (!governed) return [];
  return governed.match.sections.flatMap(({ start, match }) =>
    slotsIn(match).flatMap((slot) => changeHint(slot, start) ?? []),
  );
}

function slotsIn(match: SectionMatch): readonly SlotMatch[] {
  const ofItem = ({ slots }: ItemMatch) => slots;
  return [...match.slots, ...match.sections.flatMap(slotsIn), ...match.items.flatMap(ofItem)];
}

/** Three fields in a field: two measured values, and the change between them as a percentage. */
function changeHint({ children }: SlotMatch, start: number): InlayHint | undefined {
  const [before, after, change] = children;
  if (children.length !== 3 || !before?.field || !after?.field || !change?.field) return undefined;
  if (!isQuantity(before) || !isQuantity(after) || dimensionOf(change) !== "percentage") return undefined;
  const from = quantityIn(before.field.value);
  const to = quantityIn(after.field.value);
  if (!from || !to || from.dimension !== to.dimension || from.value === 0) return undefined;
  const percent = ((to.value - from.value) / from.value) * 100;
  const label = `${rounded(Math.abs(percent))} % ${percent < 0 ? "less" : "more"}`;
  return {
    offset: start + change.at + change.field.valueSpan.end,
    label,
    tooltip: `From ${before.field.value} to ${after.field.value}`,
  };
}

function isQuantity(slot: SlotMatch): boolean {
  const dimension = dimensionOf(slot);
  return dimension !== undefined && dimension !== "percentage";
}

function dimensionOf({ schema }: SlotMatch): Extract<ValueKind, { kind: "quantity" }>["dimension"] | undefined {
  return schema.kind === "field" && schema.value.kind === "quantity" ? schema.value.dimension : undefined;
}

/** To one place below ten, else whole: as people write it. */
function rounded(value: number): string {
  return value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value));
}
