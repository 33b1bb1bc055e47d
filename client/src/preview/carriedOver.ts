import type { PreviewResult } from "../../../server/src/lsp/client/previewMessages.ts";

/** An answer for another text: what stands on lines that are the same above and below a change holds. */
export function carriedOver(result: PreviewResult, before: string, after: string): PreviewResult {
  if (before === after) return result;
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const most = Math.min(old.length, fresh.length);
  let above = 0;
  while (above < most && old[above] === fresh[above]) above++;
  let below = 0;
  while (below < most - above && old.at(-1 - below) === fresh.at(-1 - below)) below++;
  const by = fresh.length - old.length;
  const lineOf = (line: number) => (line < above ? line : line >= old.length - below ? line + by : undefined);
  const moved = ({ line, character }: { readonly line: number; readonly character: number }) => {
    const now = lineOf(line);
    return now === undefined ? undefined : { line: now, character };
  };
  return {
    ...result,
    marks: result.marks.flatMap((mark) => {
      const at = moved(mark.at);
      return at ? [{ ...mark, at }] : [];
    }),
    open: result.open.flatMap((place) => {
      const [start, end] = [moved(place.range.start), moved(place.range.end)];
      return start && end ? [{ ...place, range: { start, end } }] : [];
    }),
  };
}

/** As Markdown and the server count them. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}
