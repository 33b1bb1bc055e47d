import { parentUri, relativePath } from "../host/uri.ts";
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
  const withoutFragment = path.includes("#") ? resolvePath(path.slice(0, path.indexOf("#")), bases, origin) : [];
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
