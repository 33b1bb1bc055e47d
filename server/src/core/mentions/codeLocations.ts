import { inEveryPiece } from "../document/inEveryPart.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { withInnerFields } from "../markdown/fields.ts";
import type { Part } from "../markdown/part.ts";
import { containmentTest, overlapTest, type Span, shiftSpan, textOf } from "../text/span.ts";
import { type CodeSymbol, symbolOf, symbolsBeside } from "./codeSymbols.ts";
import { isSourceFile } from "./sourceFiles.ts";

/** A path of code as a document writes it: `src/a.ts`, `src/a.ts:42`, `src/a.ts#L10-L20`, `src/**` with more behind it. */
export interface CodeLocation {
  /** Without what stands behind it, with `/` between folders. */
  readonly path: string;
  readonly pathSpan: Span;
  /** With its lines. */
  readonly span: Span;
  readonly lines: LineRange | undefined;
  /** From 1; undefined where none is named. */
  readonly column: number | undefined;
  /** True for a path with wildcards. */
  readonly isGlob: boolean;
  /** What the document says is in the file. */
  readonly symbols: readonly CodeSymbol[];
}

/** Lines, counted from 1; `last` is `first` where only one is named. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
  /** Without the `:` or `#` in front. */
  readonly span: Span;
}

/**
 * Whatever may be a path of code in a document, in the order of the text: words in backticks, and words of fields'
 * values that name a source file in a folder. Only who looks at the files knows which of them are meant.
 */
export function codeLocationsIn({ outline }: PerfDocument): readonly CodeLocation[] {
  return locationsInParts(outline).map(({ start, found }) => ({
    ...found,
    pathSpan: shiftSpan(found.pathSpan, start),
    span: shiftSpan(found.span, start),
    lines: found.lines && { ...found.lines, span: shiftSpan(found.lines.span, start) },
    symbols: found.symbols.map((symbol) => ({ ...symbol, span: shiftSpan(symbol.span, start) })),
  }));
}

const locationsInParts = inEveryPiece((part: Part): readonly CodeLocation[] => {
  const links = part.links.map(({ span }) => span);
  const isInLink = containmentTest(links);
  const codeSpans = part.codeSpans.filter(({ span }) => !isInLink(span));
  const inCode = codeSpans.flatMap(({ span }) => locationsInCode(part.text, span));
  const isCovered = overlapTest([...links, ...part.codeSpans.map(({ span }) => span)]);
  const inValues = withInnerFields(part.fields).flatMap(({ valueSpan }) =>
    locationsInValue(part.text, valueSpan, isCovered),
  );
  const found = [...inCode, ...inValues].sort((a, b) => a.span.start - b.span.start);
  return found
    .filter(({ span }, index) => span.start !== found[index - 1]?.span.start)
    .map((one) => ({ ...one, symbols: [...one.symbols, ...symbolsBeside(part.text, one.span, codeSpans)] }));
});

/** One word in backticks is a path if it can be; of several, a command's for one, those are that can be nothing else. */
function locationsInCode(text: string, span: Span): readonly CodeLocation[] {
  const words = wordsIn(text, span, /[^\s`]+/g);
  return words.flatMap(({ word, start }) => {
    const location = codeLocationOf(word.replace(/(?<![,;])[,;]+$/, ""), start);
    return location && (words.length === 1 || isFileInFolder(location.path)) ? [location] : [];
  });
}

function locationsInValue(text: string, span: Span, isCovered: (span: Span) => boolean): readonly CodeLocation[] {
  // Only files in folders count here, and few values name any.
  if (!/[/\\]/.test(textOf(text, span))) return [];
  return wordsIn(text, span, /\S+/g).flatMap(({ word, start }) => {
    if (isCovered({ start, end: start + 1 }) || word.includes("`")) return [];
    const [lead = ""] = /^[([{"'*_]*/.exec(word) ?? [];
    const location = codeLocationOf(
      word.slice(lead.length).replace(/(?<![)\]}"'*_.,;!?:])[)\]}"'*_.,;!?:]+$/, ""),
      start + lead.length,
    );
    return location && isFileInFolder(location.path) ? [location] : [];
  });
}

function wordsIn(
  text: string,
  span: Span,
  pattern: RegExp,
): readonly { readonly word: string; readonly start: number }[] {
  return [...textOf(text, span).matchAll(pattern)].map((match) => ({
    word: match[0],
    start: span.start + match.index,
  }));
}

function isFileInFolder(path: string): boolean {
  return /[^/]\//.test(path) && isSourceFile(path);
}

/** A path, and behind a `:`, `::` or `#` lines or the name of something in the file. */
const WORD = /^([^:#]+)(?:(::|[:#])(.*))?$/s;
/** `42`, `42:7`, `L42C7`, `10-20`, `L10-L20`, `10,14`. */
const LINES = /^L?(\d{1,7})(?:[:C](\d{1,5}))?(?:(?:,L?\d{1,7})*|[-–]L?(\d{1,7})(?:[:C]\d{1,5})?)$/;

/**
 * A word as a location; undefined for what can't be one.
 * @param start Where the word begins, for the spans.
 */
export function codeLocationOf(word: string, start: number): CodeLocation | undefined {
  const [, written = "", mark = "", suffix = ""] = WORD.exec(word) ?? [];
  const path = written.replace(/\\(?=[_*[\]])/g, "").replaceAll("\\", "/");
  if (!mayBePath(path)) return undefined;
  const lines = mark === "::" ? null : LINES.exec(suffix);
  const end = start + written.length;
  const symbol = lines || mark === "" ? undefined : symbolOf(suffix, end + mark.length);
  if (mark !== "" && !lines && !symbol) return undefined;
  const first = Number(lines?.[1]);
  return {
    path,
    pathSpan: { start, end },
    span: { start, end: start + word.length },
    lines: lines
      ? { first, last: Number(lines[3] ?? first), span: { start: end + mark.length, end: start + word.length } }
      : undefined,
    column: lines?.[2] === undefined ? undefined : Number(lines[2]),
    isGlob: path.includes("*") || /\{[^{},]*,[^{}]*\}/.test(path),
    symbols: symbol ? [symbol] : [],
  };
}

const LONGEST_PATH = 300;

/** A file's name, or segments joined by `/`; no package (`@scope/name`), option, URL, variable or placeholder. */
function mayBePath(path: string): boolean {
  return (
    path.length <= LONGEST_PATH &&
    /\p{L}/u.test(path) &&
    !/^(?:[@~$%&=+-]|\/\/)/.test(path) &&
    !/["'`<>|?]|\.{3}|…|\{[^{},]*\}|\p{Cc}/u.test(path) &&
    (/[^/]\/[^/]|[^/]\/$/.test(path) || isSourceFile(path))
  );
}
