import { joinUri, nameOf, parentUri, relativePath } from "../host/uri.ts";
import { quoted, renderKey, renderNewDocument } from "../template/render.ts";
import type { Templates } from "../template/templates.ts";
import { type Facts, unknown } from "./facts.ts";
import { frontmatterBases, resolvePath } from "./paths.ts";

/** Where a path in the frontmatter leads. */
export type PathTarget =
  | { readonly kind: "place"; readonly uri: string }
  /** To none of these places. */
  | { readonly kind: "nowhere"; readonly uris: readonly string[] }
  /** Out of the workspace folder or to another machine: nobody looks there. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "unknown" };

/** Follows a path of a document's frontmatter to the first place that exists; a `#fragment` behind it is left out of account. */
export function pathTarget(path: string, document: string, docsRoot: string, facts: Facts): PathTarget {
  const origin = { document, folder: facts.folder };
  const bases = frontmatterBases(docsRoot, origin);
  const uris = resolvePath(path, bases, origin);
  const withoutFragment = path.includes("#") ? resolvePath(path.replace(/#.*$/, ""), bases, origin) : [];
  const kinds = [...uris, ...withoutFragment].map((uri) => ({ uri, kind: facts.kindOf(uri) }));
  if (kinds.some(({ kind }) => kind === unknown)) return { kind: "unknown" };
  const place = kinds.find(({ kind }) => kind !== "missing");
  if (place) return { kind: "place", uri: place.uri };
  return uris.length === 0 ? { kind: "elsewhere" } : { kind: "nowhere", uris };
}

/** A path as frontmatter has it: from the folder of the document that names it. */
export function pathFrom(document: string, uri: string): string | undefined {
  return relativePath(parentUri(document), uri);
}

/** Folders that hold documents of several modules or of one kind, so that none is called after them. */
const NO_MODULES: ReadonlySet<string> = new Set(["doc", "docs", "documentation", "design", ""]);

/** The module that a document is most likely about: the folder it stands in, the docs root and its like left out. */
export function moduleByPlace(document: string, docsRoot: string): string | undefined {
  const roots = new Set([...NO_MODULES, ...docsRoot.split("/")]);
  let folder = parentUri(document);
  while (roots.has(nameOf(folder)) && parentUri(folder) !== folder) folder = parentUri(folder);
  const name = nameOf(folder);
  return name === "" ? undefined : name;
}

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
    schema.kind.kind === "category" ? `category: ${quoted(category)}` : renderKey(schema, module, today),
  );
  return `---\n${lines.join("\n")}\n---\n\n# ${name} - ${asTitle(category)}\n`;
}

function asTitle(name: string): string {
  return name.replace(/[-_]+/g, " ").replace(/^./, (first) => first.toUpperCase());
}

/** The place that a path to a new document means: the first whose folder is there. */
export function placeForNew(uris: readonly string[], facts: Facts): string | undefined {
  return uris.find((uri) => facts.kindOf(joinUri(uri, "..")) === "folder") ?? uris[0];
}
