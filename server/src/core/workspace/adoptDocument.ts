import * as l10n from "@vscode/l10n";
import { documentKindOf } from "../conformance/match/documentKind.ts";
import { matchDocument } from "../conformance/match/matchDocument.ts";
import { scoreDocument } from "../conformance/score/scoreDocument.ts";
import { openDocument, type PerfDocument } from "../document/perfDocument.ts";
import { entryOf, type Frontmatter } from "../frontmatter/frontmatterModel.ts";
import type { KeySchema } from "../template/template.ts";
import { lineEndOf, startOfLine, withLineEnd } from "../text/lineEnds.ts";
import { didYouMean, nearest } from "../text/nearWords.ts";
import { spanAt } from "../text/span.ts";
import { applyEdits, type TextEdit } from "../text/textEdit.ts";
import { anyOf, shortened } from "../text/wording.ts";
import { type AdoptionContext, type AdoptionWishes, type ValueAndSource, valueFor } from "./adoptionValues.ts";

/** What becomes of a Markdown file that is to be one of ours. */
export type Adoption =
  | {
      readonly kind: "adopted";
      /** The one insertion: no other character of the file changes. */
      readonly edit: TextEdit;
      readonly keys: readonly AdoptedKey[];
      readonly category: string;
    }
  /** Its frontmatter is ours already. */
  | { readonly kind: "ours" }
  | { readonly kind: "refused"; readonly message: string };

/** A key of the frontmatter as it then is. */
export interface AdoptedKey extends ValueAndSource {
  readonly key: string;
  /** True for a value that stood there before. */
  readonly isKept: boolean;
}

/**
 * Gives a Markdown file our frontmatter: a block of its own, or the keys that are not there in the block that is. What
 * the author has written is kept, in the frontmatter and below it.
 */
export function adoptDocument(document: PerfDocument, context: AdoptionContext, wishes: AdoptionWishes): Adoption {
  const { frontmatter } = document;
  if (isOurs(document, context)) return { kind: "ours" };
  const category = categoryFor(document, context, wishes);
  const refusal =
    headRefusal(document) ??
    categoryRefusal(category, document, context) ??
    valueRefusal(keysOf(category, context), wishes);
  if (refusal !== undefined) return { kind: "refused", message: refusal };
  const keys = keysOf(category, context);
  const draft = keysWritten(document, keys, { ...context, category, measured: undefined }, wishes);
  const measured = scoreOf(withKeys(document, draft), category, context);
  const adopted = keysWritten(document, keys, { ...context, category, measured }, wishes);
  const after = withKeys(document, adopted);
  if (!keepsEntries(frontmatter, after.frontmatter) || documentKindOf(after, context).kind === "foreign") {
    return {
      kind: "refused",
      message: l10n.t("The keys can't be added to the frontmatter that stands there."),
    };
  }
  return { kind: "adopted", edit: insertionOf(document, adopted), keys: adopted, category };
}

/** What only looks like one of ours, or names no category, still lacks something. */
function isOurs(document: PerfDocument, context: AdoptionContext): boolean {
  const { kind } = documentKindOf(document, context);
  const { frontmatter } = document;
  return frontmatter.present && (kind === "conforming" || (kind === "related" && !!entryOf(frontmatter, "category")));
}

/** What was asked for, what the author has written, or what the place and the built-in template say. */
function categoryFor(document: PerfDocument, context: AdoptionContext, wishes: AdoptionWishes): string {
  const own = entryOf(document.frontmatter, "category")?.value.text;
  return own ?? wishes.category ?? context.expectedCategory ?? context.templates.builtIn.category;
}

