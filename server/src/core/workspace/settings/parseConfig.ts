import * as l10n from "@vscode/l10n";
import { isAlias, isMap, isScalar, isSeq, parseDocument, type YAMLError } from "yaml";
import { isNestedDeeper } from "../../frontmatter/yamlDepth.ts";
import { firstLineOf, type Span } from "../../text/span.ts";
import { type ConfigProblem, type ConfigValue, type ParsedConfig, scalarOf } from "./configValue.ts";
import { isJsonNestedDeeper, parseJson } from "./parseJson.ts";

/** Real configs have three or four levels. */
const MOST_LEVELS = 64;

/**
 * Reads a config file: JSON with comments where it is called so, else YAML. Aliases are never followed, so a small text
 * can't grow into a large value.
 */
export function parseConfig(uri: string, text: string): ParsedConfig {
  const isJson = /\.jsonc?$/i.test(uri);
  if (isJson ? isJsonNestedDeeper(text, MOST_LEVELS) : isNestedDeeper(text, MOST_LEVELS)) {
    const span = firstLineOf(text, { start: 0, end: text.length });
    const message = l10n.t(
      "The config is nested more than {0} levels deep and was not read; expected a few.",
      MOST_LEVELS,
    );
    return { value: { kind: "nothing", span }, problems: [{ span, message }] };
  }
  return isJson ? parseJson(text) : parseYaml(text);
}

function parseYaml(text: string): ParsedConfig {
  const document = parseDocument(text, {
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: true,
    logLevel: "silent",
    version: "1.2",
  });
  const problems = document.errors.map((error) => problemOf(error, text));
  return { value: valueFrom(document.contents, { start: 0, end: 0 }, problems), problems };
}

function valueFrom(node: unknown, whereNone: Span, problems: ConfigProblem[]): ConfigValue {
  if (!isScalar(node) && !isSeq(node) && !isMap(node) && !isAlias(node)) return { kind: "nothing", span: whereNone };
  const [start, end] = node.range ?? [whereNone.start, whereNone.end];
  const span = { start, end };
  if (isAlias(node)) {
    problems.push({ span, message: l10n.t("The alias *{0} is not followed; expected the value itself.", node.source) });
    return { kind: "nothing", span };
  }
  if (isSeq(node)) return { kind: "list", span, items: node.items.map((item) => valueFrom(item, span, problems)) };
  if (isScalar(node)) return scalarOf(node.value, span);
  const entries = node.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || typeof key.value !== "string") return [];
    const [keyStart, keyEnd] = key.range ?? [start, start];
    const keySpan = { start: keyStart, end: keyEnd };
    return [{ key: key.value, keySpan, value: valueFrom(value, keySpan, problems) }];
  });
  return { kind: "map", span, entries };
}

/** yaml's error codes in plain words; the others are shown as they are. */
const PROBLEMS: Readonly<Record<string, () => string>> = {
  BAD_INDENT: () => l10n.t("This line's indentation does not fit the lines around it."),
  BLOCK_AS_IMPLICIT_KEY: () => l10n.t("A second `: ` stands in one line; expected quotes around the value."),
  DUPLICATE_KEY: () => l10n.t("This key stands twice; expected it once."),
  MISSING_CHAR: () => l10n.t("A closing quote, bracket or comma is missing here."),
  MULTILINE_IMPLICIT_KEY: () => l10n.t("This line has no `key: value`; expected a colon and a space."),
  MULTIPLE_DOCS: () => l10n.t("A second YAML document begins here; expected one."),
  NON_STRING_KEY: () => l10n.t("This key is no text; expected a plain word."),
  TAB_AS_INDENT: () => l10n.t("A tab stands where spaces are due."),
  UNEXPECTED_TOKEN: () => l10n.t("This does not fit here; expected `key: value`."),
};

function problemOf(error: YAMLError, text: string): ConfigProblem {
  const start = Math.min(error.pos[0], text.length);
  const message =
    PROBLEMS[error.code]?.() ??
    l10n.t("The config can't be read here ({0}).", error.code.toLowerCase().replaceAll("_", " "));
  const end = Math.max(start, Math.min(error.pos[1], text.length));
  return { span: firstLineOf(text, { start, end }), message };
}
