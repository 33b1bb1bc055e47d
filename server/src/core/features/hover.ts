import * as l10n from "@vscode/l10n";
import { type MatchedPlace, matchAt, schemaOf, slotAt } from "../conformance/match/matchAt.ts";
import { type Counts, percentOf, type Score, type SectionScore } from "../conformance/score/score.ts";
import type { FrontmatterEntry } from "../frontmatter/frontmatterModel.ts";
import { relativePath } from "../host/uri.ts";
import type { Conformance } from "../rules/rule.ts";
import type { FieldSlot, KeySchema } from "../template/template.ts";
import { escapeMarkdown } from "../text/escapeMarkdown.ts";
import { containsSpan, type Span, shiftSpan, spanAt } from "../text/span.ts";
import { anyOf } from "../text/wording.ts";
import { moduleCalled } from "../workspace/links/codePaths.ts";
import { type FeatureInput, linkedIn } from "./feature.ts";
import { figureFacts, type NamedPlace } from "./figureHover.ts";
import { inBrief, meaningOfStatus } from "./meanings.ts";
import { endsTitle } from "./overview.ts";

export interface Hover {
  /** What it is about. */
  readonly span: Span;
  /** Markdown; what comes from documents is escaped. */
  readonly markdown: string;
  /** Where in the document more is to be seen. */
  readonly places?: readonly NamedPlace[];
}

/** The completeness of another document, in percent, as far as that is known. */
export type CompletenessOf = (uri: string) => number | undefined;

/** What a key, a heading, a field or a figure says, and how the document and those that it names score. */
export function hover(
  input: FeatureInput,
  offset: number,
  completenessOf: CompletenessOf = () => undefined,
): Hover | undefined {
  const { document, checked } = input;
  const entry = document.frontmatter.entries.find(({ span }) => containsSpan(span, spanAt(offset)));
  if (checked.kind === "foreign") return undefined;
  if (entry) return keyHover(input, entry, offset, completenessOf);
  if (!checked.conformance) return undefined;
  const ofField = headingHover(input, checked.conformance, offset) ?? fieldHover(checked.conformance, offset);
  return withFigures(input, checked.conformance, offset, ofField);
}

/** What the figure at the place says, before what belongs there. */
function withFigures(
  input: FeatureInput,
  conformance: Conformance,
  offset: number,
  ofField: Hover | undefined,
): Hover | undefined {
  const facts = figureFacts(input.document, conformance, spanAt(offset));
  if (!facts) return ofField;
  const sentences = facts.sentences.map(escapeMarkdown);
  const markdown = [...sentences, ...(ofField ? [ofField.markdown] : [])].join("\n\n");
  return { span: facts.span, markdown, places: facts.places };
}

function keyHover(
  input: FeatureInput,
  { key, span, value }: FrontmatterEntry,
  offset: number,
  completenessOf: CompletenessOf,
): Hover | undefined {
  const { checked, context } = input;
  const schema = (checked.conformance?.template ?? context.templates.builtIn).frontmatter.find(
    (one) => one.key === key,
  );
  if (!schema) return undefined;
  const score =
    schema.kind.kind === "integer" && checked.conformance ? `\n\n${scoreTable(checked.conformance.score)}` : "";
  const about = `**${escapeMarkdown(key)}**: ${describeKey(schema, context.templates.categories)}${score}`;
  const ofValue = valueHover(input, schema, value.text, offset, completenessOf);
  return { span: ofValue?.span ?? span, markdown: [...(ofValue?.lines ?? []), about].join("\n\n") };
}

/** What the value itself says: the meaning of a status, the module that is meant, or the document that a path leads to. */
function valueHover(
  input: FeatureInput,
  { key, kind }: KeySchema,
  value: string,
  offset: number,
  completenessOf: CompletenessOf,
): { readonly span?: Span; readonly lines: readonly string[] } | undefined {
  if (kind.kind === "enum") {
    const meaning = meaningOfStatus(value);
    return meaning === undefined ? undefined : { lines: [`**${escapeMarkdown(value)}**: ${escapeMarkdown(meaning)}`] };
  }
  if (kind.kind === "text" && key === "module") return { lines: moduleLines(input, value, completenessOf) };
  if (kind.kind !== "paths") return undefined;
  const linked = linkedIn(input);
  const path = linked.own.paths.find(({ urlSpan }) => containsSpan(urlSpan, spanAt(offset)));
  const target = path && linked.targetOf(path);
  const found = target && input.workspace.find(({ uri }) => uri === target.uri);
  return found && { span: path.urlSpan, lines: [escapeMarkdown(inBrief(found, completenessOf(found.uri)))] };
}

/** The module's folder, and its documents among those that are known. */
function moduleLines(
  { context: { facts }, workspace }: FeatureInput,
  name: string,
  completenessOf: CompletenessOf,
): readonly string[] {
  const module = moduleCalled(name, facts?.modules());
  if (!module) return [];
  const path = relativePath(facts?.folder ?? "", module.uri) ?? module.uri;
  const names = new Set([module.name, ...module.aliases]);
  const documents = workspace.filter((one) => one.module !== undefined && names.has(one.module));
  return [
    `**${escapeMarkdown(name)}**: ${escapeMarkdown(path)}`,
    ...(documents.length > 0
      ? [
          documents
            .slice(0, MOST_DOCUMENTS)
            .map((one) => `- ${escapeMarkdown(inBrief({ ...one, module: undefined }, completenessOf(one.uri)))}`)
            .join("\n"),
        ]
      : []),
  ];
}

