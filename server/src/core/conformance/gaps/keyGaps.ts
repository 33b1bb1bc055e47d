import type { PerfDocument } from "../../document/perfDocument.ts";
import { insertKey, orphanedList } from "../../frontmatter/frontmatterEdits.ts";
import { yamlText } from "../../frontmatter/yamlText.ts";
import type { KeySchema, Template } from "../../template/template.ts";
import { lineEndOf, withLineEnd } from "../../text/lineEnds.ts";
import { spanAt } from "../../text/span.ts";
import { misspelledKeys } from "../match/misspelledKeys.ts";
import type { Gap, GapSource } from "./gaps.ts";

/** The keys of the frontmatter that are not there, each with the template's placeholder: no fact is made up. */
export function keyGaps({ document, match, sections }: GapSource): readonly Gap[] {
  if (sections !== undefined) return [];
  const { frontmatter } = document;
  if (!frontmatter.present) return frontmatterGap(document, match.template);
  if (hasOrphanedList(document)) return [];
  const keys = match.template.frontmatter;
  const misspelled = new Set(misspelledKeys(frontmatter, keys).map(({ schema }) => schema));
  const missing = keys.filter(
    (schema) => !misspelled.has(schema) && frontmatter.entries.every(({ key }) => key !== schema.key),
  );
  const order = keys.map(({ key }) => key);
  return missing.map((schema) => ({
    addition: { kind: "key", key: schema.key },
    edits: () => {
      const edit = insertKey(document.text, frontmatter, order, { key: schema.key, value: openValue(schema) });
      return edit ? [edit] : [];
    },
  }));
}

function hasOrphanedList({ frontmatter }: PerfDocument): boolean {
  return frontmatter.entries.some((entry) => orphanedList(frontmatter.text, entry) !== undefined);
}

function frontmatterGap(document: PerfDocument, { frontmatter: keys }: Template): readonly Gap[] {
  const { text, frontmatter } = document;
  if (keys.length === 0 || beginsWithKeys(text, keys)) return [];
  const lines = keys.map((schema) => `${schema.key}: ${openValue(schema)}\n`).join("");
  const newText = withLineEnd(`---\n${lines}---\n\n`, lineEndOf(text));
  return [{ addition: { kind: "frontmatter" }, edits: () => [{ span: spanAt(frontmatter.bodyStart), newText }] }];
}

/** More lines than stand above frontmatter that can't be read where it is. */
const LINES_LOOKED_AT = 60;

/** True if keys of the template stand in front of the first heading, where only their fences can't be made out. */
function beginsWithKeys(text: string, keys: readonly KeySchema[]): boolean {
  const lines = text.split(/\r?\n/, LINES_LOOKED_AT);
  const heading = lines.findIndex((line) => line.startsWith("# "));
  const above = heading < 0 ? lines : lines.slice(0, heading);
  return above.some((line) => keys.some(({ key }) => isLineOf(line.replace(/^[\s"'{]+/, ""), key)));
}

function isLineOf(line: string, key: string): boolean {
  return line.startsWith(key) && /^["']?\s*[:=]/.test(line.slice(key.length));
}

/** What is so for every document, and the template's own text for the rest. */
function openValue({ kind, placeholder }: KeySchema): string {
  switch (kind.kind) {
    case "category":
      return yamlText(kind.value);
    case "date":
      return kind.words[0] ?? placeholder;
    case "enum":
    case "integer":
      return placeholder;
    case "paths":
      return "[]";
    case "text":
      return yamlText(placeholder);
  }
}
