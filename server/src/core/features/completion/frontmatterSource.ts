import * as l10n from "@vscode/l10n";
import { entryOf } from "../../frontmatter/frontmatterModel.ts";
import { parentUri, relativePath } from "../../host/uri.ts";
import { renderKey } from "../../template/render.ts";
import { plainInsert } from "../../template/tabStops.ts";
import type { KeySchema } from "../../template/template.ts";
import type { Span } from "../../text/span.ts";
import { anyOf } from "../../text/wording.ts";
import { writtenScalarPath } from "../../workspace/links/writtenPaths.ts";
import type { FeatureInput } from "../feature.ts";
import { inBrief, meaningOfStatus } from "../meanings.ts";
import { type CompletionItem, type Cursor, replacing } from "./item.ts";

/** Keys at the start of a line, values behind a colon, paths in the entries of a list. */
export function completeFrontmatter(input: FeatureInput, cursor: Cursor): readonly CompletionItem[] {
  const entry = /^\s*-[ \t]*/.exec(cursor.before);
  if (entry) return pathEntries(input, cursor, entry[0].length);
  const inBrackets = IN_BRACKETS.exec(cursor.before)?.[0].length;
  // Behind the closing bracket nothing belongs.
  if (inBrackets !== undefined && !/^[^"']*\]/.test(cursor.before.slice(inBrackets))) {
    return pathEntries(input, cursor, inBrackets);
  }
  const value = /^([\w-]+):[ \t]*/.exec(cursor.before);
  if (value?.[1] !== undefined) return valuesOf(input, cursor, value[1], value[0].length);
  return /^[\w-]*$/.test(cursor.before) ? missingKeys(input, cursor) : [];
}

/** A list in brackets up to the entry at the end of the line. */
const IN_BRACKETS = /^[\w-]+:[ \t]*\[(?:[ \t]*(?:"[^"]*"[ \t]*|'[^']*'[ \t]*|(?:[^\s,"'\]][^,"'\]]*)?),)*[ \t]*/;

function keysOf({ checked, context }: FeatureInput): readonly KeySchema[] {
  return (checked.conformance?.template ?? context.templates.builtIn).frontmatter;
}

function missingKeys(input: FeatureInput, cursor: Cursor): readonly CompletionItem[] {
  const { frontmatter } = input.document;
  const own = cursor.before + (/^[\w-]*/.exec(cursor.after)?.[0] ?? "");
  const missing = keysOf(input).filter(({ key }) => key === own || entryOf(frontmatter, key) === undefined);
  return missing.map((schema) => ({
    label: schema.key,
    kind: "key",
    detail: kindText(schema),
    documentation: renderKey(schema, "", input.context.today),
    span: replacing(cursor, 0, /^[\w-]*:?[ \t]*/),
    insert: plainInsert(schema.kind.kind === "paths" ? `${schema.key}: []` : `${schema.key}: `),
    continues: schema.kind.kind !== "paths",
  }));
}

function kindText({ kind }: KeySchema): string {
  switch (kind.kind) {
    case "enum":
      return kind.values.join(" | ");
    case "date":
      return anyOf([...kind.words, l10n.t("date")]);
    case "integer":
      return l10n.t("0 to 100");
    case "paths":
      return l10n.t("list of paths");
    default:
      return "";
  }
}

