import * as l10n from "@vscode/l10n";
import { slug } from "github-slugger";
import { type LineEnd, withLineEnd } from "../text/lineEnds.ts";
import { itemSkeleton, renderKey, renderNewDocument, sectionSkeleton } from "./render.ts";
import { type InsertText, type TabStop, withTabStops } from "./tabStops.ts";
import type { ItemSchema, KeySchema, SectionSchema, Template } from "./template.ts";

/** A piece of a template by the word that an author types for it. */
export interface TemplateSnippet {
  /** Begins with `SNIPPET_PREFIX`. */
  readonly prefix: string;
  readonly name: string;
  readonly description: string;
  readonly insert: InsertText;
}

export const SNIPPET_PREFIX = "perf-";

export interface SnippetOptions {
  /** The day that the frontmatter gets. */
  readonly today: string;
  readonly lineEnd: LineEnd;
}

/** The document, its frontmatter, each section and each kind of item; no two have the same prefix. */
export function templateSnippets(template: Template, options: SnippetOptions): readonly TemplateSnippet[] {
  const pieces = template.sections.flatMap(withDescendants).map((schema): TemplateSnippet => {
    const isSection = schema.kind === "section";
    const name = isSection ? schema.title : schema.label;
    const skeleton = isSection ? sectionSkeleton(template, schema) : itemSkeleton(template, schema);
    return {
      prefix: SNIPPET_PREFIX + slug(name),
      name,
      description: (schema.prompt || l10n.t(isSection ? "The section {0}" : "An item {0}", name)).replace(/\s+/g, " "),
      insert: withTabStops(withLineEnd(skeleton.trimEnd(), options.lineEnd), template),
    };
  });
  const all = [documentSnippet(template, options), frontmatterSnippet(template, options), ...pieces];
  // A kind that several sections have is the same but for a field; the first is enough to begin with.
  const known = new Set<string>();
  return all.filter(({ prefix }) => !known.has(prefix) && known.add(prefix));
}

function withDescendants(schema: SectionSchema | ItemSchema): readonly (SectionSchema | ItemSchema)[] {
  return schema.kind === "item" ? [schema] : [schema, ...schema.children.flatMap(withDescendants)];
}

/** The document as `perfdoc new` makes it, with stops in place of what is to be written. */
function documentSnippet(template: Template, options: SnippetOptions): TemplateSnippet {
  const { today, lineEnd } = options;
  const whole = renderNewDocument(template, { name: template.title.placeholder, module: "module", today });
  const body = whole.slice(whole.indexOf("\n---\n") + "\n---\n".length).trimEnd();
  const head = frontmatterInsert(template, options);
  const { text, stops } = withTabStops(withLineEnd(body, lineEnd), template);
  const start = head.text.length + lineEnd.length;
  const moved = stops.map(({ span, choices }) => ({
    span: { start: span.start + start, end: span.end + start },
    choices,
  }));
  return {
    prefix: `${SNIPPET_PREFIX}document`,
    name: l10n.t("Performance document"),
    description: l10n.t("A whole document"),
    insert: { text: head.text + lineEnd + text, stops: [...head.stops, ...moved] },
  };
}

function frontmatterSnippet(template: Template, options: SnippetOptions): TemplateSnippet {
  return {
    prefix: `${SNIPPET_PREFIX}frontmatter`,
    name: l10n.t("Frontmatter"),
    description: l10n.t("The document's frontmatter"),
    insert: frontmatterInsert(template, options),
  };
}

/** Every key with the value that a new document begins with; a stop where an author chooses or writes it. */
function frontmatterInsert({ frontmatter }: Template, { today, lineEnd }: SnippetOptions): InsertText {
  let text = `---${lineEnd}`;
  const stops: TabStop[] = [];
  for (const schema of frontmatter) {
    const lead = `${schema.key}: `;
    const value = beginningOf(schema, today);
    const start = text.length + lead.length;
    const { kind } = schema;
    const choices = kind.kind === "enum" ? kind.values : [];
    if (kind.kind === "enum" || kind.kind === "text")
      stops.push({ span: { start, end: start + value.length }, choices });
    text += lead + value + lineEnd;
  }
  return { text: `${text}---`, stops };
}

function beginningOf(schema: KeySchema, today: string): string {
  return schema.kind.kind === "text" ? schema.key : renderKey(schema, "", today).slice(`${schema.key}: `.length);
}
