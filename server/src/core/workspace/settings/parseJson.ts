import * as l10n from "@vscode/l10n";
import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { firstLineOf, type Span } from "../../text/span.ts";
import { type ConfigEntry, type ConfigProblem, type ConfigValue, type ParsedConfig, scalarOf } from "./configValue.ts";

/** Reads JSON with comments and trailing commas, as far as it can be read; nothing in it may be nested deeper than it was asked for. */
export function parseJson(text: string): ParsedConfig {
  const errors: ParseError[] = [];
  // The mark of the byte order is no part of the value; a blank keeps every other place where it is.
  const root = parseTree(text.replace(/^\uFEFF/, " "), errors, { allowTrailingComma: true, allowEmptyContent: true });
  const problems = errors.map((error) => problemOf(error, text));
  return { value: root ? valueIn(root, problems) : { kind: "nothing", span: { start: 0, end: 0 } }, problems };
}

/** True if maps and lists are nested deeper than `most`; found without recursion, so that it can be asked before a text is parsed. */
export function isJsonNestedDeeper(text: string, most: number): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const token = scanner.getTokenLength() === 1 ? text[scanner.getTokenOffset()] : undefined;
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    if (depth > most) return true;
  }
  return false;
}

function valueIn(node: Node, problems: ConfigProblem[]): ConfigValue {
  const span = spanOf(node);
  switch (node.type) {
    case "object":
      return { kind: "map", span, entries: entriesOf(node, problems) };
    case "array":
      return { kind: "list", span, items: (node.children ?? []).map((child) => valueIn(child, problems)) };
    default:
      return scalarOf(node.value, span);
  }
}

function entriesOf({ children = [] }: Node, problems: ConfigProblem[]): readonly ConfigEntry[] {
  const seen = new Set<string>();
  return children.flatMap(({ children: pair = [] }) => {
    const [name, value] = pair;
    if (!name || typeof name.value !== "string") return [];
    const keySpan = spanOf(name);
    if (seen.has(name.value))
      problems.push({ span: keySpan, message: l10n.t("This key stands twice; expected it once.") });
    seen.add(name.value);
    return [{ key: name.value, keySpan, value: value ? valueIn(value, problems) : { kind: "nothing", span: keySpan } }];
  });
}

function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

/** The parser's error codes in plain words; the others are shown as they are. */
const PROBLEMS: Readonly<Record<string, () => string>> = {
  CloseBraceExpected: () => l10n.t("A closing `}` is missing here."),
  CloseBracketExpected: () => l10n.t("A closing `]` is missing here."),
  ColonExpected: () => l10n.t("A `:` is missing here."),
  CommaExpected: () => l10n.t("A comma is missing here."),
  EndOfFileExpected: () => l10n.t("Text stands behind the end of the config; expected nothing more."),
  InvalidSymbol: () => l10n.t("This is no JSON; expected a text in double quotes, a number, true, false or null."),
  PropertyNameExpected: () => l10n.t("A key is missing here; expected a text in double quotes."),
  UnexpectedEndOfComment: () => l10n.t("This comment is not closed."),
  UnexpectedEndOfString: () => l10n.t("A closing quote is missing here."),
  ValueExpected: () => l10n.t("A value is missing here."),
};

function problemOf({ error, offset, length }: ParseError, text: string): ConfigProblem {
  const code = printParseErrorCode(error);
  const start = Math.min(offset, text.length);
  const end = Math.min(start + length, text.length);
  return {
    span: firstLineOf(text, { start, end }),
    message: PROBLEMS[code]?.() ?? l10n.t("The config can't be read here ({0}).", code),
  };
}
