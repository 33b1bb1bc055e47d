import matter from "gray-matter";
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from "yaml";
import type { Span } from "../text/span.ts";
import { aliasProblems, earlyEnd, problemsOf, unclosedFence } from "./frontmatterProblems.ts";
import { isNestedDeeper } from "./yamlDepth.ts";

/** The YAML between the fences at the top of a document, with the place of everything in it. */
export interface Frontmatter {
  /** True if the text begins with a fence, whatever follows. */
  readonly present: boolean;
  /** From the first fence to the end of the last one's line; empty, at the start of the body, if there is none. */
  readonly span: Span;
  /** Between the fences' lines. */
  readonly contentSpan: Span;
  /** Where the Markdown begins. */
  readonly bodyStart: number;
  readonly isClosed: boolean;
  /** What stands behind the opening fence: "" or "yaml" are read, anything else is refused. */
  readonly language: string;
  readonly entries: readonly FrontmatterEntry[];
  readonly problems: readonly FrontmatterProblem[];
}

export interface FrontmatterEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** From the key to the end of the value, without the line end and without a comment behind it. */
  readonly span: Span;
  readonly value: FrontmatterValue;
}

export interface FrontmatterValue {
  readonly kind: "text" | "number" | "boolean" | "null" | "list" | "map" | "alias";
  /** As a string: the text itself, or the number as written. */
  readonly text: string;
  /** Empty, after the colon, for a key without a value. */
  readonly span: Span;
  readonly isQuoted: boolean;
  /** The members of a list. */
  readonly items: readonly FrontmatterValue[];
}

export interface FrontmatterProblem {
  readonly span: Span;
  readonly message: string;
}

/** More than any real document has; gray-matter and yaml slow down faster than the text grows. */
const LONGEST_FRONTMATTER = 64 * 1024;
const MOST_LINES = 2_000;

/** A lone `\r` ends no line for YAML readers. */
const FENCE = /^---([^\r\n]*)(\r\n|\n|$)/;

/** Reads the frontmatter of a text; whatever is wrong with it becomes a problem, nothing is thrown or run. */
export function readFrontmatter(text: string): Frontmatter {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const opening = FENCE.exec(text.slice(start, start + 200));
  if (!opening || opening[1]?.startsWith("-")) return withoutFrontmatter(start);
  const language = (opening[1] ?? "").trim().toLowerCase();
  const contentStart = start + opening[0].length;
  const closing = closingFence(text, contentStart);
  const found = readRegion(text, { start, contentStart, language }, closing);
  if (!closing || found.problems.length === 0) return found;
  return readAsUnclosed(text, { start, contentStart, language }, closing) ?? found;
}

interface Opening {
  readonly start: number;
  readonly contentStart: number;
  readonly language: string;
}

function readRegion(text: string, { start, contentStart, language }: Opening, closing: Span | undefined): Frontmatter {
  const contentEnd = closing?.start ?? endOfUnclosed(text, contentStart);
  const region = {
    present: true,
    span: { start, end: closing?.end ?? contentEnd },
    contentSpan: { start: contentStart, end: contentEnd },
    bodyStart: closing?.end ?? contentEnd,
    isClosed: closing !== undefined,
    language,
  };
  const refusal = refusalOf(region, text, start);
  if (refusal) return { ...region, entries: [], problems: [refusal] };
  const unclosed = closing ? [] : [unclosedFence(start)];
  const { entries, problems } = readYaml(splitWithGrayMatter(text.slice(start, region.span.end)), start, contentEnd);
  return { ...region, entries, problems: [...unclosed, ...problems] };
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
      span: { start: opening.start, end },
      contentSpan: { start: opening.contentStart, end },
      bodyStart: end,
      isClosed: false,
      problems: [unclosedFence(opening.start)],
    };
  }
  return undefined;
}

/** The length of `---`. */
export const FENCE_LENGTH = 3;

/** False if the text begins with anything but a fence: then `readFrontmatter` finds none. */
export function mayHaveFrontmatter(text: string): boolean {
  return text.startsWith("---") || text.startsWith("\uFEFF---");
}

/** The entry of a key, the first one where a key stands twice. */
export function entryOf(frontmatter: Frontmatter, key: string): FrontmatterEntry | undefined {
  return frontmatter.entries.find((entry) => entry.key === key);
}

function withoutFrontmatter(start: number): Frontmatter {
  const nowhere = { start, end: start };
  return {
    present: false,
    span: nowhere,
    contentSpan: nowhere,
    bodyStart: start,
    isClosed: false,
    language: "",
    entries: [],
    problems: [],
  };
}

/** The first line that is `---` or `...` and nothing else but white space. */
function closingFence(text: string, from: number): Span | undefined {
  const pattern = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|(?![\s\S]))/gm;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    // `^` also matches behind a lone `\r`, U+2028 and U+2029, which end no line here.
    if (text[match.index - 1] === "\n") return { start: match.index, end: pattern.lastIndex };
  }
  return undefined;
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
  if (language !== "" && language !== "yaml" && language !== "yml") {
    return {
      span,
      message: `Frontmatter in "${language}" is not read and never run; expected YAML after a plain \`---\`.`,
    };
  }
  const content = text.slice(contentSpan.start, Math.min(contentSpan.end, contentSpan.start + LONGEST_FRONTMATTER + 1));
  if (content.length > LONGEST_FRONTMATTER || content.split("\n", MOST_LINES + 1).length > MOST_LINES) {
    return { span, message: `The frontmatter is longer than ${MOST_LINES} lines or 64 KB and was not read.` };
  }
  return undefined;
}

