import type { PerfDocument } from "../document/perfDocument.ts";
import { flatMap } from "../text/flatMap.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import type { Match } from "./match.ts";
import { placedSlots } from "./walk.ts";

/** Where the values of the template's locations, paths and globs stand: only there a path says that the code is so. */
export function codePlaces({ frontmatter }: PerfDocument, match: Match): readonly Span[] {
  const isStub = frontmatter.entries.some(({ key, value }) => key === "status" && value.text === "stub");
  return flatMap(placedSlots(match), ({ start, slot: { schema, state, field, at } }) => {
    if (schema.kind !== "field" || !field || state !== "filled") return [];
    if (!["location", "path", "glob"].includes(schema.value.kind)) return [];
    // What the template brought along says nothing until somebody has begun to write.
    if (isStub && schema.isGiven && schema.prompts.includes(field.value)) return [];
    const [first] = field.body;
    const below = field.value === "" && (first?.kind === "list" || first?.kind === "paragraph") ? [first.span] : [];
    return [field.valueSpan, ...below].map((span) => shiftSpan(span, start + at));
  });
}
