import { fromLast, perLastingValue } from "../../incremental/memo.ts";
import type { Part } from "../../markdown/part.ts";
import type { SlotSchema } from "../../template/template.ts";
import { shiftSpan } from "../../text/span.ts";
import type { SlotMatch } from "../match.ts";
import { contentOf, matchSlots } from "./matchSlots.ts";

/**
 * The matches of a part's slots where the part now stands: looked for once for each part, since it outlives the edits
 * around it, and moved along with it.
 * @param from Where in the part they may begin, and with `to`, where they may not any more.
 */
export function matchSlotsOf(
  part: Part,
  at: number,
  slots: readonly SlotSchema[],
  from = 0,
  to = part.text.length,
): readonly SlotMatch[] {
  return matchedWith(slots)(part, (last) => {
    const known = last?.from === from && last.to === to ? last : undefined;
    if (known?.at === at) return known;
    const matches = known
      ? known.matches.map((slot) => placedSlot(slot, at - known.at))
      : matchSlots(slots, contentOf(part, at, from, to));
    return { at, from, to, matches };
  }).matches;
}

interface Matched {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly matches: readonly SlotMatch[];
}

/** What was found last in each part, for the slots of each schema: of those there are few. */
const matchedWith = perLastingValue((_: readonly SlotSchema[]) => fromLast<Matched>());

function placedSlot({ schema, state, span, field, at, children }: SlotMatch, by: number): SlotMatch {
  return {
    schema,
    state,
    span: span && shiftSpan(span, by),
    field,
    at: at + by,
    children: children.length === 0 ? children : children.map((child) => placedSlot(child, by)),
  };
}
