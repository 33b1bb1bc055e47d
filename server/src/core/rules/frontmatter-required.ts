import * as l10n from "@vscode/l10n";
import { misspelledKeys } from "../conformance/match/misspelledKeys.ts";
import { sensibleValue, type ValueSource } from "../conformance/score/keyValues.ts";
import { FENCE_LENGTH } from "../frontmatter/frontmatter.ts";
import { insertKey, orphanedList, setValue, soundEntries } from "../frontmatter/frontmatterEdits.ts";
import { entryOf, type Frontmatter, type FrontmatterEntry } from "../frontmatter/frontmatterModel.ts";
import { isTemplateValue } from "../template/keys.ts";
import type { KeyKind, KeySchema } from "../template/template.ts";
import { lineEndOf } from "../text/lineEnds.ts";
import { spanAt } from "../text/span.ts";
import type { TextEdit } from "../text/textEdit.ts";
import { anyOf, shortened } from "../text/wording.ts";
import { valueSourceOf } from "../workspace/settings/place.ts";
import { type DocumentInput, defineRule, type Finding, type Fix, fixOf, replacement, type Severity } from "./rule.ts";

export const frontmatterRequired = defineRule({
  scope: "document",
  meta: {
    id: "frontmatter-required",
    group: "frontmatter",
    severity: "error",
    appliesTo: "related",
    summary: "A key of the frontmatter is missing, is empty or still holds the template's text.",
    why: "Every document answers the same few questions: what it is about, how far it is, and when it was last looked at.",
    isFixable: true,
  },
  check: (input) => {
    const { frontmatter } = input.document;
    if (!frontmatter.present) return [];
    const keys = keysFor(input);
    const { absent, unfilled } = lackingIn(frontmatter, keys);
    return [...missingKeys(absent, input, keys), ...unfilled.map((one) => unfilledKey(one, input))];
  },
});

/** A reader needs words to place a document by; a list that is not there is as good as an empty one. */
const ABSENCE: Readonly<Record<KeyKind["kind"], Severity>> = {
  enum: "error",
  category: "error",
  text: "error",
  date: "warning",
  integer: "warning",
  paths: "hint",
};

/** What a frontmatter lacks of a template's keys. */
interface Lacking {
  readonly absent: readonly KeySchema[];
  readonly unfilled: readonly UnfilledKey[];
}

interface UnfilledKey {
  readonly schema: KeySchema;
  readonly entry: FrontmatterEntry;
  /** What keeps its value from being an answer. */
  readonly state: string;
}

function lackingIn(frontmatter: Frontmatter, keys: readonly KeySchema[]): Lacking {
  return {
    absent: keys.filter(({ key }) => !entryOf(frontmatter, key)),
    unfilled: soundEntries(frontmatter).flatMap((entry) => {
      const schema = keys.find(({ key }) => key === entry.key);
      const state = schema && stateOf(entry, schema);
      return schema && state ? [{ schema, entry, state }] : [];
    }),
  };
}

function sourceFor({ document, conformance, templates, settings, today }: DocumentInput): ValueSource {
  const about = { measured: conformance?.score.value, templates, docsRoot: settings.docsRoot, today };
  return valueSourceOf(document, about);
}

/** A document that lost its category is still held to that category's keys. */
function keysFor(input: DocumentInput): readonly KeySchema[] {
  const { document, keys, templates } = input;
  if (entryOf(document.frontmatter, "category") !== undefined) return keys;
  return templates.byCategory.get(sourceFor(input).category ?? "")?.frontmatter ?? keys;
}

function missingKeys(
  absent: readonly KeySchema[],
  input: DocumentInput,
  keys: readonly KeySchema[],
): readonly Finding[] {
  const { frontmatter } = input.document;
  // What is missing may stand where the YAML can't be read, or under a name that is reported.
  if (absent.length === 0 || frontmatter.problems.length > 0) return [];
  const misspelled = new Set(misspelledKeys(frontmatter, keys).map(({ schema }) => schema));
  const missing = absent.filter((schema) => !misspelled.has(schema));
  const firstList = missing.find(({ kind }) => kind.kind === "paths");
  return missing.map((schema) => {
    const stray = schema === firstList ? orphanedListIn(input) : undefined;
    return stray === undefined ? missingKey(schema, keys, input) : headlessList(schema, stray, input);
  });
}

