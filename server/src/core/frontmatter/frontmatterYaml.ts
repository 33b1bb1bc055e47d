import * as l10n from "@vscode/l10n";
import matter from "gray-matter";
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from "yaml";
import type { Span } from "../text/span.ts";
import type { Frontmatter, FrontmatterEntry, FrontmatterProblem, FrontmatterValue } from "./frontmatterModel.ts";
import { aliasProblems, earlyEnd, problemsOf } from "./frontmatterProblems.ts";
import { isNestedDeeper } from "./yamlDepth.ts";

/** The YAML of a frontmatter block. */
export interface SplitFrontmatter {
  readonly yaml: string;
  /** Where the YAML begins in the block. */
  readonly at: number;
}

/**
 * Has gray-matter split the block as other tools do. Every engine that could run what it is given refuses, and
 * the YAML one only hands the text on: options are always given, so gray-matter's cache is never used.
 */
export function splitWithGrayMatter(block: string): SplitFrontmatter {
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

/** The entries of the frontmatter with the places of everything in them; offsets count from the document's start. */
export function readYaml(
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
    message: l10n.t("The frontmatter is nested too deeply to be read."),
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
  const none = plainValue("null", "", { start: whereNone, end: whereNone });
  if (!isScalar(node) && !isSeq(node) && !isMap(node) && !isAlias(node)) return none;
  const [start = 0, end = 0] = node.range ?? [];
  const source = yaml.slice(start, end);
  if (source === "" && isScalar(node) && node.value === null) return none;
  // A block sequence's or scalar's range takes in the line end behind it.
  const written = source.trimEnd();
  const span = { start: base + start, end: base + start + written.length };
  if (isSeq(node)) {
    const items = node.items.map((item) =>
      readValue(item, yaml, base, base + (isScalar(item) ? (item.range?.[0] ?? end) : end)),
    );
    return plainValue("list", written, span, items);
  }
  if (isMap(node)) return plainValue("map", written, span);
  if (isAlias(node)) return plainValue("alias", written, span);
  const isQuoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
  const isBlock = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
  const said = typeof node.value === "string" ? node.value : written;
  // The line end behind a value in lines of its own is no part of what it says.
  const text = isBlock ? said.trimEnd() : said;
  return { kind: kindOf(node.value), text, span, isQuoted, items: [] };
}

export function plainValue(
  kind: FrontmatterValue["kind"],
  text: string,
  span: Span,
  items: FrontmatterValue["items"] = [],
): FrontmatterValue {
  return { kind, text, span, isQuoted: false, items };
}

function kindOf(value: unknown): FrontmatterValue["kind"] {
  if (value === null) return "null";
  if (typeof value === "number" || typeof value === "bigint") return "number";
  return typeof value === "boolean" ? "boolean" : "text";
}
