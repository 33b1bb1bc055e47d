import { placedParts, withDescendants } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Block } from "../markdown/part.ts";
import { type Span, shiftSpan } from "../text/span.ts";

export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: "region" | "comment" | undefined;
}

/** The frontmatter, every section to its last line with text, lists, tables, code and comments of several lines. */
export function foldingRanges(document: PerfDocument): readonly FoldingRange[] {
  const { frontmatter, outline } = document;
  const sections = outline.sections.flatMap(({ start, section }) =>
    withDescendants(section).map((one) => fold(document, shiftSpan({ start: one.at, end: one.end }, start), undefined)),
  );
  const blocks = placedParts(outline).flatMap(({ part, start }) =>
    part.blocks.flatMap((block) => foldsOfBlock(document, block, start)),
  );
  const head = frontmatter.present ? [fold(document, frontmatter.span, "region")] : [];
  return [...head, ...sections, ...blocks]
    .filter(({ startLine, endLine }) => endLine > startLine)
    .sort((a, b) => a.startLine - b.startLine);
}

function foldsOfBlock(document: PerfDocument, block: Block, start: number): readonly FoldingRange[] {
  switch (block.kind) {
    case "html":
      return [fold(document, shiftSpan(block.span, start), block.value.startsWith("<!--") ? "comment" : undefined)];
    case "list":
      return [
        fold(document, shiftSpan(block.span, start), undefined),
        ...block.items.map(({ span }) => fold(document, shiftSpan(span, start), undefined)),
      ];
    case "code":
    case "table":
    case "quote":
      return [fold(document, shiftSpan(block.span, start), undefined)];
    default:
      return [];
  }
}

/** From the line of the start to the last line with text. */
function fold({ lines, text }: PerfDocument, span: Span, kind: FoldingRange["kind"]): FoldingRange {
  const end = span.start + text.slice(span.start, span.end).trimEnd().length;
  return { startLine: lines.lineAt(span.start), endLine: lines.lineAt(end), kind };
}
