import type { PlacedSection } from "../document/outline.ts";
import { partAt, withDescendants } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { FrontmatterValue } from "../frontmatter/frontmatterModel.ts";
import type { Block, Field, Part } from "../markdown/part.ts";
import { containsSpan, type Span, shiftSpan, spanAt } from "../text/span.ts";

/** What holds an offset, from the word to the document; each span holds the one before it and is longer. */
export function selectionRanges(document: PerfDocument, offset: number): readonly Span[] {
  const at = spanAt(offset);
  const holding = [...wordAt(document, offset), ...frontmatterSpans(document), ...bodySpans(document, offset)]
    .filter((span) => span.start < span.end && containsSpan(span, at))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const whole = { start: 0, end: document.text.length };
  const chain: Span[] = [];
  for (const span of [...holding, whole]) {
    const inner = chain.at(-1);
    if (!inner || (containsSpan(span, inner) && !containsSpan(inner, span))) chain.push(span);
  }
  return chain;
}

function wordAt({ lines, text }: PerfDocument, offset: number): readonly Span[] {
  const start = lines.startOfLine(lines.lineAt(offset));
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? "";
  return [...line.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)].map((word) =>
    shiftSpan({ start: word.index, end: word.index + word[0].length }, start),
  );
}

function frontmatterSpans({ frontmatter }: PerfDocument): readonly Span[] {
  if (!frontmatter.present) return [];
  const entries = frontmatter.entries.flatMap(({ keySpan, span, value }) => [keySpan, span, ...valueSpans(value)]);
  return [...entries, frontmatter.contentSpan, frontmatter.span];
}

function valueSpans({ span, isQuoted, items }: FrontmatterValue): readonly Span[] {
  const inside = isQuoted ? [{ start: span.start + 1, end: span.end - 1 }] : [];
  return [...inside, span, ...items.flatMap(valueSpans)];
}

function bodySpans({ outline }: PerfDocument, offset: number): readonly Span[] {
  const placed = partAt(outline, offset);
  const section = outline.sections.findLast(({ start }) => start <= offset);
  return [...(placed ? partSpans(placed.part, placed.start) : []), ...(section ? sectionSpans(section) : [])];
}

function sectionSpans({ start, section }: PlacedSection): readonly Span[] {
  return withDescendants(section).map(({ at, end }) => shiftSpan({ start: at, end }, start));
}

function partSpans({ heading, blocks, fields, links, definitions, codeSpans, comments }: Part, start: number) {
  const spans: readonly Span[] = [
    ...(heading ? [heading.textSpan, heading.span] : []),
    ...blocks.flatMap(blockSpans),
    ...fields.flatMap(fieldSpans),
    ...links.flatMap(({ span, textSpan, urlSpan }) => [textSpan, urlSpan, span]),
    ...definitions.flatMap(({ span, urlSpan }) => [urlSpan, span]),
    ...codeSpans.map(({ span }) => span),
    ...comments.map(({ span }) => span),
  ];
  return spans.map((span) => shiftSpan(span, start));
}

function blockSpans(block: Block): readonly Span[] {
  switch (block.kind) {
    case "list":
      return [block.span, ...block.items.flatMap(({ span, blocks }) => [span, ...blocks.flatMap(blockSpans)])];
    case "table":
      return [block.span, ...block.rows.flatMap(({ span, cells }) => [span, ...cells.map((cell) => cell.span)])];
    case "code":
      return [block.valueSpan, block.span];
    default:
      return [block.span];
  }
}

function fieldSpans({ span, labelSpan, valueSpan, children }: Field): readonly Span[] {
  return [labelSpan, valueSpan, span, ...children.flatMap(fieldSpans)];
}
