import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatch, type StructuredPatchHunk, structuredPatch } from "diff";

/** What is to become of a file, as its path is printed. */
export interface PathChange {
  readonly path: string;
  /** Undefined for a file that is not there yet. */
  readonly before: string | undefined;
  readonly after: string;
}

/** The changes as one unified diff, as `git apply` and `patch -p1` read it; "" where nothing changes. */
export function unifiedDiff(changes: readonly PathChange[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map((change) => formatPatch(patchOf(change), FILE_HEADERS_ONLY))
    .join("");
}

/** As many as git shows. */
const CONTEXT_LINES = 3;

/** The time to compare two texts grows with the square of the lines that differ: beyond these they count as all different. */
const MOST_CHANGED_LINES = 6_000;

function patchOf({ path, before, after }: PathChange): StructuredPatch {
  const oldFileName = before === undefined ? "/dev/null" : `a/${path}`;
  const newFileName = `b/${path}`;
  const options = { context: CONTEXT_LINES, maxEditLength: MOST_CHANGED_LINES };
  const patch = structuredPatch(oldFileName, newFileName, before ?? "", after, undefined, undefined, options);
  const hunks = patch ? patch.hunks : [wholeHunk(before ?? "", after)];
  return { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks };
}

/** Every line taken away, and every line added. */
function wholeHunk(before: string, after: string): StructuredPatchHunk {
  const [removed, added] = [linesOf(before), linesOf(after)];
  return {
    oldStart: 1,
    oldLines: removed.length,
    newStart: 1,
    newLines: added.length,
    lines: [...marked("-", removed), ...marked("+", added)],
  };
}

/** With their line ends. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(mark: "-" | "+", lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) =>
    line.endsWith("\n") ? mark + line.slice(0, -1) : [mark + line, "\\ No newline at end of file"],
  );
}
