import type { Block, Part } from "../../markdown/part.ts";
import { overlaps, type Span } from "../../text/span.ts";

/** Where a template's `{…}` placeholders stand in a part's headings and prose; in code and comments they may be meant. */
export function placeholdersInProse(part: Part, placeholders: readonly string[]): readonly Span[] {
  if (!part.text.includes("{")) return [];
  const known = new Set(placeholders);
  const found = [...part.text.matchAll(/\{[^{}\r\n]+\}/g)].flatMap(({ index, 0: token }) =>
    known.has(token) ? [{ start: index, end: index + token.length }] : [],
  );
  const meant = [...part.blocks.flatMap(verbatimIn), ...[...part.codeSpans, ...part.comments].map(({ span }) => span)];
  return found.filter((span) => !meant.some((other) => overlaps(other, span)));
}

function verbatimIn(block: Block): readonly Span[] {
  if (block.kind === "code" || block.kind === "html") return [block.span];
  return block.kind === "list" ? block.items.flatMap(({ blocks }) => blocks.flatMap(verbatimIn)) : [];
}
