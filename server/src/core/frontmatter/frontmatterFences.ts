import type { Span } from "../text/span.ts";

/** Where frontmatter begins. */
export interface Opening {
  readonly start: number;
  readonly contentStart: number;
  /** What stands behind `---`; of the other fences, the language that they stand for. */
  readonly language: string;
  readonly fence: Fence;
}

export type Fence = "---" | "+++" | "{";

/** A lone `\r` ends no line for YAML readers. */
const OPENINGS: readonly { readonly fence: Fence; readonly pattern: RegExp; readonly language: string }[] = [
  { fence: "---", pattern: /^---(?!-)([^\r\n]*)(?:\r\n|\n|$)/, language: "" },
  { fence: "+++", pattern: /^\+\+\+[ \t]*(?:\r\n|\n)/, language: "toml" },
  { fence: "{", pattern: /^\{(?:\r\n|\n)/, language: "json" },
];

/** The fence at an offset; undefined if none stands there. */
export function openingAt(text: string, start: number): Opening | undefined {
  const line = text.slice(start, start + LONGEST_OPENING);
  for (const { fence, pattern, language } of OPENINGS) {
    const found = pattern.exec(line);
    if (!found) continue;
    const said = (found[1] ?? "").trim().toLowerCase();
    return { start, contentStart: start + found[0].length, language: said || language, fence };
  }
  return undefined;
}

const LONGEST_OPENING = 200;

const CLOSINGS: Readonly<Record<Fence, RegExp>> = {
  "---": /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|(?![\s\S]))/gm,
  "+++": /^\+\+\+[ \t]*(?:\r\n|\n|(?![\s\S]))/gm,
  "{": /^\}[ \t]*(?:\r\n|\n|(?![\s\S]))/gm,
};

/** The first line that is the closing fence and nothing else but white space. */
export function closingFence(text: string, { contentStart, fence }: Opening): Span | undefined {
  const pattern = CLOSINGS[fence];
  pattern.lastIndex = contentStart;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    // `^` also matches behind a lone `\r`, U+2028 and U+2029, which end no line here.
    if (text[match.index - 1] === "\n") return { start: match.index, end: pattern.lastIndex };
  }
  return undefined;
}

/** So far frontmatter is looked for below what stands in front of it: a licence is longer than most of that. */
export const FURTHEST_DISPLACED = 16 * 1024;

/** Blank lines, comments and the line of an interpreter: where they end that stand at an offset. */
export function endOfPreface(text: string, start: number): number {
  let at = start;
  for (let next = endOfPrefaceLine(text, at, start); next > at; next = endOfPrefaceLine(text, at, start)) at = next;
  return at;
}

const BLANK_LINE = /[ \t]*(?:\r\n|\n)/y;
const INTERPRETER = /#![^\r\n]*(?:\r\n|\n)/y;

function endOfPrefaceLine(text: string, at: number, start: number): number {
  const close = text.startsWith("<!--", at) ? text.indexOf("-->", at + 4) : -1;
  const blank = endOf(BLANK_LINE, text, close < 0 ? at : close + 3);
  return blank ?? (at === start ? endOf(INTERPRETER, text, at) : undefined) ?? at;
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** True for a block that begins with a key and has another one: a line between two rules may begin with "Note:". */
export function holdsKeys(content: string): boolean {
  const lines = content.split(/\r?\n/).filter((line) => !/^[ \t]*(?:#|$)/.test(line));
  const isKey = (line: string) => /^[a-z][\w-]*:(?:[ \t]|$)/.test(line);
  return isKey(lines[0] ?? "") && lines.filter(isKey).length > 1;
}

/** The same for JSON. */
export function holdsJsonKeys(content: string): boolean {
  return /^[ \t]*"[^"\r\n]*"[ \t]*:/m.test(content);
}
