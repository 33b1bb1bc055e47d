import type { Part } from "../document/part.ts";
import type { SlotSchema } from "../template/template.ts";
import { DocumentMemory, memoisedLastingly } from "../text/memoised.ts";
import { shiftSpan } from "../text/span.ts";
import type { SlotMatch } from "./match.ts";
import { contentOf, matchSlots } from "./slots.ts";

/**
 * The matches of a part's slots where the part now stands: looked for once for each part, since it outlives the edits
 * around it, and moved along with it.
 */
export function matchSlotsOf(part: Part, at: number, slots: readonly SlotSchema[]): readonly SlotMatch[] {
  const matched = matchedWith(slots);
  const known = matched.get(part);
  if (known?.at === at) return known.matches;
  const matches = known
    ? known.matches.map((slot) => placedSlot(slot, at - known.at))
    : matchSlots(slots, contentOf(part, at));
  matched.set(part, { at, matches });
  return matches;
}

/** What was found last in each part, for the slots of each schema: of those there are few. */
const matchedWith = memoisedLastingly(
  (_: readonly SlotSchema[]) => new DocumentMemory<{ readonly at: number; readonly matches: readonly SlotMatch[] }>(),
);

function placedSlot(slot: SlotMatch, by: number): SlotMatch {
  return {
    ...slot,
    at: slot.at + by,
    span: slot.span && shiftSpan(slot.span, by),
    children: slot.children.map((child) => placedSlot(child, by)),
  };
}
