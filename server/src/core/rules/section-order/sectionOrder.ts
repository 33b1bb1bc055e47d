import { footerOffset } from "../../conformance/edits/insertSection.ts";
import { breaksAtEnd } from "../../conformance/match/separators.ts";
import type { Match, TopLevelSection } from "../../conformance/match.ts";
import type { PlacedSection } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { spanAt } from "../../text/span.ts";
import type { TextEdit } from "../../text/textEdit.ts";

/** A section that stands elsewhere than its template has it. */
export interface MovedSection {
  readonly topLevel: TopLevelSection;
  /** The section in its place that it should follow; undefined if it should be the first. */
  readonly after: TopLevelSection | undefined;
}

/** The fewest sections that have to move for the rest to stand in the template's order. */
export function movedSections(match: Match): readonly MovedSection[] {
  const present = match.sections.filter(({ match: { section, found } }) => section && found !== "other level");
  const starts = present.map(({ start }) => start);
  if (starts.every((start, index) => index === 0 || start > (starts[index - 1] ?? 0))) return [];
  const kept = new Set(longestIncreasing(starts));
  return present.flatMap((topLevel, index) => {
    if (kept.has(index)) return [];
    const after = present.slice(0, index).findLast((_, other) => kept.has(other));
    return [{ topLevel, after }];
  });
}

/** The indices of a longest subsequence whose values rise. */
function longestIncreasing(values: readonly number[]): readonly number[] {
  const best: (readonly number[])[] = [];
  for (const [index, value] of values.entries()) {
    const before = best
      .filter((run) => (values[run.at(-1) ?? 0] ?? 0) < value)
      .reduce<readonly number[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    best.push([...before, index]);
  }
  return best.reduce<readonly number[]>((longest, run) => (run.length > longest.length ? run : longest), []);
}

/** Moves the section with all its content; what separates it from its neighbour moves along, so every gap stays as it is. */
export function moveSection(
  document: PerfDocument,
  match: Match,
  { topLevel, after }: MovedSection,
): readonly TextEdit[] {
  const { text, outline } = document;
  const index = outline.sections.findIndex(({ start }) => start === topLevel.start);
  const content = text.slice(topLevel.start, endOfContent(document, match, index));
  const isLast = index === outline.sections.length - 1;
  const previousEnd = endOfContent(document, match, index - 1);
  const contentEnd = topLevel.start + content.length;
  const gap = isLast
    ? { start: previousEnd, end: topLevel.start }
    : { start: contentEnd, end: outline.sections[index + 1]?.start ?? text.length };
  const between = text.slice(gap.start, gap.end);
  const removal: TextEdit = {
    span: isLast ? { start: gap.start, end: contentEnd } : { start: topLevel.start, end: gap.end },
    newText: "",
  };
  const target = targetOf(document, match, after);
  const insertion: TextEdit =
    target === undefined
      ? insertAt(endOfContent(document, match, outline.sections.length - 1), between + content)
      : insertAt(target, content + between);
  return [removal, insertion];
}

/** Where the section goes: before the heading that follows the one it should follow; undefined at the end. */
function targetOf({ outline }: PerfDocument, match: Match, after: TopLevelSection | undefined): number | undefined {
  if (!after) return Math.min(...match.sections.flatMap(({ start, match: one }) => (one.section ? [start] : [])));
  const index = outline.sections.findIndex(({ start }) => start === after.start);
  return outline.sections[index + 1]?.start;
}

function endOfContent(document: PerfDocument, match: Match, index: number): number {
  const { sections } = document.outline;
  const placed: PlacedSection | undefined = sections[index];
  if (!placed) return document.frontmatter.bodyStart;
  const next = sections[index + 1]?.start;
  const end = next ?? footerOffset(document, match);
  const [first] = breaksAtEnd(placed, next ?? end + 1);
  return document.text.slice(0, Math.min(first?.start ?? end, end)).trimEnd().length;
}

function insertAt(offset: number, newText: string): TextEdit {
  return { span: spanAt(offset), newText };
}
