import { perValue } from "../../incremental/memo.ts";
import type { Field } from "../../markdown/part.ts";
import { placedSlots } from "../match/presentSections.ts";
import type { Match } from "../match.ts";

/**
 * A test whether a field still holds the template's words, or none.
 * @param start Where the part begins that the field's spans count from.
 */
export function openFieldTest(match: Match | undefined, start: number): (field: Field) => boolean {
  if (!match) return () => false;
  const open = openFieldsIn(match);
  return ({ span }) => open.has(start + span.start);
}

/** Where such fields begin. */
const openFieldsIn = perValue(
  (match: Match): ReadonlySet<number> =>
    new Set(
      placedSlots(match).flatMap(({ start, slot: { state, field, at } }) =>
        field && state !== "filled" ? [start + at + field.span.start] : [],
      ),
    ),
);
