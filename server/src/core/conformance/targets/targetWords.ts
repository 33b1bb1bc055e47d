import { perText } from "../../incremental/memo.ts";
import { comparisonAt } from "../../quantities/comparators.ts";
import { readQuantities } from "../../quantities/readQuantities.ts";
import { statisticAt } from "../../quantities/statistics.ts";
import { tellingWords } from "../measurements/metricWords.ts";

/** What the words of a target say. */
export interface TargetWords {
  /** But for numbers, units, comparisons, statistics, and what every target says. */
  readonly words: readonly string[];
  /** Those behind a preposition or in parentheses: a part, a condition, or what it is for each of. */
  readonly restricting: readonly string[];
}

/** Behind these a text narrows what it is about. "Of" only names it. */
const NARROWING: ReadonlySet<string> = new Set(
  "per with without under during at in for after before while when if on from via through across behind until against over within".split(
    " ",
  ),
);
/** Behind these nothing is narrowed: "over all processes". */
const EVERY: ReadonlySet<string> = new Set("all every any each total whole entire".split(" "));

const PIECES = /[\p{L}_][\p{L}\p{N}_]*(?:[-'’./][\p{L}\p{N}_]+)*|[^\s\p{L}\p{N}_]/gu;

/** The words of a target's text. */
export const targetWords: (text: string) => TargetWords = perText((text) => {
  const found = wordsWithRole(withoutQuantities(text));
  return {
    words: found.map(({ word }) => word),
    restricting: found.flatMap(({ word, isRestricting }) => (isRestricting ? [word] : [])),
  };
});

interface WordWithRole {
  readonly word: string;
  readonly isRestricting: boolean;
}

function wordsWithRole(text: string): readonly WordWithRole[] {
  const found: WordWithRole[] = [];
  const narrowing = namesEnds(text) ? WITHOUT_FROM : NARROWING;
  let depth = 0;
  let isNarrowed = false;
  let skipTo = 0;
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    if (index < skipTo) continue;
    if (!/[\p{L}_]/u.test(piece)) {
      depth = Math.max(0, depth + depthOf(piece));
      isNarrowed = false;
      continue;
    }
    const lower = piece.toLowerCase();
    const end = statisticAt(text, index)?.end ?? comparisonAt(text, index)?.end;
    const isWord = end === undefined && !NARROWING.has(lower) && !(isNarrowed && EVERY.has(lower));
    if (isWord) {
      for (const word of tellingWords(piece)) found.push({ word, isRestricting: isNarrowed || depth > 0 });
    } else {
      isNarrowed = narrowing.has(lower);
      skipTo = end ?? 0;
    }
  }
  return found;
}

/** "From click to answer" says where something begins and ends, "from the cache" where it comes from. */
function namesEnds(text: string): boolean {
  const from = text.toLowerCase().indexOf("from ");
  return from >= 0 && /^[^,;()]* to /i.test(text.slice(from, from + 60));
}

const WITHOUT_FROM: ReadonlySet<string> = new Set([...NARROWING].filter((word) => word !== "from"));

function depthOf(mark: string): number {
  return /[([]/.test(mark) ? 1 : /[)\]]/.test(mark) ? -1 : 0;
}

/** The same text with a mark in place of each quantity, so that everything else stays where it stands. */
function withoutQuantities(text: string): string {
  let blanked = text;
  for (const { span } of readQuantities(text).quantities) {
    const length = span.end - span.start;
    // What a quantity is measured for each of narrows it, as other words would.
    blanked = `${blanked.slice(0, span.start)}${"¤".repeat(length)}${blanked.slice(span.end)}`;
  }
  return blanked;
}
