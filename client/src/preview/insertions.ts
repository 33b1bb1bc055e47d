import type { PreviewResult } from "../../../server/src/lsp/client/previewMessages.ts";
import { markHtml, openHtml } from "./previewHtml.ts";
import type { Stretch } from "./textRuns.ts";

/** What is put into a text. Offsets count in the source, with lines that end in one unit; each list is in their order. */
export interface Insertions {
  /** Behind what stands before an offset. */
  readonly behind: readonly { readonly at: number; readonly html: string }[];
  /** What is open; no two touch. */
  readonly around: readonly { readonly start: number; readonly end: number }[];
}

/**
 * What an answer puts into its text.
 * @param starts Of each line, and of the one that would come next.
 */
export function insertionsOf({ marks, open }: PreviewResult, starts: readonly number[]): Insertions {
  const end = starts.at(-1) ?? 1;
  const offsetOf = ({ line, character }: { readonly line: number; readonly character: number }) =>
    Math.min((starts[line] ?? end) + character, (starts[line + 1] ?? end) - 1);
  const behind = [
    ...marks.map((mark) => ({ at: offsetOf(mark.at), html: markHtml(mark) })),
    ...open.map(({ range, message }) => ({
      at: offsetOf(range.end),
      html: openHtml(message, offsetOf(range.start) < offsetOf(range.end)),
    })),
  ];
  const around = open.map(({ range }) => ({ start: offsetOf(range.start), end: offsetOf(range.end) }));
  return {
    behind: behind.toSorted((a, b) => a.at - b.at),
    around: joined(around.filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start)),
  };
}

/** Those that stand in a stretch of the text. */
export function within({ behind, around }: Insertions, { from, to }: Stretch): Insertions {
  return {
    behind: behind.slice(
      firstWhere(behind, ({ at }) => at >= from),
      firstWhere(behind, ({ at }) => at > to),
    ),
    around: around.slice(
      firstWhere(around, ({ end }) => end > from),
      firstWhere(around, ({ start }) => start >= to),
    ),
  };
}

function joined(sorted: Insertions["around"]): Insertions["around"] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

/** The place of the first one from which on all are so. */
function firstWhere<One>(sorted: readonly One[], isSo: (one: One) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one !== undefined && isSo(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}
