import { slug } from "github-slugger";
import { entryOf, type Frontmatter, type FrontmatterValue } from "../../frontmatter/frontmatterModel.ts";
import { yamlText } from "../../frontmatter/yamlText.ts";
import { isTemplateValue } from "../../template/keys.ts";
import type { KeySchema, Template } from "../../template/template.ts";
import type { Templates } from "../../template/templates.ts";
import { isDay } from "../../text/dates.ts";
import { declaredCompleteness, rangeOf, statusesFor } from "./completeness.ts";

/** What a sensible value for a key is taken from. */
export interface ValueSource {
  readonly frontmatter: Frontmatter;
  readonly today: string;
  /** The measured completeness, where there is one. */
  readonly measured?: number | undefined;
  readonly module?: string | undefined;
  readonly category?: string | undefined;
}

/** The value, as it is written, that a key most likely should have; undefined where only its author can tell. */
export function sensibleValue({ key, kind, placeholder }: KeySchema, source: ValueSource): string | undefined {
  switch (kind.kind) {
    case "category":
      return source.category;
    case "enum":
      return key === "status" ? statusFor(kind.values, source) : undefined;
    case "date":
      return dateFor(key, kind.words, source);
    case "integer":
      return key === "completeness" ? String(completenessFor(source)) : "0";
    case "paths":
      return "[]";
    case "text":
      if (key === "module") return source.module === undefined ? undefined : yamlText(source.module);
      return isTemplateValue(placeholder, { key, kind, placeholder }) ? undefined : placeholder;
  }
}

function statusFor(values: readonly string[], { frontmatter, measured }: ValueSource): string | undefined {
  const completeness = declaredCompleteness(frontmatter) ?? measured;
  return completeness === undefined ? undefined : statusesFor(completeness).find((status) => values.includes(status));
}

function completenessFor({ frontmatter, measured }: ValueSource): number {
  return measured ?? rangeOf(entryOf(frontmatter, "status")?.value.text ?? "")?.[0] ?? 0;
}

/** Dates that go with those that are there: nothing is updated before it was created. */
function dateFor(key: string, words: readonly string[], { frontmatter, today }: ValueSource): string {
  const day = (other: string) => [entryOf(frontmatter, other)?.value.text ?? ""].filter(isDay);
  if (words[0] !== undefined) return words[0];
  const others = [...day("updated"), ...day("last-synced"), today].sort();
  if (key === "created") return others[0] ?? today;
  if (key === "updated") return [...day("created"), day("last-synced")[0] ?? today].sort().at(-1) ?? today;
  return today;
}

/** The category that a document's title or else its file's name speaks of. */
export function categoryByName(
  title: string | undefined,
  fileName: string,
  { byCategory, categories }: Templates,
): string | undefined {
  const endsTitle = ({ title: { suffix } }: Template) => suffix !== "" && title?.endsWith(suffix);
  const template = [...byCategory.values()].find(endsTitle);
  if (template) return template.category;
  const words = [title?.split(/\s[-–—]\s/).at(-1) ?? "", fileName.replace(/\.md$/i, "")].map((word) => slug(word));
  return words.flatMap((word) => categories.find((category) => category === word) ?? [])[0];
}

/** True if the value could be one of the key's. */
export function fitsKey({ kind, text }: FrontmatterValue, schema: KeySchema): boolean {
  switch (schema.kind.kind) {
    case "enum":
      return schema.kind.values.includes(text);
    case "date":
      return isDay(text) || schema.kind.words.includes(text);
    case "integer":
      return kind === "number";
    case "paths":
      return kind === "list";
    case "category":
    case "text":
      return kind === "text";
  }
}