/** Why nothing can be added to the head of a file, in one sentence. */
function headRefusal({ text, frontmatter }: PerfDocument): string | undefined {
  const { problems, entries, above, contentSpan } = frontmatter;
  if (above.end > above.start)
    return l10n.t("The frontmatter does not stand at the top of the file; expected it there.");
  const [problem] = problems;
  if (problem) return problem.message;
  const [first] = entries;
  const hasNoLines = first
    ? /\S/.test(textOnLineBefore(text, first.span.start))
    : /^[ \t]*[[{]/.test(text.slice(contentSpan.start, contentSpan.end));
  return hasNoLines ? l10n.t("The frontmatter has not a line for each key, so none can be added.") : undefined;
}

function textOnLineBefore(text: string, offset: number): string {
  return text.slice(startOfLine(text, offset), offset);
}

/** A category of the author's own would keep the file from being one of ours, and is not ours to change. */
function categoryRefusal(
  category: string,
  { frontmatter }: PerfDocument,
  { templates: { categories } }: AdoptionContext,
): string | undefined {
  if (categories.includes(category)) return undefined;
  const end = nearestOr(category, categories);
  return entryOf(frontmatter, "category")
    ? l10n.t('Its own category "{0}" is not one that performance documents have{1}', shortened(category), end)
    : l10n.t('The category "{0}" is not one that performance documents have{1}', shortened(category), end);
}

/** The end of a message about an unknown word: the one that may be meant, or all that are known. */
function nearestOr(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === undefined ? l10n.t("; expected {0}.", anyOf(known)) : didYouMean(`"${meant}"`);
}

/** What is wrong with what was asked for, in one sentence. */
function valueRefusal(keys: readonly KeySchema[], { status, created, updated }: AdoptionWishes): string | undefined {
  const allowed = keys.find(({ key }) => key === "status")?.kind;
  if (status !== undefined && allowed?.kind === "enum" && !allowed.values.includes(status)) {
    return l10n.t('The status "{0}" is not known{1}', shortened(status), nearestOr(status, allowed.values));
  }
  if (created !== undefined && updated !== undefined && updated < created) {
    return l10n.t("The document can't be updated on {0}, before it was created on {1}.", updated, created);
  }
  return undefined;
}

/** The keys of the category's template; related documents share those of the built-in one. */
function keysOf(category: string, { templates }: AdoptionContext): readonly KeySchema[] {
  return (templates.byCategory.get(category) ?? templates.builtIn).frontmatter;
}

type WritingContext = AdoptionContext & { readonly category: string; readonly measured: number | undefined };

function keysWritten(
  { frontmatter }: PerfDocument,
  keys: readonly KeySchema[],
  context: WritingContext,
  wishes: AdoptionWishes,
): readonly AdoptedKey[] {
  return keys.map((schema) => {
    const own = entryOf(frontmatter, schema.key);
    if (!own) return { key: schema.key, isKept: false, ...valueFor(schema, context, wishes) };
    const { start, end } = own.value.span;
    return { key: schema.key, isKept: true, value: frontmatter.text.slice(start, end), source: "as it stands there" };
  });
}

function insertionOf({ text, frontmatter }: PerfDocument, keys: readonly AdoptedKey[]): TextEdit {
  const lineEnd = lineEndOf(text);
  const [first] = frontmatter.entries;
  const indent = first ? textOnLineBefore(text, first.span.start) : "";
  const lines = keys
    .filter(({ isKept }) => !isKept)
    .map(({ key, value }) => `${indent}${key}: ${value}\n`)
    .join("");
  if (frontmatter.present) return { span: spanAt(frontmatter.contentSpan.end), newText: withLineEnd(lines, lineEnd) };
  const gap = /^(?:\r?\n|$)/.test(text.slice(frontmatter.bodyStart)) ? "" : "\n";
  return { span: spanAt(frontmatter.bodyStart), newText: withLineEnd(`---\n${lines}---\n${gap}`, lineEnd) };
}

function withKeys(document: PerfDocument, keys: readonly AdoptedKey[]): PerfDocument {
  return openDocument(document.uri, applyEdits(document.text, [insertionOf(document, keys)]));
}

function scoreOf(document: PerfDocument, category: string, { templates }: AdoptionContext): number | undefined {
  const template = templates.byCategory.get(category);
  return template && scoreDocument(document, matchDocument(document, template)).value;
}

/** True if everything that stood in the frontmatter is still read as it was. */
function keepsEntries(before: Frontmatter, after: Frontmatter): boolean {
  return (
    after.problems.length === 0 &&
    before.entries.every(({ key, value }) => {
      const now = entryOf(after, key)?.value;
      return now?.kind === value.kind && now.text === value.text;
    })
  );
}
