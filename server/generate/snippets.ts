import { slug } from "github-slugger";
import { itemSkeleton, renderNewDocument, sectionSkeleton } from "../src/core/template/render.ts";
import { toSnippet, withTabStops } from "../src/core/template/tabStops.ts";
import type { ItemSchema, KeySchema, SectionSchema, Template } from "../src/core/template/template.ts";

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

/** Snippets in VS Code's format: the document, its frontmatter, each section and each kind of item. */
export function snippets(template: Template): string {
  const entries: Record<string, Snippet> = {
    "Performance document": snippet("document", documentSnippet(template), "A whole document"),
    Frontmatter: snippet("frontmatter", frontmatterSnippet(template.frontmatter), "The document's frontmatter"),
  };
  for (const schema of template.sections.flatMap(withDescendants)) {
    const name = schema.kind === "section" ? schema.title : schema.label;
    const suffix = slug(name);
    // A kind that several sections have is the same but for a field; the first is enough to begin with.
    if (Object.hasOwn(entries, name)) continue;
    const skeleton = schema.kind === "section" ? sectionSkeleton(template, schema) : itemSkeleton(template, schema);
    entries[name] = snippet(
      suffix,
      toSnippet(withTabStops(skeleton, template)),
      schema.prompt || `${schema.kind === "section" ? "The section" : "An item"} ${name}`,
    );
  }
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}

function snippet(suffix: string, text: string, description: string): Snippet {
  return { prefix: `perf-${suffix}`, body: text.trimEnd().split("\n"), description: description.replace(/\s+/g, " ") };
}

function withDescendants(schema: SectionSchema | ItemSchema): readonly (SectionSchema | ItemSchema)[] {
  return schema.kind === "item" ? [schema] : [schema, ...schema.children.flatMap(withDescendants)];
}

const TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE";

function frontmatterSnippet(keys: readonly KeySchema[]): string {
  return ["---", ...keys.map((key, index) => `${key.key}: ${valueSnippet(key, index + 1)}`), "---", ""].join("\n");
}

function valueSnippet({ kind, key }: KeySchema, stop: number): string {
  switch (kind.kind) {
    case "enum":
      return `\${${stop}|${kind.values.join(",")}|}`;
    case "date":
      return kind.words[0] ?? TODAY;
    case "integer":
      return "0";
    case "paths":
      return "[]";
    case "category":
      return kind.value;
    case "text":
      return `\${${stop}:${key}}`;
  }
}

/** The document as `perfdoc new` makes it, with the editor's day, and stops in place of what is to be written. */
function documentSnippet(template: Template): string {
  const text = renderNewDocument(template, { name: template.title.placeholder, module: "module", today: "2000-01-01" });
  const body = text.slice(text.indexOf("\n---\n") + "\n---\n".length);
  const head = frontmatterSnippet(template.frontmatter);
  const stops = template.frontmatter.length;
  const renumbered = toSnippet(withTabStops(body, template)).replace(
    /\$\{(\d+)(?=[:|])/g,
    (_, number: string) => `\${${Number(number) + stops}`,
  );
  return head + renumbered;
}
