import { yamlText } from "../frontmatter/yamlText.ts";
import type { FileDays } from "../host/host.ts";
import { isInside, joinUri } from "../host/uri.ts";
import type { KeySchema } from "../template/template.ts";
import type { Templates } from "../template/templates.ts";
import type { Module } from "./facts/modules.ts";
import { moduleByPlace } from "./settings/place.ts";

/** What the values of a new frontmatter are taken from. */
export interface AdoptionContext {
  readonly uri: string;
  /** The workspace folder; undefined for a file in none. */
  readonly root: string | undefined;
  readonly templates: Templates;
  readonly docsRoot: string;
  /** Undefined where nothing says which there are. */
  readonly modules: readonly Module[] | undefined;
  readonly today: string;
  readonly expectedCategory?: string | undefined;
  /** The days of the file's commits: undefined if it has none; where git must be left alone, nobody asked. */
  readonly days: FileDays | undefined | "not asked";
}

/** The values that the user wants, where they say which. */
export interface AdoptionWishes {
  readonly module?: string | undefined;
  readonly category?: string | undefined;
  readonly status?: string | undefined;
  /** As `YYYY-MM-DD`. */
  readonly created?: string | undefined;
  readonly updated?: string | undefined;
}

export interface ValueAndSource {
  /** As it is written. */
  readonly value: string;
  /** Where it comes from, in a few words; undefined where it says so itself. */
  readonly source: string | undefined;
}

/** The value of a key that is not there yet. What only the author knows is left as the template has it. */
export function valueFor(
  { key, kind, placeholder }: KeySchema,
  context: AdoptionContext & { readonly category: string; readonly measured: number | undefined },
  wishes: AdoptionWishes,
): ValueAndSource {
  switch (kind.kind) {
    case "category":
      return { value: yamlText(context.category), source: undefined };
    case "enum":
      return { value: key === "status" ? statusFrom(kind.values, wishes) : placeholder, source: undefined };
    case "date":
      return dayFor(key, kind.words, context, wishes) ?? { value: placeholder, source: "to be written" };
    case "integer":
      return key === "completeness" && context.measured !== undefined
        ? { value: String(context.measured), source: "as measured" }
        : { value: placeholder, source: undefined };
    case "paths":
      return { value: "[]", source: undefined };
    case "text":
      if (key !== "module") return { value: yamlText(placeholder), source: "to be written" };
      return moduleFor(context, wishes);
  }
}

/** A document that others wrote is begun, and not yet compared with the template. */
const STATUS = "draft";

function statusFrom(values: readonly string[], { status }: AdoptionWishes): string {
  return status ?? values.find((value) => value === STATUS) ?? values[0] ?? STATUS;
}

function moduleFor(context: AdoptionContext, { module }: AdoptionWishes): ValueAndSource {
  if (module !== undefined) return { value: yamlText(module), source: undefined };
  const { modules = [], uri, root, docsRoot } = context;
  const around = modules
    .filter((one) => isInside(one.uri, uri) || isInside(docsOf(one, root ?? one.uri, docsRoot), uri))
    .sort((a, b) => b.uri.length - a.uri.length)[0];
  if (around) return { value: yamlText(around.name), source: "the module that it lies in" };
  const folder = moduleByPlace(uri, docsRoot) ?? "module";
  const named = modules.find(({ name, aliases }) => name === folder || aliases.includes(folder));
  if (named) return { value: yamlText(named.name), source: "the module that its folder is called after" };
  const doubt = modules.length > 0 ? "its folder, which is no module of this workspace" : "its folder";
  return { value: yamlText(folder), source: doubt };
}

function docsOf({ docs, name }: Module, root: string, docsRoot: string): string {
  return docs ?? joinUri(root, `${docsRoot}/${name}`);
}

function dayFor(
  key: string,
  words: readonly string[],
  context: AdoptionContext,
  wishes: AdoptionWishes,
): ValueAndSource | undefined {
  if (key === "created") return createdDay(context, wishes);
  if (key === "updated") return updatedDay(context, wishes);
  return words[0] === undefined ? undefined : { value: words[0], source: undefined };
}

/** Nothing is updated before it was created. */
function createdDay({ days, today }: AdoptionContext, { created, updated }: AdoptionWishes): ValueAndSource {
  if (created !== undefined) return { value: created, source: undefined };
  const first = typeof days === "object" ? days.first : today;
  if (updated !== undefined && updated < first) return { value: updated, source: "as updated" };
  if (typeof days !== "object") return { value: first, source: whyToday(days) };
  return { value: first, source: days.isWhole ? "its first commit" : "the oldest commit of this shallow clone" };
}

function updatedDay({ days, today }: AdoptionContext, { created, updated }: AdoptionWishes): ValueAndSource {
  if (updated !== undefined) return { value: updated, source: undefined };
  const last = typeof days === "object" ? days.last : today;
  if (created !== undefined && last < created) return { value: created, source: "as created" };
  return { value: last, source: typeof days === "object" ? "its last commit" : whyToday(days) };
}

function whyToday(days: undefined | "not asked"): string {
  return days === "not asked" ? "today: git was not asked" : "today: git knows no commit of it";
}
