import type Token from "markdown-it/lib/token.mjs";

/** Where the text of a block, or of a cell, stands in the source. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where the text of a token stands in the source. */
export interface TextRun {
  /** The token, by its place among the others of its block. */
  readonly child: number;
  readonly start: number;
  readonly end: number;
}

/** After so many texts that stand otherwise in the source, as escapes do, the rest of a block is not looked for. */
const MOST_LOST = 50;

/**
 * The texts of a block's tokens with their places: markdown-it knows lines alone. What the source writes otherwise is left out.
 * @param source Its lines end with `\n`.
 */
export function textRuns(children: readonly Token[], source: string, { from, to }: Stretch): readonly TextRun[] {
  const block = source.slice(from, to);
  const runs: TextRun[] = [];
  let at = 0;
  let lost = 0;
  for (const [child, token] of children.entries()) {
    const written = writtenIn(token);
    if (written === "") continue;
    const start = block.indexOf(written, at);
    if (start < 0) {
      lost++;
      if (lost > MOST_LOST) break;
      continue;
    }
    at = start + written.length;
    runs.push({ child, start: from + start, end: from + at });
  }
  return runs;
}

function writtenIn({ type, content }: Token): string {
  switch (type) {
    case "text":
    case "code_inline":
    case "html_inline":
    case "image":
      return content;
    case "softbreak":
    case "hardbreak":
      return "\n";
    default:
      return "";
  }
}

/** The cells of a table's row, as parts of its line. */
export function cellsIn(line: string): readonly Stretch[] {
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const cells = [-1, ...bars].map((bar, index) => ({ from: bar + 1, to: bars[index] ?? line.length }));
  const [first] = cells;
  // What stands before the first bar is no cell if it is nothing, or the mark of a quote.
  return first && /^[\s>]*$/.test(line.slice(first.from, first.to)) ? cells.slice(1) : cells;
}
