import { parentUri, relativePath } from "../../host/uri.ts";
import type { LineRange } from "../../markdown/linkUrl.ts";
import type { Reference } from "../facts/documentReferences.ts";
import { type Facts, unknown } from "../facts/facts.ts";
import { frontmatterBases, originOf, resolveLink, resolvePath } from "../facts/paths.ts";

/** Where a path in the frontmatter leads. */
export type PathTarget =
  | { readonly kind: "place"; readonly uri: string }
  /** To none of these places. */
  | { readonly kind: "nowhere"; readonly uris: readonly string[] }
  /** Out of the workspace or to another machine: nobody looks there. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "unknown" };

/** Follows a path of a document's frontmatter to the first place that exists; a `#fragment` behind it is left out of account. */
export function pathTarget(path: string, document: string, docsRoot: string, facts: Facts): PathTarget {
  const origin = originOf(document, facts);
  const bases = frontmatterBases(docsRoot, origin);
  const uris = resolvePath(path, bases, origin);
  const withoutFragment = path.includes("#") ? resolvePath(path.slice(0, path.indexOf("#")), bases, origin) : [];
  const target = firstThatExists([...uris, ...withoutFragment], facts);
  if (target !== undefined) return target;
  return uris.length === 0 ? { kind: "elsewhere" } : { kind: "nowhere", uris };
}

/** The same for a path of another document, which was resolved when that was read; undefined if it leads nowhere. */
export function referenceTarget({ targets }: Reference, facts: Facts): FoundTarget | undefined {
  return firstThatExists(
    targets.map(({ uri }) => uri),
    facts,
  );
}

type FoundTarget = Exclude<PathTarget, { readonly kind: "nowhere" }>;

function firstThatExists(uris: readonly string[], facts: Facts): FoundTarget | undefined {
  const kinds = uris.map((uri) => facts.kindOf(uri));
  if (kinds.includes(unknown)) return { kind: "unknown" };
  const index = kinds.findIndex((kind) => kind !== "missing");
  if (kinds[index] === "elsewhere") return { kind: "elsewhere" };
  const uri = uris[index];
  return uri === undefined ? undefined : { kind: "place", uri };
}

/** A path as frontmatter has it: from the folder of the document that names it. */
export function pathFrom(document: string, uri: string): string | undefined {
  return relativePath(parentUri(document), uri);
}

/** Where a link leads. */
export type LinkTarget =
  | {
      readonly kind: "place";
      readonly uri: string;
      readonly fragment: string | undefined;
      readonly lines: LineRange | undefined;
    }
  /** To no file; the place where it would be looked for first. */
  | { readonly kind: "nowhere"; readonly uri: string }
  /** To another machine, out of the workspace, into the document itself, or to a page that a site generator makes. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "unknown" };

/** Follows links of a document to the first place that exists, files before folders: each destination once. */
export function linkTargets(document: string, docsRoot: string, facts: Facts): (url: string) => LinkTarget {
  const known = new Map<string, LinkTarget>();
  return (url) => {
    const target = known.get(url) ?? linkTarget(url, document, docsRoot, facts);
    known.set(url, target);
    return target;
  };
}

function linkTarget(url: string, document: string, docsRoot: string, facts: Facts): LinkTarget {
  const destination = resolveLink(url, docsRoot, originOf(document, facts));
  if (destination.kind !== "place") return { kind: "elsewhere" };
  const { places, fragment, lines, isRoute } = destination;
  const kinds = places.map(({ uri }) => facts.kindOf(uri));
  if (kinds.includes(unknown)) return { kind: "unknown" };
  const found = places[kinds.indexOf("file")] ?? places[kinds.indexOf("folder")];
  if (found) return { kind: "place", uri: found.uri, fragment, lines };
  return isRoute || kinds.includes("elsewhere") ? { kind: "elsewhere" } : { kind: "nowhere", uri: places[0].uri };
}
