import type { ResultCell } from "./resultCells.ts";
import type { ResultsLink } from "./resultsLink.ts";

/**
 * The cells of a part that one of its links speaks for. Of several links each speaks for the cells on its side, which is
 * the first one's: lines stand below their tables, comments above. Of several places for one figure the nearest is meant.
 * @param links All of the part.
 */
export function linkedCells(
  link: ResultsLink,
  links: readonly ResultsLink[],
  cells: readonly ResultCell[],
): readonly ResultCell[] {
  const own = cellsBeside(link, links, cells);
  const distance = ({ span }: ResultCell) => Math.abs(span.start - link.span.start);
  const nearest = new Map<string, ResultCell>();
  for (const cell of own) {
    const figure = [cell.kind, cell.statistic, cell.benchmark].join("\n");
    const known = nearest.get(figure);
    if (!known || distance(cell) < distance(known)) nearest.set(figure, cell);
  }
  const meant = new Set(nearest.values());
  return own.filter((cell) => meant.has(cell));
}

function cellsBeside(
  link: ResultsLink,
  links: readonly ResultsLink[],
  cells: readonly ResultCell[],
): readonly ResultCell[] {
  if (links.length < 2) return cells;
  const all = [...links.map(({ span }) => ({ at: span.start, cell: undefined })), ...cells.map(placed)];
  const groups: (typeof all)[] = [];
  const ordered = all.toSorted((a, b) => a.at - b.at);
  const isBelow = ordered[0]?.cell !== undefined;
  for (const [index, one] of ordered.entries()) {
    const before = ordered[index - 1];
    // Links with no cell between them speak for the same ones.
    const begins = !before || (isBelow ? one.cell && !before.cell : !one.cell && before.cell);
    const hasLink = ordered.slice(index).some(({ cell }) => !cell);
    if (begins && (groups.length === 0 || hasLink)) groups.push([one]);
    else groups.at(-1)?.push(one);
  }
  const own = groups.find((group) => group.some(({ at, cell }) => !cell && at === link.span.start));
  return own?.flatMap(({ cell }) => cell ?? []) ?? [];
}

function placed(cell: ResultCell): { readonly at: number; readonly cell: ResultCell | undefined } {
  return { at: cell.span.start, cell };
}
