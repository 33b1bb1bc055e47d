import { yamlText } from "../frontmatter/yamlText.ts";
import { htmlComments } from "../markdown/htmlComments.ts";
import { textOf } from "../text/span.ts";
import type { FieldSlot, ItemSchema, KeySchema, SectionSchema, Template, TocSchema } from "./template.ts";

/**
 * A section as an author gets it to fill in: one item of each kind, without the template's own directives and
 * without the thematic break behind it. Ends with one line end; lines end with `\n`.
 * @param above Items that stand above, for kinds whose numbers run over the whole outermost section.
 */
export function sectionSkeleton(template: Template, schema: SectionSchema, above: ItemCounts = new Map()): string {
  return renderSkeleton(template, schema, new Map(above));
}

/** How many items of a kind, by its label, stand above a place. */
export type ItemCounts = ReadonlyMap<string, number>;

/** A section's heading alone. */
export function headingSkeleton({ level, title }: Pick<SectionSchema, "level" | "title">): string {
  return `${"#".repeat(level)} ${title}`;
}

/** What stands below the heading in a skeleton. */
export function withoutHeading(skeleton: string): string {
  return skeleton.replace(/^(?:#{1,6} .*|.*\n(?:=+|-+)[ \t]*)\n+/, "");
}

/** `counts` holds how many items of a kind stand above, for kinds whose numbers run over the whole section. */
function renderSkeleton(template: Template, schema: SectionSchema, counts: Map<string, number>): string {
  const children = schema.children.map((child) => {
    if (child.kind === "section") return renderSkeleton(template, child, counts);
    const number = child.numbering === "section" ? (counts.get(child.label) ?? 0) + 1 : 1;
    counts.set(child.label, number);
    return itemSkeleton(template, child, number);
  });
  return [ownSkeleton(template, schema), ...children].join("\n");
}

/** The section's heading with its own text, without the sections and items below it. */
export function ownSkeleton(template: Template, schema: SectionSchema): string {
  return clean(textOf(template.text, schema.ownSpan));
}

/** One item to fill in, with its number. */
export function itemSkeleton(template: Template, schema: ItemSchema, number?: number): string {
  const example = clean(textOf(template.text, schema.exampleSpan));
  return number === undefined ? example : example.replace(/^(#+ .*?)\d+/, `$1${number}`);
}

/** A field with everything in it, as the template has it; ends with one line end. */
export function fieldSkeleton(template: Template, slot: FieldSlot): string {
  return clean(textOf(template.text, slot.span));
}

/**
 * Fields of those that stand behind the last section, with the thematic break above them unless there is one; "" for a
 * template without them.
 */
export function footerSkeleton(template: Template, hasBreak: boolean, slots: readonly FieldSlot[]): string {
  const { footerSpan, footer, text } = template;
  if (!footerSpan) return "";
  const whole = clean(textOf(text, footerSpan));
  const line = /^(?:-{3,}|\*{3,}|_{3,})[ \t]*\n+/.exec(whole)?.[0] ?? "";
  const fields =
    slots.length === footer.length
      ? whole.slice(line.length)
      : slots.map((slot) => fieldSkeleton(template, slot)).join("\n");
  return hasBreak ? fields : line + fields;
}

/** The entries of a table of contents in the template's style. */
export function renderTocEntries(
  entries: readonly { readonly text: string; readonly slug: string }[],
  { ordered }: Pick<TocSchema, "ordered">,
): string {
  return entries.map(({ text, slug }, index) => `${ordered ? `${index + 1}.` : "-"} [${text}](#${slug})`).join("\n");
}

export interface NewDocument {
  readonly name: string;
  readonly module: string;
  readonly today: string;
}

/** A new document: frontmatter filled in, one item of each kind, everything else to be written. */
export function renderNewDocument(template: Template, { name, module, today }: NewDocument): string {
  const { text, bodyStart, sections, title, hasSeparators, footerSpan } = template;
  const values: Readonly<Record<string, string>> = { module };
  const head = text.slice(bodyStart, sections[0]?.span.start ?? text.length).replace(title.placeholder, () => name);
  const separator = hasSeparators ? "\n---\n\n" : "\n";
  const body = sections.map((section) => sectionSkeleton(template, section)).join(separator);
  const foot = footerSpan ? `\n${clean(textOf(text, footerSpan))}` : "";
  const filled = `${withoutDirectives(head)}${body}${foot}`.replace(/\{([\w-]+)\}/g, (whole, key: string) =>
    Object.hasOwn(values, key) ? (values[key] ?? whole) : whole,
  );
  return `---\n${renderFrontmatter(template.frontmatter, module, today)}---\n${filled}`;
}

function renderFrontmatter(keys: readonly KeySchema[], module: string, today: string): string {
  return keys.map((key) => `${renderKey(key, module, today)}\n`).join("");
}

/** `key: value` with the value that a new document begins with. */
export function renderKey({ key, kind, placeholder }: KeySchema, module: string, today: string): string {
  switch (kind.kind) {
    case "enum":
      return `${key}: ${kind.values[0] ?? ""}`;
    case "date":
      return `${key}: ${kind.words[0] ?? today}`;
    case "integer":
      return `${key}: 0`;
    case "paths":
      return `${key}: []`;
    case "category":
      return `${key}: ${kind.value}`;
    case "text":
      return `${key}: ${key === "module" && module !== "" ? yamlText(module) : yamlText(placeholder)}`;
  }
}

function clean(text: string): string {
  let rest = withoutDirectives(text.replace(/\r\n?/g, "\n")).trimEnd();
  while (rest.endsWith("\n---")) rest = rest.slice(0, -4).trimEnd();
  return `${rest}\n`;
}

function withoutDirectives(text: string): string {
  let rest = "";
  let from = 0;
  for (const { span, text: said } of htmlComments(text)) {
    if (!said.startsWith("perfdoc:")) continue;
    rest += text.slice(from, span.start);
    from = span.end + (/^[^\S\n]*\n{1,2}/.exec(text.slice(span.end))?.[0].length ?? 0);
  }
  return rest + text.slice(from);
}
