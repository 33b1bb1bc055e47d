import { isAlias, isMap, isScalar, isSeq, parseDocument, type YAMLError } from "yaml";
import { isNestedDeeper } from "../document/yamlDepth.ts";
import { flatMap } from "../text/flatMap.ts";
import type { Span } from "../text/span.ts";
import { shortened } from "../text/wording.ts";

/**
 * A value in a config file and where it stands. Maps are lists of entries, so a key such as `__proto__` is a
 * key like any other.
 */
export type ConfigValue =
  | { readonly kind: "text"; readonly span: Span; readonly text: string }
  | { readonly kind: "number"; readonly span: Span; readonly number: number }
  | { readonly kind: "boolean"; readonly span: Span; readonly boolean: boolean }
  | { readonly kind: "nothing"; readonly span: Span }
  | { readonly kind: "list"; readonly span: Span; readonly items: readonly ConfigValue[] }
  | { readonly kind: "map"; readonly span: Span; readonly entries: readonly ConfigEntry[] };

export interface ConfigEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: ConfigValue;
}

export interface ConfigProblem {
  readonly span: Span;
  readonly message: string;
}

export interface ParsedConfig {
  readonly value: ConfigValue;
  readonly problems: readonly ConfigProblem[];
}

/** Real configs have three or four levels. */
const MOST_LEVELS = 64;

/** Reads YAML, and JSON as a part of it. Aliases are never followed, so a small text can't grow into a large value. */
export function parseConfig(text: string): ParsedConfig {
  if (isNestedDeeper(text, MOST_LEVELS)) {
    const span = { start: 0, end: firstLineEnd(text, 0) };
    const message = `The config is nested more than ${MOST_LEVELS} levels deep and was not read; expected a few.`;
    return { value: { kind: "nothing", span }, problems: [{ span, message }] };
  }
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

/** A plain value, as an editor sends its settings, in the form that a config file is read in. */
export function configValueOf(plain: unknown): ConfigValue {
  const span = { start: 0, end: 0 };
  if (typeof plain === "string") return { kind: "text", span, text: plain };
  if (typeof plain === "number") return { kind: "number", span, number: plain };
  if (typeof plain === "boolean") return { kind: "boolean", span, boolean: plain };
  if (Array.isArray(plain)) return { kind: "list", span, items: plain.map(configValueOf) };
  if (typeof plain !== "object" || plain === null) return { kind: "nothing", span };
  const entries = Object.entries(plain).map(([key, value]) => ({ key, keySpan: span, value: configValueOf(value) }));
  return { kind: "map", span, entries };
}

/** The entry of a map with the key; undefined if there is none, and for a value that is no map. */
export function entryOf(value: ConfigValue | undefined, key: string): ConfigEntry | undefined {
  return value?.kind === "map" ? value.entries.find((entry) => entry.key === key) : undefined;
}

/** The value below a path of keys. */
export function valueAt(value: ConfigValue | undefined, ...keys: readonly string[]): ConfigValue | undefined {
  return keys.reduce((below: ConfigValue | undefined, key) => entryOf(below, key)?.value, value);
}

/** The texts in a list; undefined for a value that is no list. */
export function textsOf(value: ConfigValue | undefined): readonly string[] | undefined {
  if (value?.kind !== "list") return undefined;
  return flatMap(value.items, (item) => (item.kind === "text" ? [item.text] : []));
}

/** The value in a message: `the text "ten"`, `a list`. */
export function describe(value: ConfigValue): string {
  switch (value.kind) {
    case "text":
      return `the text "${shortened(value.text)}"`;
    case "number":
      return `the number ${value.number}`;
    case "boolean":
      return String(value.boolean);
    case "nothing":
      return "empty";
    default:
      return `a ${value.kind}`;
  }
}

function valueFrom(node: unknown, whereNone: Span, problems: ConfigProblem[]): ConfigValue {
  if (!isScalar(node) && !isSeq(node) && !isMap(node) && !isAlias(node)) return { kind: "nothing", span: whereNone };
  const [start, end] = node.range ?? [whereNone.start, whereNone.end];
  const span = { start, end };
  if (isAlias(node)) {
    problems.push({ span, message: `The alias *${node.source} is not followed; expected the value itself.` });
    return { kind: "nothing", span };
  }
  if (isSeq(node)) return { kind: "list", span, items: node.items.map((item) => valueFrom(item, span, problems)) };
  if (isScalar(node)) return scalarOf(node.value, span);
  const entries = flatMap(node.items, ({ key, value }) => {
    if (!isScalar(key) || typeof key.value !== "string") return [];
    const [keyStart, keyEnd] = key.range ?? [start, start];
    const keySpan = { start: keyStart, end: keyEnd };
    return [{ key: key.value, keySpan, value: valueFrom(value, keySpan, problems) }];
  });
  return { kind: "map", span, entries };
}

function scalarOf(value: unknown, span: Span): ConfigValue {
  if (typeof value === "string") return { kind: "text", span, text: value };
  if (typeof value === "number") return { kind: "number", span, number: value };
  if (typeof value === "boolean") return { kind: "boolean", span, boolean: value };
  return { kind: "nothing", span };
}

/** yaml's error codes in plain words; the others are shown as they are. */
const PROBLEMS: Readonly<Record<string, string>> = {
  BAD_INDENT: "This line's indentation does not fit the lines around it.",
  BLOCK_AS_IMPLICIT_KEY: "A second `: ` stands in one line; expected quotes around the value.",
  DUPLICATE_KEY: "This key stands twice; expected it once.",
  MISSING_CHAR: "A closing quote, bracket or comma is missing here.",
  MULTILINE_IMPLICIT_KEY: "This line has no `key: value`; expected a colon and a space.",
  MULTIPLE_DOCS: "A second YAML document begins here; expected one.",
  NON_STRING_KEY: "This key is no text; expected a plain word.",
  TAB_AS_INDENT: "A tab stands where spaces are due.",
  UNEXPECTED_TOKEN: "This does not fit here; expected `key: value`.",
};

function problemOf(error: YAMLError, text: string): ConfigProblem {
  const start = Math.min(error.pos[0], text.length);
  const end = Math.max(start, Math.min(error.pos[1], firstLineEnd(text, start)));
  const message =
    PROBLEMS[error.code] ?? `The config can't be read here (${error.code.toLowerCase().replaceAll("_", " ")}).`;
  return { span: { start, end }, message };
}

function firstLineEnd(text: string, from: number): number {
  const at = text.slice(from).search(/[\r\n]/);
  return at < 0 ? text.length : from + at;
}
