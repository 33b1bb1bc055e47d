import * as l10n from "@vscode/l10n";
import { wholeNumberMeant } from "../conformance/score/completeness.ts";
import { removeItem, setValue, soundEntries } from "../frontmatter/frontmatterEdits.ts";
import type { FrontmatterEntry, FrontmatterValue } from "../frontmatter/frontmatterModel.ts";
import { yamlText } from "../frontmatter/yamlText.ts";
import { isTemplateValue } from "../template/keys.ts";
import type { KeyKind, KeySchema } from "../template/template.ts";
import { isDay } from "../text/dates.ts";
import type { Span } from "../text/span.ts";
import { firstLineOf } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding, type FrontmatterInput, fixOf } from "./rule.ts";

export const frontmatterType = defineRule({
  scope: "frontmatter",
  meta: {
    id: "frontmatter-type",
    group: "frontmatter",
    severity: "error",
    appliesTo: "related",
    summary: "A value is of another kind than its key asks for: a list where a word is due, quotes around a number.",
    why: "Tools read a quoted number as text and a lone path as no list, and then do without it.",
    isFixable: true,
  },
  check: ({ frontmatter, keys, categories }) =>
    soundEntries(frontmatter).flatMap((entry) => {
      const schema = keys.find(({ key }) => key === entry.key);
      if (!schema || entry.value.kind === "alias") return [];
      if (schema.kind.kind === "paths") return pathsFindings(entry, frontmatter.text);
      const wrong = mistakeIn(entry.value, schema, categories);
      return wrong ? [findingFor(entry, wrong, frontmatter.text)] : [];
    }),
});

interface Mistake {
  readonly expected: string;
  /** The value, as it is written, that was meant without doubt. */
  readonly meant?: string | undefined;
}

/** What a value that is no list should be; undefined if it is of the right kind, or another rule's to judge. */
function mistakeIn(
  value: FrontmatterValue,
  schema: KeySchema,
  categories: FrontmatterInput["categories"],
): Mistake | undefined {
  const { kind } = schema;
  if (value.kind === "null" || (kind.kind === "text" && isTemplateValue(value.text, schema))) return undefined;
  if (value.kind === "list" || value.kind === "map") {
    const [only] = value.items.length === 1 ? value.items : [];
    return { expected: EXPECTED[kind.kind](), meant: only && meantBy(only, schema, categories) };
  }
  if (kind.kind === "integer") return numberMistake(value, schema);
  // A date of the wrong form is told by its own rule, whatever YAML takes it for.
  if (kind.kind === "date" || value.kind === "text") return undefined;
  return { expected: EXPECTED[kind.kind](), meant: kind.kind === "text" ? JSON.stringify(value.text) : undefined };
}

const EXPECTED: Readonly<Record<KeyKind["kind"], () => string>> = {
  enum: () => l10n.t("one word"),
  category: () => l10n.t("one word"),
  date: () => l10n.t("one date"),
  integer: () => l10n.t("a number"),
  paths: () => l10n.t("a list"),
  text: () => l10n.t("text"),
};

function meantBy(item: FrontmatterValue, { kind }: KeySchema, categories: readonly string[]): string | undefined {
  if (item.kind !== "text" && item.kind !== "number") return undefined;
  const allowed = kind.kind === "enum" ? kind.values : kind.kind === "category" ? categories : undefined;
  if (kind.kind === "integer") return wholeNumberMeant(item.text)?.toString();
  if (kind.kind === "date") return isDay(item.text) || kind.words.includes(item.text) ? item.text : undefined;
  return allowed === undefined || allowed.includes(item.text) ? yamlText(item.text) : undefined;
}

function numberMistake(value: FrontmatterValue, { key }: KeySchema): Mistake | undefined {
  if (value.kind === "number") return undefined;
  const number = value.kind === "text" ? wholeNumberMeant(value.text) : undefined;
  // What is no number at all is told by the rule that can measure it.
  if (number === undefined && key === "completeness") return undefined;
  return {
    expected: number === undefined ? l10n.t("a number") : l10n.t("the number {0}", number),
    meant: number?.toString(),
  };
}

