import type { PerfDocument } from "../../document/perfDocument.ts";
import { perDocument } from "../../incremental/memo.ts";
import { type CodeLocation, codeLocationsIn } from "../../mentions/codeLocations.ts";
import { containmentTest, type Span, shiftSpan } from "../../text/span.ts";
import type { Match } from "../match.ts";
import { placedSlots } from "./presentSections.ts";

/** What a document says of the code: only in the values of the template's locations, paths and globs it is certain. */
export interface SaidOfCode {
  readonly isInOne: (span: Span) => boolean;
  /** The locations at these places. */
  readonly locations: readonly CodeLocation[];
}

/** What a document says of the code, which several rules ask. */
export function saidOfCode(document: PerfDocument, match: Match): SaidOfCode {
  return lastSaid(document.outline.documentIdentity, [document, match], () => {
    const places = codePlaces(document, match);
    const isInOne = containmentTest(places);
    const locations = places.length === 0 ? [] : codeLocationsIn(document).filter(({ span }) => isInOne(span));
    return { isInOne, locations };
  });
}

const lastSaid = perDocument<SaidOfCode>();

function codePlaces({ frontmatter }: PerfDocument, match: Match): readonly Span[] {
  const isStub = frontmatter.entries.some(({ key, value }) => key === "status" && value.text === "stub");
  return placedSlots(match).flatMap(({ start, slot: { schema, state, field, at } }) => {
    if (schema.kind !== "field" || !field || state !== "filled") return [];
    if (!["location", "path", "glob"].includes(schema.value.kind)) return [];
    // What the template brought along says nothing until somebody has begun to write.
    if (isStub && schema.isGiven && schema.prompts.includes(field.value)) return [];
    const [first] = field.body;
    const below = field.value === "" && (first?.kind === "list" || first?.kind === "paragraph") ? [first.span] : [];
    return [field.valueSpan, ...below].map((span) => shiftSpan(span, start + at));
  });
}
