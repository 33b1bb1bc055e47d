import type { PerfDocument } from "../../document/perfDocument.ts";
import { readFrontmatter } from "../../frontmatter/frontmatter.ts";
import { entryOf, type Frontmatter, type FrontmatterValue } from "../../frontmatter/frontmatterModel.ts";
import { perDocument, perText } from "../../incremental/memo.ts";
import type { KeySchema, Template } from "../../template/template.ts";
import type { Templates } from "../../template/templates.ts";
import { nearest } from "../../text/nearWords.ts";
import { headingKey, schemaKey } from "./titles.ts";

/** `conforming` to a template, `related` by its frontmatter alone, or `foreign`: none of ours. */
export type DocumentKind =
  | { readonly kind: "conforming"; readonly template: Template }
  | { readonly kind: "related" }
  | { readonly kind: "foreign" };

/** What is known of a text before its body is parsed. */
export type Head = Pick<PerfDocument, "frontmatter" | "textBetween">;

/** What decides whom a document belongs to, besides what it says. */
export interface Belonging {
  readonly templates: Templates;
  /** The category that a document at this place should have, where the workspace says so. */
  readonly expectedCategory?: string | undefined;
}

const FOREIGN: DocumentKind = { kind: "foreign" };

/**
 * Whom a document belongs to: the one place where that is decided. By the keys of its frontmatter; without frontmatter
 * by its title and sections, or by its place where that says what is due there. A document that is none of ours is
 * known by its head: its body is not parsed.
 */
export function documentKindOf(document: PerfDocument, belonging: Belonging): DocumentKind {
  const byHead = documentKindOfHead(document, belonging);
  if (byHead.kind !== "undecided") return byHead;
  const template = templateByLook(document, belonging.templates) ?? templateDue(belonging);
  return template ? { kind: "conforming", template } : FOREIGN;
}

/** The same as far as the head tells: `undecided` where the sections have to be looked at. */
export function documentKindOfHead(head: Head, belonging: Belonging): DocumentKind | { readonly kind: "undecided" } {
  const { frontmatter } = head;
  const { templates } = belonging;
  if (frontmatter.present) {
    return lastKind(frontmatter, [templates], () => documentKindByKeys(frontmatter, templates));
  }
  if (mayHaveOurTitle(head, templates)) return { kind: "undecided" };
  const due = templateDue(belonging);
  return due ? { kind: "conforming", template: due } : FOREIGN;
}

function templateDue({ templates, expectedCategory = "" }: Belonging): Template | undefined {
  return templates.byCategory.get(expectedCategory);
}

/** What is known of a text that was only read. */
export function headOf(text: string, frontmatter = readFrontmatter(text)): Head {
  return { frontmatter, textBetween: (start, end) => text.slice(start, end) };
}

const lastKind = perDocument<DocumentKind>();

function documentKindByKeys(frontmatter: Frontmatter, templates: Templates): DocumentKind {
  const keys = keysIn(frontmatter);
  const template = templates.byCategory.get(keys.get("category") ?? "");
  const schemas = (template ?? templates.builtIn).frontmatter;
  if (!hasKeysOfOurs(keys, schemas, templates)) return FOREIGN;
  return template ? { kind: "conforming", template } : { kind: "related" };
}

/** Keys that nobody else has. */
const OURS_ALONE = ["last-synced", "completeness"] as const;

/**
 * True for a key that nobody else has, and for a status of ours beside a category or module and a date, or beside a
 * module and a category of ours: less than that stands on cards, in notes and on pages of every kind.
 */
function hasKeysOfOurs(
  keys: ReadonlyMap<string, string>,
  schemas: readonly KeySchema[],
  { builtIn, categories }: Templates,
): boolean {
  if (OURS_ALONE.some((key) => keys.has(key))) return true;
  const status = schemas.find(({ key }) => key === "status")?.kind;
  // A team's template may do without: its category is its own then, and has to stand beside some of its keys.
  if (status?.kind !== "enum") return sharedKeys(keys, schemas) >= KEYS_BESIDE_CATEGORY;
  const given = keys.get("status");
  const isOfOurs = isOneOf(given, status.values) || isOneOf(given, statusesIn(builtIn));
  // Whoever types a status has none for a moment.
  if (keys.has("module") && isOneOf(keys.get("category"), categories)) return isOfOurs || given?.trim() === "";
  const hasDate = schemas.some(({ key, kind }) => kind.kind === "date" && keys.has(key));
  return isOfOurs && hasDate && (keys.has("category") || keys.has("module"));
}

