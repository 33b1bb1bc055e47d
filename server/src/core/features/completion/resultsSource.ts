import { parentUri, relativePath } from "../../host/uri.ts";
import { plainInsert } from "../../template/tabStops.ts";
import type { Facts } from "../../workspace/facts/facts.ts";
import { moduleOf } from "../../workspace/links/codePaths.ts";
import { linkTargets } from "../../workspace/links/documentPaths.ts";
import { resultsSources } from "../../workspace/links/documentResults.ts";
import type { FoundResults } from "../../workspace/links/resultsFiles.ts";
import { writtenUrlPath } from "../../workspace/links/writtenPaths.ts";
import type { FeatureInput } from "../feature.ts";
import { type CompletionItem, type Cursor, replacing } from "./item.ts";

/** Where a file of results is named on a line, as far as that is typed. */
export type ResultsPlace =
  /** `value`: behind the label, where a whole link is due. */
  | { readonly kind: "value" | "link" | "code" | "comment"; readonly typed: string }
  /** In the quotation marks behind the path. */
  | {
      readonly kind: "name";
      readonly typed: string;
      readonly of: { readonly kind: "url" | "path"; readonly path: string };
    };

const LABELLED = /^\s*(?!\s)(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?!\s))?\*\*results? files?(?::\*\*|\*\*:)[ \t]*/i;
const COMMENT = /^[ \t]*<!--[ \t]*perfdoc:[ \t]*results[ \t]+/;

/** The place of a file of results that the cursor is in; undefined for most cursors, after a look at the line's start. */
export function resultsPlaceAt({ before }: Cursor): ResultsPlace | undefined {
  const label = LABELLED.exec(before);
  const comment = label ? undefined : (COMMENT.exec(before) ?? undefined);
  if (comment) return placeInComment(before.slice(comment[0].length));
  return label ? placeInValue(before.slice(label[0].length)) : undefined;
}

function placeInComment(value: string): ResultsPlace {
  const quote = value.indexOf('"');
  const path = value.slice(0, Math.max(0, quote)).trimEnd();
  const typed = value.slice(quote + 1);
  return path === "" || typed.includes('"')
    ? { kind: "comment", typed: value }
    : { kind: "name", typed, of: { kind: "path", path } };
}

function placeInValue(value: string): ResultsPlace | undefined {
  const link = /^\[[^\]]*\]\(([^()]*)(?:(\))([\s\S]*))?$/.exec(value);
  const code = link ? undefined : /^`([^`]*)(?:(`)([\s\S]*))?$/.exec(value);
  const [, path = "", end, rest = ""] = link ?? code ?? [];
  if (!link && !code) return value === "" ? { kind: "value", typed: "" } : undefined;
  if (end === undefined) return { kind: link ? "link" : "code", typed: path };
  const typed = /^[\s,;:–—-]*["“]([^"”]*)$/.exec(rest)?.[1];
  return typed === undefined ? undefined : { kind: "name", typed, of: { kind: link ? "url" : "path", path } };
}

/**
 * Files of results in the form that is due, or the names of the benchmarks in one.
 * @param found The files that hold results.
 */
export function completeResults(
  input: FeatureInput,
  cursor: Cursor,
  place: ResultsPlace,
  found: readonly FoundResults[],
): readonly CompletionItem[] {
  const { facts } = input.context;
  if (!facts) return [];
  return place.kind === "name"
    ? names(input, cursor, place, facts)
    : found.flatMap((file) => fileItem(input, cursor, place, file, facts) ?? []);
}

/** What of a path may stand behind the cursor. */
const REST: Readonly<Record<Exclude<ResultsPlace["kind"], "name">, RegExp>> = {
  value: /^/,
  link: /^[^() \t\r\n]*/,
  code: /^[^`\r\n]*(?=`)|^/,
  comment: /^[^"\s>]*(?=[ \t]*(?:"|-->))|^/,
};

function fileItem(
  { document }: FeatureInput,
  cursor: Cursor,
  { kind, typed }: Exclude<ResultsPlace, { readonly kind: "name" }>,
  { uri, path, title }: FoundResults,
  facts: Facts,
): CompletionItem | undefined {
  const relative = relativePath(parentUri(document.uri), uri);
  if (relative === undefined) return undefined;
  const module = moduleOf(document, facts.modules())?.uri;
  const ofModule = module === undefined ? undefined : relativePath(module, uri);
  const shown =
    kind === "code" || kind === "comment" ? (ofModule?.startsWith("../") === false ? ofModule : path) : relative;
  const url = writtenUrlPath(relative, "link");
  const text = kind === "value" ? `[${nameIn(path)}](${url})` : kind === "link" ? url : shown;
  // Marks that would end the path can't be written in these.
  if (kind !== "link" && /[`"\r\n]|-->|[[\]]/.test(kind === "value" ? nameIn(path) : shown)) return undefined;
  return {
    label: kind === "value" ? path : text,
    kind: "file",
    detail: title,
    documentation: path,
    span: replacing(cursor, cursor.before.length - typed.length, REST[kind]),
    insert: plainInsert(text),
    filter: kind === "value" ? "" : text,
  };
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function names(
  { document, context }: FeatureInput,
  cursor: Cursor,
  { typed, of }: Extract<ResultsPlace, { readonly kind: "name" }>,
  facts: Facts,
): readonly CompletionItem[] {
  const targetOf = linkTargets(document.uri, context.settings.docsRoot, facts);
  const source = resultsSources(document, facts, targetOf)(of);
  if (source.kind !== "file" || source.reading.kind !== "results") return [];
  const { benchmarks, tool } = source.reading.results;
  return benchmarks
    .filter(({ name }) => name !== "" && !/["”\r\n]|-->/.test(name))
    .slice(0, MOST_NAMES)
    .map(({ name }) => ({
      label: name,
      kind: "value",
      detail: tool.name,
      documentation: of.path,
      span: replacing(cursor, cursor.before.length - typed.length, /^[^"”\r\n]*(?=["”])|^/),
      insert: plainInsert(name),
    }));
}

/** More names are not offered. */
const MOST_NAMES = 500;
