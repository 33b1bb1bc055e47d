import type { Part } from "../document/part.ts";
import type { SlotSchema } from "../template/template.ts";
import { memoised } from "../text/memoised.ts";
import { shiftSpan } from "../text/span.ts";
import type { SlotMatch } from "./match.ts";
import { contentOf, matchSlots } from "./slots.ts";

/**
 * The matches of a part's slots where the part now stands: looked for once for each part, since it outlives the edits
 * around it, and moved along with it.
 */
export function matchSlotsOf(part: Part, at: number, slots: readonly SlotSchema[]): readonly SlotMatch[] {
  const known = matchesOf(part).get(slots);
  if (known?.at === at) return known.matches;
  const matches = known
    ? known.matches.map((slot) => placedSlot(slot, at - known.at))
    : matchSlots(slots, contentOf(part, at));
  matchesOf(part).set(slots, { at, matches });
  return matches;
}

const matchesOf = memoised(
  (_: Part) => new Map<readonly SlotSchema[], { readonly at: number; readonly matches: readonly SlotMatch[] }>(),
);

function placedSlot(slot: SlotMatch, by: number): SlotMatch {
  return {
    ...slot,
    at: slot.at + by,
    span: slot.span && shiftSpan(slot.span, by),
    children: slot.children.map((child) => placedSlot(child, by)),
  };
}
