import { type PlacedSection, withDescendants } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import type { Part } from "../../markdown/part.ts";
import { type Span, shiftSpan, textOf } from "../../text/span.ts";

/** True if thematic breaks stand between this document's sections. */
export function usesSeparators({ outline }: PerfDocument): boolean {
  const withBreak = outline.sections.filter(
    ({ section }) => endsWithBreak(lastPart(section)) || endsWithBreak(section.part),
  );
  return withBreak.length * 2 >= outline.sections.length - 1;
}

/** The document's own separator, `---` or another one; `---` where it has none yet. */
export function separatorOf({ outline }: PerfDocument): string {
  for (const { section } of outline.sections) {
    const part = lastPart(section);
    const last = part.blocks.at(-1);
    if (last?.kind === "thematicBreak") return textOf(part.text, last.span).trim();
  }
  return "---";
}

/** The thematic breaks that end a section, up to an offset of the document; none where something else stands behind them. */
export function breaksAtEnd({ section, start }: PlacedSection, before: number): readonly Span[] {
  const last = withDescendants(section).at(-1) ?? section;
  const blocks = last.part.blocks.filter(({ span }) => start + last.at + span.start < before);
  const content = blocks.findLastIndex(({ kind }) => kind !== "thematicBreak");
  return blocks.slice(content + 1).map(({ span }) => shiftSpan(span, start + last.at));
}

function lastPart(section: PlacedSection["section"]): Part {
  return (withDescendants(section).at(-1) ?? section).part;
}

function endsWithBreak({ blocks }: Part): boolean {
  return blocks.at(-1)?.kind === "thematicBreak";
}
