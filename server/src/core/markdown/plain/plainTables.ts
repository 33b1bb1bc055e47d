import type { AlignType, Table, TableCell, TableRow } from "mdast";
import { plainInlines } from "./plainInlines.ts";
import { type BlockRead, contentStart, notPlain, type PlainLines, type Scope, withoutSpaces } from "./plainLines.ts";

/** The table whose first row stands in a line. */
export function plainTable(lines: PlainLines, at: number, scope: Scope): BlockRead<Table> {
  const { text } = lines;
  if (text[lines.at(at + 1).last - 1] !== "|") notPlain();
  const align = pairs(pipesOf(lines, at + 1, scope)).map(([left, right]) => alignOf(text.slice(left + 1, right)));
  const children = [rowOf(lines, at, scope)];
  if (children[0]?.children.length !== align.length) notPlain();
  let next = at + 2;
  while (next < scope.to && !lines.isBlank(next)) children.push(rowOf(lines, next++, scope));
  const position = lines.position(contentStart(lines, at, scope), lines.at(next - 1).end);
  return { node: { type: "table", align, children, position }, next };
}

/** The pipes of a row that begins with one, and has none that is escaped; the last one may be still to be typed. */
function pipesOf(lines: PlainLines, at: number, scope: Scope): readonly number[] {
  const { text } = lines;
  const { start, last } = lines.at(at);
  const first = contentStart(lines, at, scope);
  const isPlain = first === start + scope.column && text[first] === "|";
  if (!isPlain || last - first < 2 || text.slice(first, last).includes("\\")) notPlain();
  const pipes: number[] = [];
  for (let pipe = first; pipe >= 0 && pipe < last; pipe = text.indexOf("|", pipe + 1)) pipes.push(pipe);
  return pipes;
}

/** Each cell's pipes, or what it ends at. */
function pairs(pipes: readonly number[]): readonly (readonly [number, number])[] {
  return pipes.slice(1).map((right, index) => [pipes[index] ?? right, right] as const);
}

function alignOf(delimiters: string): AlignType {
  const [, left, right] = /^ *(:)?-+(:)? *$/.exec(delimiters) ?? notPlain();
  if (left) return right ? "center" : "left";
  return right ? "right" : null;
}

function rowOf(lines: PlainLines, at: number, scope: Scope): TableRow {
  const { text } = lines;
  const { end } = lines.at(at);
  const pipes = pipesOf(lines, at, scope);
  const { last } = lines.at(at);
  const ends = text[last - 1] === "|" ? pipes : [...pipes, last];
  const lastEnd = ends.at(-1);
  const children = pairs(ends).map(([left, right]): TableCell => {
    const { start, end: to } = withoutSpaces(text, left + 1, right);
    // The last cell takes what is left of the row.
    const position = lines.position(left, right === lastEnd ? end : right);
    return { type: "tableCell", children: plainInlines(lines, start, to), position };
  });
  return { type: "tableRow", children, position: lines.position(contentStart(lines, at, scope), end) };
}
