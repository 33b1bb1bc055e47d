import * as l10n from "@vscode/l10n";
import type { YAMLError } from "yaml";
import type { FrontmatterEntry, FrontmatterProblem } from "./frontmatterModel.ts";

/** What yaml's error codes mean, in an author's words. */
const PROBLEMS: Readonly<Record<string, () => string>> = {
  BAD_INDENT: () => l10n.t("This line's indentation does not fit the lines around it."),
  BAD_SCALAR_START: () => l10n.t("A value can't begin with this character; expected quotes around the value."),
  BLOCK_AS_IMPLICIT_KEY: () => l10n.t("A second `: ` in one line; expected quotes around the value."),
  BLOCK_IN_FLOW: () =>
    l10n.t("A list or map in several lines stands inside brackets; expected a comma or a closing bracket."),
  DUPLICATE_KEY: () => l10n.t("This key stands twice; expected it once."),
  MISSING_CHAR: () => l10n.t("A closing quote, bracket or comma is missing here."),
  MULTILINE_IMPLICIT_KEY: () => l10n.t("This line has no `key: value`; expected a colon and a space."),
  MULTIPLE_DOCS: () => l10n.t("A second YAML document begins here; expected one."),
  TAB_AS_INDENT: () => l10n.t("A tab stands where spaces are due."),
  UNEXPECTED_TOKEN: () => l10n.t("This does not fit here; expected `key: value`."),
  NON_STRING_KEY: () => l10n.t("This key is no text; expected a plain word."),
};

const CLOSERS: Readonly<Record<string, string>> = { '"': '"', "'": "'", "[": "]", "{": "}" };

/** What is wrong with the YAML, one problem for each cause; spans count as those of the entries, `base` further than in `yaml`. */
export function problemsOf(
  errors: readonly YAMLError[],
  entries: readonly FrontmatterEntry[],
  yaml: string,
  base: number,
): readonly FrontmatterProblem[] {
  const text = yaml.replace(/\r$/, "");
  const unclosed = errors.length === 0 ? undefined : unclosedValue(entries, text, base);
  // Where a quote or bracket stays open, the lines behind it are read as its content.
  const independent = errors.filter(({ pos }) => unclosed === undefined || pos[0] + base < unclosed.span.start);
  const problems = causesOf(independent, text).map((error) => problemOf(error, text, base));
  return unclosed ? [...problems, unclosed] : problems;
}

function unclosedValue(
  entries: readonly FrontmatterEntry[],
  yaml: string,
  base: number,
): FrontmatterProblem | undefined {
  for (const { value } of entries) {
    const start = value.span.start - base;
    const written = yaml.slice(start, value.span.end - base);
    const closer = CLOSERS[written[0] ?? ""];
    if (closer === undefined || (written.length > 1 && written.endsWith(closer))) continue;
    const end =
      value.span.start +
      written
        .split(/[\r\n]/, 1)
        .join("")
        .trimEnd().length;
    return {
      span: { start: value.span.start, end },
      message: l10n.t("A closing `{0}` is missing behind this.", closer),
    };
  }
  return undefined;
}

/** Without the errors that only follow from one in the same line or the line above; a key that stands twice is its own cause. */
function causesOf(errors: readonly YAMLError[], yaml: string): readonly YAMLError[] {
  const lineOf = ({ pos }: YAMLError) => yaml.slice(0, pos[0]).split("\n").length;
  const causes: YAMLError[] = [];
  const failing = new Set<number>();
  const inOrder = errors.filter(({ code }) => code !== "DUPLICATE_KEY").sort((a, b) => a.pos[0] - b.pos[0]);
  for (const error of inOrder) {
    const line = lineOf(error);
    if (!failing.has(line) && !failing.has(line - 1)) causes.push(error);
    failing.add(line);
  }
  const twice = errors.filter((error) => error.code === "DUPLICATE_KEY" && !failing.has(lineOf(error)));
  return [...causes, ...twice].sort((a, b) => a.pos[0] - b.pos[0]);
}

/** yaml gives only the place where these begin. */
const MARKED_AS_WORDS: ReadonlySet<string> = new Set(["DUPLICATE_KEY", "BLOCK_AS_IMPLICIT_KEY"]);

function problemOf(error: YAMLError, yaml: string, base: number): FrontmatterProblem {
  const [from, to] = error.pos;
  const start = Math.min(from, yaml.length);
  const lineEnd = start + yaml.slice(start).search(/[\r\n]|$/);
  const isWord = MARKED_AS_WORDS.has(error.code);
  const end = isWord
    ? start + yaml.slice(start, lineEnd).search(/(?<!\s)\s*(?::|$)/)
    : Math.max(start, Math.min(to, lineEnd));
  return { span: { start: base + start, end: base + end }, message: messageOf(error, yaml, lineEnd) };
}

function messageOf({ code, pos }: YAMLError, yaml: string, lineEnd: number): string {
  const isInNextLine = code === "BLOCK_AS_IMPLICIT_KEY" && !/:\s/.test(yaml.slice(pos[0], lineEnd));
  return isInNextLine
    ? l10n.t("The line below is indented as if it belonged to this value.")
    : (PROBLEMS[code]?.() ??
        l10n.t("The frontmatter can't be read here ({0}).", code.toLowerCase().replaceAll("_", " ")));
}

/** The problem of a block that nothing closes. */
export function unclosedFence(start: number): FrontmatterProblem {
  return {
    span: { start, end: start + "---".length },
    message: l10n.t("The frontmatter is never closed; expected a line `---` at its end."),
  };
}

/** gray-matter, and so many a site generator, takes any line that begins with `---` for the end. */
export function earlyEnd(yaml: string, base: number, contentEnd: number): readonly FrontmatterProblem[] {
  const end = base + yaml.length;
  // The line end in front of the closing fence belongs to the fence.
  if (contentEnd - end <= 2) return [];
  const start = end + 1;
  return [
    {
      span: { start, end: start + 3 },
      message: l10n.t("Other tools end the frontmatter at this line, since it begins with `---`."),
    },
  ];
}

/** References to other values are not followed, whatever they name. */
export function aliasProblems(entries: readonly FrontmatterEntry[]): readonly FrontmatterProblem[] {
  const values = entries.flatMap(({ value }) => [value, ...value.items]);
  return values
    .filter(({ kind }) => kind === "alias")
    .map(({ span, text }) => ({
      span,
      message: l10n.t("The alias `{0}` is not followed; expected the value itself.", text),
    }));
}
