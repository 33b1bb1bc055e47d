import * as l10n from "@vscode/l10n";
import { type Span, spanAt } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import {
  closingFence,
  endOfPreface,
  FURTHEST_DISPLACED,
  holdsJsonKeys,
  holdsKeys,
  type Opening,
  openingAt,
} from "./frontmatterFences.ts";
import type { Frontmatter, FrontmatterProblem } from "./frontmatterModel.ts";
import { unclosedFence } from "./frontmatterProblems.ts";
import { readYaml, splitWithGrayMatter } from "./frontmatterYaml.ts";
import { readPlainYaml } from "./plainYaml.ts";

/** More than any real document has; gray-matter and yaml slow down faster than the text grows. */
const LONGEST_FRONTMATTER = 64 * 1024;
const MOST_LINES = 2_000;
/** yaml compares each key between brackets with all others, and makes an error with its stack of each bracket too many. */
const MOST_MARKS = 4_000;
const MARK = /[[\]{},"'\\&*!?]/g;

/** Reads the frontmatter of a text; whatever is wrong with it becomes a problem, nothing is thrown or run. */
export function readFrontmatter(text: string): Frontmatter {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const opening = openingAt(text, start);
  if (opening) return readFrom(text, opening) ?? withoutFrontmatter(text, start);
  return readDisplaced(text, start) ?? withoutFrontmatter(text, start);
}

/** Undefined for a brace that opens no frontmatter. */
function readFrom(text: string, opening: Opening): Frontmatter | undefined {
  const closing = closingFence(text, opening);
  const isJson = opening.fence === "{";
  if (isJson && !(closing && holdsJsonKeys(text.slice(opening.contentStart, closing.start)))) return undefined;
  const found = readRegion(text, opening, closing);
  if (!closing || found.problems.length === 0 || opening.fence !== "---") return found;
  return readAsUnclosed(text, opening, closing) ?? found;
}

/** Frontmatter below what may be moved behind it. */
function readDisplaced(text: string, start: number): Frontmatter | undefined {
  const head = text.slice(0, FURTHEST_DISPLACED);
  const at = endOfPreface(head, start);
  const opening = at > start ? openingAt(head, at) : undefined;
  if (opening?.fence !== "---") return undefined;
  const found = readFrom(head, opening);
  const isCutOff = found !== undefined && found.bodyStart === head.length && head.length < text.length;
  if (!found || isCutOff || !holdsKeys(head.slice(found.contentSpan.start, found.contentSpan.end))) return undefined;
  const settledFrom = Math.min(found.settledFrom, FURTHEST_DISPLACED);
  return { ...found, above: { start, end: at }, settledFrom };
}

function readRegion(text: string, opening: Opening, closing: Span | undefined): Frontmatter {
  const { start, contentStart, language } = opening;
  const contentEnd = closing?.start ?? endOfUnclosed(text, contentStart);
  const end = closing?.end ?? contentEnd;
  const region = {
    text: text.slice(0, end),
    present: true,
    above: spanAt(start),
    settledFrom: closing && text[end - 1] === "\n" ? end : Number.POSITIVE_INFINITY,
    span: { start, end },
    contentSpan: { start: contentStart, end: contentEnd },
    bodyStart: end,
    isClosed: closing !== undefined,
    language,
  };
  const refusal = refusalOf(region, text, start);
  if (refusal) return { ...region, entries: [], problems: [refusal] };
  const plain = isPlainlyFenced(region) ? readPlainYaml(text, contentStart, contentEnd) : undefined;
  if (plain) return { ...region, entries: plain, problems: [] };
  const unclosed = closing ? [] : [unclosedFence(start)];
  const { entries, problems } = readYaml(splitWithGrayMatter(text.slice(start, end)), start, contentEnd);
  return { ...region, entries, problems: [...unclosed, ...problems] };
}

/** True between two lines that begin with `---`, the first of which is nothing else. */
function isPlainlyFenced({ text, span, contentSpan, isClosed }: Omit<Frontmatter, "entries" | "problems">): boolean {
  return (
    isClosed && text.slice(span.start, contentSpan.start).trimEnd() === "---" && text.startsWith("---", contentSpan.end)
  );
}

/** More headings than stand in what a missing fence can have swallowed. */
const MOST_HEADINGS_TRIED = 8;

/**
 * A fence that seems to close may be a thematic break of the body. It is, if the YAML goes wrong with the text in front
 * of it and is fine up to a heading: then the frontmatter ends with its last key in front of that heading.
 */
function readAsUnclosed(text: string, opening: Opening, closing: Span): Frontmatter | undefined {
  const headings = [...text.slice(opening.contentStart, closing.start).matchAll(/^#{1,6} /gm)];
  for (const { index } of headings.slice(0, MOST_HEADINGS_TRIED).reverse()) {
    const at = opening.contentStart + index;
    const upTo = readRegion(text, opening, { start: at, end: at });
    const last = upTo.entries.at(-1);
    if (upTo.problems.length > 0 || !last) continue;
    const end = last.span.end + text.slice(last.span.end).search(/\n|$/) + 1;
    return {
      ...upTo,
      text: text.slice(0, end),
      span: { start: opening.start, end },
      contentSpan: { start: opening.contentStart, end },
      bodyStart: end,
      isClosed: false,
      settledFrom: Number.POSITIVE_INFINITY,
      problems: [unclosedFence(opening.start)],
    };
  }
  return undefined;
}

/** The length of `---`. */
export const FENCE_LENGTH = 3;

/** @param start Behind a byte order mark. */
function withoutFrontmatter(text: string, start: number): Frontmatter {
  const nowhere = spanAt(start);
  return {
    text: text.slice(0, start),
    present: false,
    above: nowhere,
    settledFrom: settledWithout(text, start),
    span: nowhere,
    contentSpan: nowhere,
    bodyStart: start,
    isClosed: false,
    language: "",
    entries: [],
    problems: [],
  };
}

/** From where on no edit can make frontmatter of what is none. */
function settledWithout(text: string, start: number): number {
  const first = text.slice(start, start + "<!--".length);
  if (/^(?:---|\+\+\+|\{\r?\n)/.test(first)) return Number.POSITIVE_INFINITY;
  return /^(?:\s|<!--|#!)/.test(first) ? FURTHEST_DISPLACED : start + "<!--".length;
}

/** Blank lines and comments that another key follows. */
const UP_TO_NEXT_KEY = /^(?:[ \t]*(?:#[^\r\n]*)?\r?\n)+(?=[a-z][\w-]*:[ \t\r\n])/;

/** An unclosed block is taken to end at the first blank line or heading that no key follows, so that the body is still read. */
function endOfUnclosed(text: string, from: number): number {
  const pattern = /^(?:[ \t]*(?:\r\n|\n|\r)|#{1,6} )/gm;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const between = UP_TO_NEXT_KEY.exec(text.slice(match.index, match.index + 2_000))?.[0].length;
    if (between === undefined) return match.index;
    pattern.lastIndex = match.index + between;
  }
  return text.length;
}

function refusalOf(
  { language, contentSpan }: Pick<Frontmatter, "language" | "contentSpan">,
  text: string,
  start: number,
): FrontmatterProblem | undefined {
  const span = {
    start,
    end: contentSpan.start - (/\r?\n$/.exec(text.slice(start, contentSpan.start))?.[0].length ?? 0),
  };
  const format = DATA_FORMATS.get(language);
  if (format !== undefined) {
    return {
      span,
      message: l10n.t("This frontmatter is {0}, which is not read; expected YAML between two lines `---`.", format),
    };
  }
  if (language !== "" && language !== "yaml" && language !== "yml") {
    return {
      span,
      message: l10n.t(
        'Frontmatter in "{0}" is not read and never run; expected YAML after a plain `---`.',
        shortened(language, 30),
      ),
    };
  }
  const content = text.slice(contentSpan.start, Math.min(contentSpan.end, contentSpan.start + LONGEST_FRONTMATTER + 1));
  if (content.length > LONGEST_FRONTMATTER || content.split("\n", MOST_LINES + 1).length > MOST_LINES) {
    return { span, message: l10n.t("The frontmatter is longer than {0} lines or 64 KB and was not read.", MOST_LINES) };
  }
  if ((content.match(MARK)?.length ?? 0) > MOST_MARKS) {
    return {
      span,
      message: l10n.t("The frontmatter holds more than {0} brackets, commas and quotes and was not read.", MOST_MARKS),
    };
  }
  return undefined;
}

const DATA_FORMATS: ReadonlyMap<string, string> = new Map([
  ["toml", "TOML"],
  ["json", "JSON"],
]);
