import { inEveryPart } from "../../document/inEveryPart.ts";
import type { Outline, PlacedHeading } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { textOf } from "../../text/span.ts";
import type { Match } from "../match.ts";

/**
 * Headings that their author meant as text: a line directly above a `---` that was meant to separate sections. None in
 * a document that underlines a heading which can be meant: whoever underlines one may underline others.
 */
export function accidentalHeadings({ outline }: PerfDocument, match: Match): readonly PlacedHeading[] {
  if (!match.template.hasSeparators || underlinedIn(outline).length === 0) return [];
  const known = new Set([
    match.title.heading?.part,
    match.tocHeading?.part,
    ...match.sections.map(({ match: { section } }) => section?.part),
    ...match.duplicates.map(({ placed }) => placed.section.part),
  ]);
  const underlined = outline.headings.flatMap((placed, index) =>
    placed.heading.style === "setext" ? [{ placed, index }] : [],
  );
  const areAll = underlined.every(
    ({ placed, index }) =>
      !known.has(placed.part) && isAboveDashes(placed) && (saysASentence(placed) || endsASection(outline, index)),
  );
  return areAll ? underlined.map(({ placed }) => placed) : [];
}

const underlinedIn = inEveryPart(({ heading }) => (heading?.style === "setext" ? [heading] : []));

function isAboveDashes({ heading, part }: PlacedHeading): boolean {
  return /(?:^|[\r\n])[ \t]*-{3,}[ \t]*$/.test(part.text.slice(0, heading.span.end));
}

/** What no title is: several lines, the end of a sentence, or a label with its value. */
function saysASentence({ heading, part }: PlacedHeading): boolean {
  const written = textOf(part.text, heading.textSpan);
  return /[\r\n]|[.!?;,:。！？](?:["'”’)\]*_]{0,3})$|^(?:\*\*|__)[^*_\r\n]{1,80}(?::(?:\*\*|__)|(?:\*\*|__):)/.test(
    written,
  );
}

/** Where the template has its rules: nothing stands between the dashes and the next section. */
function endsASection({ headings }: Outline, index: number): boolean {
  const [placed, next] = [headings[index], headings[index + 1]];
  return placed?.part.blocks.length === 0 && next?.heading.style === "atx" && next.heading.level <= 2;
}