function valuesOf(input: FeatureInput, cursor: Cursor, key: string, column: number): readonly CompletionItem[] {
  const schema = keysOf(input).find((one) => one.key === key);
  if (!schema) return [];
  const span = replacing(cursor, column, /^(?:[^#\s]|\s+(?![\s#]|$))*/);
  const lead = leadAt(cursor, column);
  const [mark = ""] = /^["']/.exec(cursor.before.slice(column)) ?? [];
  return valuesFor(input, schema).map(({ label, detail, documentation, kind }) => ({
    label,
    kind,
    ...(detail !== undefined && { detail }),
    documentation,
    span,
    insert: plainInsert(lead + mark + label + mark),
    ...(mark !== "" && { filter: mark + label }),
  }));
}

type Value = Pick<CompletionItem, "label" | "detail" | "documentation" | "kind">;

function valuesFor({ checked, context }: FeatureInput, { key, kind }: KeySchema): readonly Value[] {
  switch (kind.kind) {
    case "enum":
      return kind.values.map((one) => plainValue(one, meaningOfStatus(one) ?? `${key}: ${anyOf(kind.values)}`));
    case "category":
      return context.templates.categories.map((one) =>
        plainValue(
          one,
          context.templates.byCategory.has(one)
            ? l10n.t('Checked by the template "{0}"', one)
            : l10n.t("Without a template"),
        ),
      );
    case "date":
      return [
        { ...plainValue(context.today, l10n.t("The day of today")), kind: "date", detail: l10n.t("today") },
        ...kind.words.map((word) => plainValue(word, l10n.t("In place of a day"))),
      ];
    case "integer": {
      const score = checked.conformance?.score;
      if (!score) return [];
      const documentation = l10n.t("{0} of {1} filled in", score.filled, score.expected);
      return [{ ...plainValue(String(score.value), documentation), detail: l10n.t("measured") }];
    }
    case "text":
      return key === "module" ? modulesIn(context.facts) : [];
    case "paths":
      return [];
  }
}

function plainValue(label: string, documentation: string): Value {
  return { label, documentation, kind: "value" };
}

function modulesIn(facts: FeatureInput["context"]["facts"]): readonly Value[] {
  return (facts?.modules() ?? []).map(({ name, uri, aliases }) => {
    const path = relativePath(facts?.folder ?? "", uri) ?? uri;
    return plainValue(name, aliases.length > 0 ? `${path}\n${aliases.join(", ")}` : path);
  });
}

/** Right behind the colon or the dash in front of a value a space is due first; those in the value need none. */
function leadAt({ before }: Cursor, column: number): string {
  return before.length <= column && /[:-]$/.test(before) ? " " : "";
}

/** The workspace's documents that the list does not hold yet, the nearest folders first. */
function pathEntries(input: FeatureInput, cursor: Cursor, column: number): readonly CompletionItem[] {
  const { document, workspace } = input;
  const key = keyAbove(input, cursor.offset);
  if (!keysOf(input).some((schema) => schema.key === key && schema.kind.kind === "paths")) return [];
  const listed = new Set(entryOf(document.frontmatter, key)?.value.items.map(({ text }) => text));
  const folder = parentUri(document.uri);
  const typed = cursor.before.slice(column);
  const [mark = ""] = /^["']/.exec(typed) ?? [];
  const style = mark === "" ? "plain" : mark === "'" ? "single" : "double";
  const like = typed.startsWith(`${mark}./`) ? "./" : "";
  const span = entrySpan(input, cursor, column, key);
  const lead = leadAt(cursor, column);
  return workspace
    .filter(({ uri }) => uri !== document.uri)
    .flatMap((summary) => {
      const { uri, title } = summary;
      const path = relativePath(folder, uri);
      if (path === undefined || (listed.has(path) && !cursor.before.includes(path))) return [];
      const insert = plainInsert(lead + writtenScalarPath(path, style, like));
      return [
        {
          label: path,
          kind: "file" as const,
          detail: title,
          documentation: inBrief(summary),
          span,
          insert,
          filter: mark + like + path,
        },
      ];
    })
    .sort((a, b) => depthOf(a.label) - depthOf(b.label) || (a.label < b.label ? -1 : 1));
}

/** The entry at the cursor with its quotation marks; up to white space, `,` or `]` where it can't be read yet. */
function entrySpan({ document }: FeatureInput, cursor: Cursor, column: number, key: string): Span {
  const start = cursor.lineStart + column;
  const items = entryOf(document.frontmatter, key)?.value.items ?? [];
  const end = cursor.offset + cursor.after.length;
  const item = items.find(({ span }) => span.start === start && span.end >= cursor.offset && span.end <= end);
  return item?.span ?? replacing(cursor, column, /^[^#\s,\]]*/);
}

function depthOf(path: string): number {
  return path.split("/").length;
}

/** The key whose list the cursor is in. */
function keyAbove({ document }: FeatureInput, offset: number): string {
  return document.frontmatter.entries.findLast(({ keySpan }) => keySpan.end < offset)?.key ?? "";
}