function orphanedListIn({ document: { frontmatter } }: DocumentInput): number | undefined {
  return frontmatter.entries.flatMap((entry) => orphanedList(frontmatter.text, entry) ?? [])[0];
}

function headlessList({ key }: KeySchema, at: number, { document: { frontmatter } }: DocumentInput): Finding {
  return {
    span: fenceSpan(frontmatter.span.start),
    message: l10n.t('The frontmatter has no "{0}"; expected a line `{1}:` above its list.', key, key),
    severity: "error",
    fixes: [replacement(l10n.t("Insert `{0}:`", key), "adds", spanAt(at), `${key}:${lineEndOf(frontmatter.text)}`)],
  };
}

function missingKey(schema: KeySchema, keys: readonly KeySchema[], input: DocumentInput): Finding {
  const { frontmatter } = input.document;
  const source = sourceFor(input);
  const { key } = schema;
  const order = keys.map((one) => one.key);
  return {
    span: fenceSpan(frontmatter.span.start),
    message: l10n.t('The frontmatter has no "{0}"; expected {1}.', key, expectation(schema, source, input)),
    severity: ABSENCE[schema.kind.kind],
    fixes: fixesFor(schema, source, input, (value) => ({
      title: l10n.t("Insert `{0}: {1}`", key, value),
      edit: insertKey(frontmatter.text, frontmatter, order, { key, value }),
    })),
  };
}

function unfilledKey({ schema, entry, state }: UnfilledKey, input: DocumentInput): Finding {
  const { frontmatter } = input.document;
  const source = sourceFor(input);
  return {
    span: entry.value.text === "" && !entry.value.isQuoted ? entry.keySpan : entry.value.span,
    message: l10n.t("The {0} is {1}; expected {2}.", entry.key, state, expectation(schema, source, input)),
    fixes: fixesFor(schema, source, input, (value) => ({
      title: l10n.t("Change to `{0}`", value),
      edit: setValue(frontmatter.text, entry, value),
    })),
  };
}

/** What keeps a word, a status or a category from being an answer; undefined if nothing does. */
function stateOf({ value }: FrontmatterEntry, schema: KeySchema): string | undefined {
  const { kind } = schema.kind;
  if (kind !== "text" && kind !== "enum" && kind !== "category") return undefined;
  if (value.kind === "null") return l10n.t("empty");
  if (kind !== "text") return undefined;
  if (value.text.trim() === "") return l10n.t("empty");
  return isTemplateValue(value.text, schema)
    ? l10n.t("still the template's `{0}`", shortened(value.text, 30))
    : undefined;
}

function expectation(schema: KeySchema, source: ValueSource, { templates }: DocumentInput): string {
  const value = sensibleValue(schema, source);
  if (value !== undefined) return l10n.t("a line `{0}: {1}`", schema.key, value);
  const { kind } = schema;
  if (kind.kind === "enum") return anyOf(kind.values);
  return kind.kind === "category" ? anyOf(templates.categories) : l10n.t("a value of your own");
}

/** One fix where the value is likely; else one for each value that is allowed. */
function fixesFor(
  schema: KeySchema,
  source: ValueSource,
  { templates }: DocumentInput,
  fixFor: (value: string) => { readonly title: string; readonly edit: TextEdit | undefined },
): readonly Fix[] {
  const likely = sensibleValue(schema, source);
  const { kind } = schema;
  const allowed = kind.kind === "enum" ? kind.values : kind.kind === "category" ? templates.categories : [];
  return (likely === undefined ? allowed : [likely]).flatMap((value): readonly Fix[] => {
    const { title, edit } = fixFor(value);
    if (!edit) return [];
    const isLikely = value === likely;
    return [fixOf(title, isLikely ? "adds" : "unsafe", () => [edit], isLikely)];
  });
}

function fenceSpan(start: number): Finding["span"] {
  return { start, end: start + FENCE_LENGTH };
}
