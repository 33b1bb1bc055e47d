import type { FrontmatterEntry, FrontmatterValue } from "./frontmatterModel.ts";
import { plainValue } from "./frontmatterYaml.ts";

/** A key at the start of its line, and what stands behind the colon. */
const KEY = /^([A-Za-z_][\w-]*):(?: +(\S.*))?$/;
const ITEM = /^( *)- +(\S.*)$/;

/** A text without quotes: it begins with nothing that means something to YAML, and holds no key and no comment. */
const UNQUOTED = /^[A-Za-z0-9_./<](?:[^:#]|:(?=[^ ])|(?<! )#)*$/;
/** One in quotes that holds nothing but itself. */
const QUOTED = /^(?:"[^"\\]*"|'[^']*')$/;

const NULL = /^(?:null|Null|NULL)$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER = /^(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** Numbers in forms that nobody writes here. */
const ODD_NUMBER = /^(?:0[ox]|\.(?:inf|nan)$)/i;

/** What some take for a space or the end of a line, and others do not: controls, and spaces other than the usual one. */
const UNUSUAL = /[^\P{Cc}\n\r]|[^\P{Z} ]|\ufeff|\r(?!\n)/u;

interface Line {
  readonly start: number;
  /** Without the spaces at its end. */
  readonly text: string;
}

/**
 * Reads frontmatter that holds nothing but what documents are mostly made of: keys with a text, a number, a list of
 * these, an empty list, or nothing. That takes a fraction of the time that gray-matter and yaml need for it, and gives
 * the very same entries.
 * @param from Where the line behind the opening fence begins.
 * @param to Where the closing fence begins.
 * @returns Undefined for YAML that holds anything else.
 */
export function readPlainYaml(text: string, from: number, to: number): readonly FrontmatterEntry[] | undefined {
  const yaml = text.slice(from, to);
  if (UNUSUAL.test(yaml)) return undefined;
  const lines = linesIn(yaml, from);
  const entries = new Map<string, FrontmatterEntry>();
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line || line.text === "") continue;
    const [, key, written] = KEY.exec(line.text) ?? [];
    if (key === undefined || NULL.test(key) || BOOLEAN.test(key) || entries.has(key)) return undefined;
    const items = written === undefined ? itemsFrom(lines, index + 1) : [];
    const value = written === undefined ? valueBelow(text, line, items) : valueAtEnd(written, line);
    if (!value) return undefined;
    index += items.length;
    const keySpan = { start: line.start, end: line.start + key.length };
    entries.set(key, { key, keySpan, span: { start: keySpan.start, end: value.span.end }, value });
  }
  return entries.size > 0 ? [...entries.values()] : undefined;
}

function linesIn(yaml: string, base: number): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < yaml.length; ) {
    const end = yaml.indexOf("\n", start);
    lines.push({ start: base + start, text: yaml.slice(start, end < 0 ? yaml.length : end).trimEnd() });
    start = end < 0 ? yaml.length : end + 1;
  }
  return lines;
}

/** The lines of a list that begins with one of them, if it does: those that follow with the same indentation. */
function itemsFrom(lines: readonly Line[], from: number): readonly Line[] {
  const indentOf = (index: number) => ITEM.exec(lines[index]?.text ?? "")?.[1];
  const indent = indentOf(from);
  let to = from;
  while (indent !== undefined && indentOf(to) === indent) to++;
  return lines.slice(from, to);
}

/** The list below a key, or nothing. */
function valueBelow(text: string, line: Line, lines: readonly Line[]): FrontmatterValue | undefined {
  const [first, last] = [lines[0], lines.at(-1)];
  const behindColon = endOf(line);
  const nowhere = { start: behindColon, end: behindColon };
  if (!first || !last) return plainValue("null", "", nowhere);
  const items: FrontmatterValue[] = [];
  for (const one of lines) {
    const item = valueAtEnd(ITEM.exec(one.text)?.[2] ?? "", one);
    if (!item) return undefined;
    items.push(item);
  }
  const span = { start: first.start + first.text.indexOf("-"), end: endOf(last) };
  return plainValue("list", text.slice(span.start, span.end), span, items);
}

/** The value that a line ends with. */
function valueAtEnd(written: string, line: Line): FrontmatterValue | undefined {
  const span = { start: endOf(line) - written.length, end: endOf(line) };
  if (QUOTED.test(written)) return { kind: "text", text: written.slice(1, -1), span, isQuoted: true, items: [] };
  const kind = written === "[]" ? "list" : kindOf(written);
  return kind && plainValue(kind, written, span);
}

function kindOf(written: string): FrontmatterValue["kind"] | undefined {
  if (!UNQUOTED.test(written) || ODD_NUMBER.test(written)) return undefined;
  if (NUMBER.test(written)) return "number";
  if (BOOLEAN.test(written)) return "boolean";
  return NULL.test(written) ? "null" : "text";
}

function endOf({ start, text }: Line): number {
  return start + text.length;
}
