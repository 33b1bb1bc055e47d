import { foldersUpFrom, isInside, joinUri, parentUri } from "../../host/uri.ts";
import { isExternal, type LineRange, readLinkUrl } from "../../markdown/linkUrl.ts";

/** Where a link leads. */
export type Destination =
  | LinkedPlace
  /** Into the document itself: `#anchor`. */
  | { readonly kind: "fragment"; readonly fragment: string }
  /** To another machine or program: `https:`, `mailto:`. */
  | { readonly kind: "external" }
  /** Out of the workspace: never looked at. */
  | { readonly kind: "outside" }
  | { readonly kind: "empty" };

/** Places in the workspace, the first that exists being what the link means. */
export interface LinkedPlace {
  readonly kind: "place";
  readonly places: readonly [LinkPlace, ...LinkPlace[]];
  /** Decoded; undefined without a `#`. */
  readonly fragment: string | undefined;
  readonly lines: LineRange | undefined;
  /** It may be a page of a site, which is made of no file of that name. */
  readonly isRoute: boolean;
}

export interface LinkPlace {
  readonly uri: string;
  /** The folder that the written path counts from. */
  readonly base: string;
}

/** What paths are resolved against. */
export interface Origin {
  /** The document that holds the path. */
  readonly document: string;
  /** The workspace folder that holds the document; undefined for a document in none. */
  readonly folder: string | undefined;
  /** The folders of the workspace, or the document's own where it is in none: beyond them nothing is looked at. */
  readonly roots: readonly string[];
}

/** What the paths of a document are resolved against. */
export function originOf(document: string, { folder, roots }: Omit<Origin, "document">): Origin {
  return { document, folder, roots };
}

/** The innermost of the folders that holds a place. */
export function innermost(folders: readonly string[], uri: string): string | undefined {
  const holding = folders.filter((folder) => isInside(folder, uri));
  return holding.reduce<string | undefined>((best, one) => (one.length > (best?.length ?? 0) ? one : best), undefined);
}

/** True for a place that may be looked at: in one of the workspace's folders. */
function isWithin(roots: readonly string[], uri: string): boolean {
  return roots.some((root) => isInside(root, uri));
}

/**
 * Where a link's destination leads, as Markdown has it: relative to the document's folder; one that begins with `/`
 * from the docs root, the workspace folder or any folder around the document, as sites have it. A path without
 * extension may be a page that is made of a Markdown file.
 */
export function resolveLink(url: string, docsRoot: string, origin: Origin): Destination {
  const { path, fragment, lines, isExternal: leadsAway } = readLinkUrl(url.replace(/^<(.*)>$/s, "$1"));
  if (leadsAway) return { kind: "external" };
  if (path === "") return url === "" ? { kind: "empty" } : { kind: "fragment", fragment: fragment ?? "" };
  const bases = path.startsWith("/") ? siteRoots(docsRoot, origin) : [parentUri(origin.document)];
  const [first, ...others] = sourcesOf(path).flatMap((source) =>
    bases.flatMap((base) => {
      const uri = placeOf(source.replace(/^\/+/, ""), base, origin);
      // Nothing of a site stands above it.
      const isAbove = path.startsWith("/") && base !== origin.folder && !isInside(base, uri ?? "");
      return uri === undefined || isAbove ? [] : [{ uri, base }];
    }),
  );
  if (!first) return { kind: "outside" };
  return { kind: "place", places: [first, ...others], fragment, lines, isRoute: isRoute(path, docsRoot, origin) };
}

/** The folders that a path which begins with `/` may count from. */
function siteRoots(docsRoot: string, { document, folder, roots }: Origin): readonly string[] {
  if (folder === undefined) return [];
  const around = foldersUpFrom(parentUri(document)).filter((one) => isWithin(roots, one));
  return [...new Set([joinUri(folder, docsRoot), folder, ...around])];
}

/** The path, and what a site generator may make a page of that path of. */
function sourcesOf(path: string): readonly string[] {
  const page = path.replace(/(?<!\/)\/+$/, "");
  if (isPage(path)) return [path, ...["", "/index", "/_index", "/README"].map((end) => `${page}${end}.md`)];
  return path.endsWith(".html") ? [path, path.replace(/html$/, "md")] : [path];
}

/** True for a path whose last segment has no extension; `.` and `..` are folders. */
function isPage(path: string): boolean {
  const segments = path.split("/");
  const name = segments.at(-1) || segments.findLast((segment) => segment !== "") || "";
  if (name === "." || name === "..") return false;
  return path.endsWith("/") || !name.slice(0, -1).includes(".");
}

/** A page of a site by its route: without extension, and below the docs root. */
function isRoute(path: string, docsRoot: string, { document, folder }: Origin): boolean {
  if (folder === undefined || !isPage(path)) return false;
  return path.startsWith("/") || isInside(joinUri(folder, docsRoot), joinUri(parentUri(document), path));
}

/**
 * The places that a path in frontmatter or a field may mean, the first that exists being the one it means: from
 * each of the folders in turn. Such a path is no URL, so `%` and `#` stand for themselves; `\` is read as `/`.
 * @param bases Folders that it may count from, in order.
 */
export function resolvePath(path: string, bases: readonly string[], origin: Origin): readonly string[] {
  const written = path.trim().replaceAll("\\", "/");
  if (written === "" || isExternal(written)) return [];
  const places = bases.map((base) => placeOf(written, base, origin));
  return [...new Set(places.filter((place) => place !== undefined))];
}

/** The folders that paths in frontmatter count from: the document's, the docs root, the workspace folder. */
export function frontmatterBases(docsRoot: string, { document, folder }: Origin): readonly string[] {
  const own = parentUri(document);
  return folder === undefined ? [own] : [own, joinUri(folder, docsRoot), folder];
}

/** The place, or undefined if it is outside of what the document may see. */
function placeOf(path: string, base: string, { folder, roots }: Origin): string | undefined {
  const from = path.startsWith("/") ? folder : base;
  if (from === undefined) return undefined;
  const uri = joinUri(from, path.replace(/^\/+/, ""));
  return isWithin(roots, uri) ? uri : undefined;
}