interface SplitFrontmatter {
  readonly yaml: string;
  /** Where the YAML begins in the block. */
  readonly at: number;
}

/**
 * Has gray-matter split the block as other tools do. Every engine that could run what it is given refuses, and
 * the YAML one only hands the text on: options are always given, so gray-matter's cache is never used.
 */
function splitWithGrayMatter(block: string): SplitFrontmatter {
  const refuse = () => {
    throw new Error("Only YAML frontmatter is read");
  };
  const keep = { parse: () => ({}), stringify: refuse };
  const file = matter(block, {
    language: "yaml",
    delimiters: ["---", /(?:^|\n)\.\.\.[ \t]*\r?\n?$/.test(block) ? "..." : "---"],
    engines: { yaml: keep, javascript: refuse, js: refuse, json: refuse, coffee: refuse, cson: refuse, toml: refuse },
  });
  const at = block.indexOf(file.matter, 3);
  // The `\r` in front of the closing fence's line would belong to the last value.
  return { yaml: file.matter.replace(/\r$/, ""), at: Math.max(3, at) };
}

function readYaml(
  { yaml, at }: SplitFrontmatter,
  start: number,
  contentEnd: number,
): Pick<Frontmatter, "entries" | "problems"> {
  const base = start + at;
  const cutShort = earlyEnd(yaml, base, contentEnd);
  if (isNestedDeeper(yaml, DEEPEST)) return { entries: [], problems: [tooDeep(yaml, base)] };
  try {
    const document = parseDocument(yaml, {
      keepSourceTokens: false,
      prettyErrors: false,
      stringKeys: true,
      uniqueKeys: true,
      logLevel: "silent",
      version: "1.2",
    });
    const entries = entriesOf(document.contents, yaml, base);
    const problems = problemsOf(document.errors, entries, yaml, base);
    return { entries, problems: [...problems, ...aliasProblems(entries), ...cutShort] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { entries: [], problems: [tooDeep(yaml, base)] };
  }
}

/** Deeper than any frontmatter is meant to be; yaml and JavaScript's stack allow some thousands. */
const DEEPEST = 100;

/** Marks the first line. */
function tooDeep(yaml: string, base: number): FrontmatterProblem {
  const start = yaml.length - yaml.trimStart().length;
  const end = start + yaml.slice(start).search(/[\r\n]|$/);
  return {
    span: { start: base + start, end: base + end },
    message: "The frontmatter is nested too deeply to be read.",
  };
}

function entriesOf(contents: ParsedNode | null, yaml: string, base: number): readonly FrontmatterEntry[] {
  if (!isMap(contents)) return [];
  return contents.items.flatMap((pair) => {
    if (!isScalar(pair.key) || !pair.key.range) return [];
    const [keyStart, keyEnd] = pair.key.range;
    const keySpan = { start: base + keyStart, end: base + keyEnd };
    const value = readValue(pair.value, yaml, base, behindColon(yaml, keyEnd) + base);
    const end = Math.max(value.span.end, keySpan.end);
    return [{ key: String(pair.key.value), keySpan, span: { start: keySpan.start, end }, value }];
  });
}

function behindColon(yaml: string, from: number): number {
  const colon = yaml.indexOf(":", from);
  return colon < 0 ? from : colon + 1;
}

function readValue(node: unknown, yaml: string, base: number, whereNone: number): FrontmatterValue {
  const none: FrontmatterValue = {
    kind: "null",
    text: "",
    span: { start: whereNone, end: whereNone },
    isQuoted: false,
    items: [],
  };
  if (!isScalar(node) && !isSeq(node) && !isMap(node) && !isAlias(node)) return none;
  const [start = 0, end = 0] = node.range ?? [];
  const source = yaml.slice(start, end);
  if (source === "" && isScalar(node) && node.value === null) return none;
  // A block sequence's or scalar's range takes in the line end behind it.
  const written = source.trimEnd();
  const whole = {
    text: written,
    span: { start: base + start, end: base + start + written.length },
    isQuoted: false,
    items: [],
  };
  if (isSeq(node)) {
    const items = node.items.map((item) =>
      readValue(item, yaml, base, base + (isScalar(item) ? (item.range?.[0] ?? end) : end)),
    );
    return { ...whole, kind: "list", items };
  }
  if (isMap(node)) return { ...whole, kind: "map" };
  if (isAlias(node)) return { ...whole, kind: "alias" };
  const isQuoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
  const text = typeof node.value === "string" ? node.value : written;
  return { ...whole, kind: kindOf(node.value), text, isQuoted };
}

function kindOf(value: unknown): FrontmatterValue["kind"] {
  if (value === null) return "null";
  if (typeof value === "number" || typeof value === "bigint") return "number";
  return typeof value === "boolean" ? "boolean" : "text";
}