/** More documents of a module are not listed. */
const MOST_DOCUMENTS = 10;

function describeKey({ kind, placeholder }: KeySchema, categories: readonly string[]): string {
  switch (kind.kind) {
    case "enum":
      return `${anyOf(kind.values.map(escapeMarkdown))}.`;
    case "category":
      return `${anyOf(categories.map(escapeMarkdown))}.`;
    case "date":
      return kind.words.length > 0
        ? l10n.t("a day as `YYYY-MM-DD`, or {0}.", anyOf(kind.words.map(escapeMarkdown)))
        : l10n.t("a day as `YYYY-MM-DD`.");
    case "integer":
      return l10n.t("a whole number from 0 to 100.");
    case "paths":
      return l10n.t("paths of other documents, from this document's folder, the docs root or the workspace.");
    case "text":
      return `${escapeMarkdown(placeholder)}.`;
  }
}

function headingHover(
  { document }: FeatureInput,
  { match, score, template }: Conformance,
  offset: number,
): Hover | undefined {
  const placed = document.outline.headings.find(({ heading, start }) =>
    containsSpan(shiftSpan(heading.span, start), spanAt(offset)),
  );
  if (!placed) return undefined;
  const span = shiftSpan(placed.heading.span, placed.start);
  if (placed === match.title.heading) return { span, markdown: scoreTable(score) };
  const place = matchAt(match, placed.start);
  const schema = place && schemaOf(place);
  if (!place || !schema || !isOwnHeading(place, placed.start)) return undefined;
  const own = schema.kind === "section" ? scoreOf(score.sections, schema.key) : undefined;
  const prompt =
    schema.prompt === ""
      ? promptsOf(schema.slots.flatMap((slot) => (slot.kind === "field" ? [] : slot.prompts)))
      : escapeMarkdown(schema.prompt);
  const parts = [prompt, ...(own ? [scoreLine(own)] : []), schema.kind === "item" ? fieldList(schema.slots) : ""];
  const markdown = parts.filter((part) => part !== "").join("\n\n");
  return markdown === ""
    ? { span, markdown: l10n.t('From the template "{0}".', escapeMarkdown(template.category)) }
    : { span, markdown };
}

/** True if the heading is the matched one itself, not an author's own below it. */
function isOwnHeading({ start, sections, item }: MatchedPlace, headingStart: number): boolean {
  const section = item?.section ?? sections.at(-1)?.section;
  return section !== undefined && start + section.at === headingStart;
}

function fieldHover({ match }: Conformance, offset: number): Hover | undefined {
  const place = matchAt(match, offset);
  const slot = place && slotAt(place, offset);
  if (!place || slot?.schema.kind !== "field" || !slot.field) return undefined;
  const { field, at, schema } = slot;
  const labelSpan = shiftSpan(field.labelSpan, at + place.start);
  const valueSpan = shiftSpan(field.valueSpan, at + place.start);
  const span = [labelSpan, valueSpan].find((one) => containsSpan(one, spanAt(offset)));
  return span && { span, markdown: `**${escapeMarkdown(schema.label)}**: ${describeField(schema)}` };
}

function describeField({ value, prompts }: FieldSlot): string {
  if (value.kind !== "alternatives") return promptsOf(prompts);
  const known = anyOf(value.values.map(escapeMarkdown));
  return value.isOpen ? l10n.t("{0}, or another.", known) : `${known}.`;
}

function promptsOf(prompts: readonly string[]): string {
  return prompts.map((prompt) => escapeMarkdown(prompt)).join("  \n");
}

function fieldList(slots: readonly { readonly kind: string }[]): string {
  const labels = slots.flatMap((slot) => ("label" in slot && typeof slot.label === "string" ? [slot.label] : []));
  return labels.length === 0 ? "" : l10n.t("Fields: {0}.", labels.map(escapeMarkdown).join(", "));
}

function scoreOf(sections: readonly SectionScore[], key: string): SectionScore | undefined {
  for (const section of sections) {
    const found = section.key === key ? section : scoreOf(section.sections, key);
    if (found) return found;
  }
  return undefined;
}

function scoreLine(score: SectionScore): string {
  const { filled, expected, own } = score;
  return own > 0
    ? l10n.t(
        "Completeness {0}%: {1} of {2} filled in ({3} for what you added).",
        percentOf(score),
        filled,
        expected,
        own,
      )
    : l10n.t("Completeness {0}%: {1} of {2} filled in.", percentOf(score), filled, expected);
}

/** The score with its parts, so that every point can be followed. */
export function scoreTable(score: Score): string {
  const row = (title: string, counts: Counts) =>
    `| ${escapeMarkdown(title)} | ${percentOf(counts)}% | ${l10n.t("{0} of {1}", counts.filled, counts.expected)} |`;
  const rows = [
    ...score.sections.map((section) => row(section.key === "" ? endsTitle() : section.title, section)),
    ...score.ownSections.map((own) => row(own.placed.section.heading.text, own)),
  ];
  return [
    l10n.t("**Completeness {0}%**: {1} of {2} filled in", score.value, score.filled, score.expected),
    "",
    `| ${l10n.t("Part")} | | ${l10n.t("Filled in")} |`,
    "| --- | ---: | ---: |",
    ...rows,
  ].join("\n");
}