const KEYS_BESIDE_CATEGORY = 2;

function statusesIn({ frontmatter }: Template): readonly string[] {
  return frontmatter.flatMap(({ key, kind }) => (key === "status" && kind.kind === "enum" ? kind.values : []));
}

function sharedKeys(keys: ReadonlyMap<string, string>, schemas: readonly KeySchema[]): number {
  return schemas.filter(({ key }) => key !== "category" && keys.has(key)).length;
}

/** True for one of the values, for a misspelling of one, and for the template's list of them. */
function isOneOf(value: string | undefined, values: readonly string[]): boolean {
  return (value ?? "").split("|").some((one) => nearest(one.trim(), values) !== undefined);
}

/** Keys and values; read roughly where the frontmatter itself can't be. */
function keysIn({ entries, problems, text, contentSpan }: Frontmatter): ReadonlyMap<string, string> {
  const read = entries.map(({ key, value }): readonly [string, string] => [plainKey(key), wordIn(value)]);
  if (problems.length === 0) return new Map(read);
  const content = text.slice(contentSpan.start, Math.min(contentSpan.end, contentSpan.start + 4_000));
  const pairs = content.matchAll(/^[ \t{,]*["']?([\w-]+)["']?[ \t]*[:=][ \t]*["']?([\w-]*)/gm);
  // A value that lacks its closing quote holds the keys behind it.
  return new Map([
    ...read,
    ...[...pairs].map((pair): readonly [string, string] => [plainKey(pair[1] ?? ""), pair[2] ?? ""]),
  ]);
}

/** A key as it was meant, however it is cased. */
function plainKey(key: string): string {
  return key.toLowerCase().replaceAll("_", "-");
}

function wordIn({ kind, text, items }: FrontmatterValue): string {
  return kind === "list" ? (items[0]?.text ?? "") : text;
}

/** As far as a title is looked for in a text without frontmatter. */
const HEAD_LENGTH = 16 * 1024;

/** A cheap look, so that most files need not be parsed: true if a line near the top may be a title with a template's words. */
function mayHaveOurTitle(head: Head, templates: Templates): boolean {
  const text = head.textBetween(0, HEAD_LENGTH);
  const suffixes = [...templates.byCategory.values()].map(({ title }) => wordsOf(title.suffix));
  const found = suffixes.filter((words) => words.length > 0 && holdsAll(text, words));
  const lines = found.length > 0 ? text.split(/\r\n|\r|\n/) : [];
  return lines.some(
    (line, index) => mayBeTitle(line, lines[index + 1]) && found.some((words) => mayEndWith(line, words)),
  );
}

/** True for what stands behind a `#` or above a line of `=`. */
function mayBeTitle(line: string, next = ""): boolean {
  return /^ {0,3}#[ \t]/.test(line) || /^=+$/.test(next.trim());
}

/** True unless further words stand behind the last one, as far as that can be told without parsing. */
function mayEndWith(line: string, words: readonly string[]): boolean {
  const last = words.at(-1) ?? "";
  return holdsAll(line, words) && !/^[^<[({&]*[\p{L}\p{N}]/u.test(line.slice(line.lastIndexOf(last) + last.length));
}

const wordsOf = perText((text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)));

function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** Sections of a template that a document without frontmatter has to show before its title is believed. */
const SECTIONS_TO_BE_KNOWN_BY = 3;

function templateByLook({ outline }: PerfDocument, templates: Templates): Template | undefined {
  // Without its upper fence, a comment of the frontmatter reads as a title too.
  const firsts = outline.headings.flatMap(({ heading }) => (heading.level === 1 ? [heading.text] : []));
  const titles = new Set(outline.sections.map(({ section }) => headingKey(section.heading)));
  return [...templates.byCategory.values()].find(
    (template) =>
      template.title.suffix !== "" &&
      firsts.some((title) => title.endsWith(template.title.suffix)) &&
      template.sections.filter((section) => titles.has(schemaKey(section))).length >= SECTIONS_TO_BE_KNOWN_BY,
  );
}

/** The document's status as it decides severities: needs-review counts as current, archived as stub, anything else as draft. */
export function statusOf(frontmatter: Frontmatter): "stub" | "draft" | "current" {
  switch (entryOf(frontmatter, "status")?.value.text) {
    case "stub":
    case "archived":
      return "stub";
    case "current":
    case "needs-review":
      return "current";
    default:
      return "draft";
  }
}
