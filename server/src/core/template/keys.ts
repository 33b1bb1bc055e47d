import * as l10n from "@vscode/l10n";
import type { Frontmatter } from "../frontmatter/frontmatterModel.ts";
import { normalised } from "../text/wording.ts";
import type { KeyKind, KeySchema, TemplateProblem } from "./template.ts";
import { tokensIn } from "./valueKinds.ts";

/** The category by which documents name the template. */
export function categoryOf(frontmatter: Frontmatter, problems: TemplateProblem[]): string {
  const category = frontmatter.entries.find(({ key }) => key === "category")?.value;
  if (category?.kind === "text") return category.text;
  problems.push({
    span: frontmatter.span,
    message: l10n.t("The template's frontmatter has no `category`, so no document can name it."),
  });
  return "";
}

/** The schema of each key, in the template's order. */
export function keysOf(frontmatter: Frontmatter, text: string): readonly KeySchema[] {
  return frontmatter.entries.map(({ key, value }) => {
    // `{module-name}` is a map to YAML, so kinds are read from the source text.
    const placeholder = text.slice(value.span.start, value.span.end);
    return { key, placeholder, kind: keyKindOf(key, placeholder, value.kind) };
  });
}

function keyKindOf(key: string, placeholder: string, kind: string): KeyKind {
  const words = placeholder.split(/(?<!\s)\s+\|\s+/);
  if (key === "category") return { kind: "category", value: placeholder };
  if (words.includes("YYYY-MM-DD")) return { kind: "date", words: words.filter((word) => word !== "YYYY-MM-DD") };
  if (words.length > 1) return { kind: "enum", values: words };
  if (kind === "number") return { kind: "integer" };
  return kind === "list" ? { kind: "paths" } : { kind: "text" };
}

/** True for a frontmatter value that is still the template's. */
export function isTemplateValue(text: string, { placeholder, kind }: KeySchema): boolean {
  if (kind.kind === "category" || kind.kind === "integer") return false;
  if (kind.kind !== "text") return normalised(text) === normalised(placeholder);
  // A module may be called `display-name`, which is a token in a text.
  const own = tokensIn(placeholder);
  return tokensIn(text).some((token) => token.startsWith("{") || own.includes(token));
}