function findingFor(entry: FrontmatterEntry, { expected, meant }: Mistake, text: string): Finding {
  return {
    span: firstLineOf(text, entry.value.span),
    message: l10n.t('The value of "{0}" is {1}; expected {2}.', entry.key, described(entry.value), expected),
    fixes:
      meant === undefined
        ? []
        : [fixOf(l10n.t("Change to `{0}`", meant), "safe", () => [setValue(text, entry, meant)])],
  };
}

function described({ kind, text, items }: FrontmatterValue): string {
  if (kind === "list") return items.length === 0 ? l10n.t("an empty list") : l10n.t("a list of {0}", items.length);
  return DESCRIBED[kind](text);
}

const DESCRIBED: Readonly<Record<Exclude<FrontmatterValue["kind"], "list">, (text: string) => string>> = {
  map: () => l10n.t("a map"),
  text: (text) => l10n.t('the text "{0}"', shortened(text, 30)),
  number: (text) => l10n.t("the number {0}", text),
  boolean: (text) => l10n.t("the truth value {0}", text),
  null: (text) => l10n.t("the value {0}", text),
  alias: (text) => l10n.t("the alias {0}", text),
};

/** A list of paths that is none, and members of it that are no paths. */
function pathsFindings(entry: FrontmatterEntry, text: string): readonly Finding[] {
  const { key, keySpan, value } = entry;
  if (value.kind === "list") return value.items.flatMap((_, index) => itemFinding(entry, index, text));
  const list = value.kind === "text" || value.kind === "null" ? listMeant(value.text) : undefined;
  const isEmpty = value.span.start === value.span.end;
  const finding: Finding = {
    span: isEmpty ? keySpan : firstLineOf(text, value.span),
    message: l10n.t(
      'The list "{0}" is {1}; expected {2}.',
      key,
      isEmpty ? l10n.t("empty") : described(value),
      list === undefined ? l10n.t("a list of paths") : `\`${list}\``,
    ),
    fixes:
      list === undefined ? [] : [fixOf(l10n.t("Change to `{0}`", list), "safe", () => [setValue(text, entry, list)])],
  };
  return [finding];
}

const NO_PATH = /^(?:none|never|n\/a|null|~|-|—|–)?$/i;

/** The list that was meant by a text: `a.md`, `a.md, b.md`, `none`. */
function listMeant(text: string): string | undefined {
  if (NO_PATH.test(text.trim())) return "[]";
  const paths = text
    .split(",")
    .map((path) => path.trim())
    .filter((path) => path !== "");
  if (paths.length > 1 && !paths.every((path) => /\.\w+$/.test(path))) return undefined;
  return `[${paths.map((text) => yamlText(text)).join(", ")}]`;
}

function itemFinding(entry: FrontmatterEntry, index: number, text: string): readonly Finding[] {
  const item = entry.value.items[index];
  if (!item || item.kind === "text" || item.kind === "alias") return [];
  const isNothing = item.kind === "null";
  return [
    {
      span: isNothing ? bulletSpan(item.span, entry, text) : firstLineOf(text, item.span),
      message: l10n.t(
        'An entry of "{0}" is {1}; expected a path.',
        entry.key,
        isNothing ? l10n.t("empty") : described(item),
      ),
      fixes: isNothing ? [fixOf(l10n.t("Remove the entry"), "safe", () => removeItem(text, entry, index).edits)] : [],
    },
  ];
}

/** The `-` in front of nothing, or else what stands for nothing. */
function bulletSpan({ start, end }: Span, { value }: FrontmatterEntry, text: string): Span {
  if (end > start && text.slice(start, end).trim() !== "") return { start, end };
  const bullet = text.lastIndexOf("-", start);
  return bullet >= value.span.start ? { start: bullet, end: bullet + 1 } : value.span;
}
