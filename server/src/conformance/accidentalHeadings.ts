import { inEveryPart } from "../document/inEveryPart.ts";
import type { PlacedHeading } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Match } from "./match.ts";

/**
 * Headings that their author meant as text: a line directly above a `---` that was meant to separate sections.
 * None in a document that underlines headings which the template has.
 */
export function accidentalHeadings({ outline }: PerfDocument, match: Match): readonly PlacedHeading[] {
  if (!match.template.hasSeparators) return [];
  if (underlinedIn(outline).length === 0) return [];
  const underlined = outline.headings.filter(({ heading }) => heading.style === "setext");
  const known = new Set([
    match.title.heading?.part,
    match.tocHeading?.part,
    ...match.sections.map(({ match: { section } }) => section?.part),
    ...match.duplicates.map(({ placed }) => placed.section.part),
  ]);
  if (underlined.some(({ part }) => known.has(part))) return [];
  return underlined.filter(({ heading, part }) =>
    /(?:^|[\r\n])[ \t]*-{3,}[ \t]*$/.test(part.text.slice(0, heading.span.end)),
  );
}

const underlinedIn = inEveryPart(({ heading }) => (heading?.style === "setext" ? [heading] : []));
