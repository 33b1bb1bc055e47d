import { yamlText } from "../frontmatter/yamlText.ts";
import { nameOf, parentUri } from "../host/uri.ts";
import { renderKey, renderNewDocument } from "../template/render.ts";
import type { Templates } from "../template/templates.ts";
import type { Facts } from "./facts/facts.ts";
import { moduleByPlace } from "./settings/place.ts";

/** The text of a document that another one names already: from its category's template, where its name tells it. */
export function newDocumentText(
  uri: string,
  { templates, docsRoot, today }: { readonly templates: Templates; readonly docsRoot: string; readonly today: string },
): string {
  const category = nameOf(uri).replace(/\.md$/i, "");
  const module = moduleByPlace(uri, docsRoot) ?? "";
  const name = asTitle(module === "" ? category : module);
  const template = templates.byCategory.get(category);
  if (template) return renderNewDocument(template, { name, module, today });
  if (!templates.categories.includes(category)) return `# ${asTitle(category)}\n`;
  const lines = templates.builtIn.frontmatter.map((schema) =>
    schema.kind.kind === "category" ? `category: ${yamlText(category)}` : renderKey(schema, module, today),
  );
  return `---\n${lines.join("\n")}\n---\n\n# ${name} - ${asTitle(category)}\n`;
}

function asTitle(name: string): string {
  return name.replace(/[-_]+/g, " ").replace(/^./, (first) => first.toUpperCase());
}

/** The place that a path to a new document means: the first whose folder is there. */
export function placeForNew(uris: readonly string[], facts: Facts): string | undefined {
  return uris.find((uri) => facts.kindOf(parentUri(uri)) === "folder") ?? uris[0];
}
