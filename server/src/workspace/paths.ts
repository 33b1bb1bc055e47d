import { isInside, joinUri, parentUri } from "../host/uri.ts";

/** Where a link or a path in a document leads. */
export type Destination =
  /** A place in the workspace, and the fragment behind the `#`, decoded, if there is one. */
  | { readonly kind: "place"; readonly uri: string; readonly fragment: string | undefined }
  /** Into the document itself: `#anchor`. */
  | { readonly kind: "fragment"; readonly fragment: string }
  /** To another machine or program: `https:`, `mailto:`. */
  | { readonly kind: "external" }
  /** Out of the workspace: never looked at. */
  | { readonly kind: "outside" }
  | { readonly kind: "empty" };

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
export function isWithin(roots: readonly string[], uri: string): boolean {
  return roots.some((root) => isInside(root, uri));
}

/**
 * Where a link's destination leads, as Markdown has it: relative to the document's folder, from the workspace
 * folder if it begins with `/`; with percent escapes, `\` escapes and angle brackets resolved and a query left out.
 */
export function resolveLink(url: string, origin: Origin): Destination {
  const written = unescapeMarkdown(url.replace(/^<(.*)>$/s, "$1"));
  if (written === "") return { kind: "empty" };
  if (isExternal(written)) return { kind: "external" };
  const { path, fragment } = splitFragment(written);
  if (path === "") return { kind: "fragment", fragment: fragment ?? "" };
  const uri = placeOf(decode(path), parentUri(origin.document), origin);
  return uri === undefined ? { kind: "outside" } : { kind: "place", uri, fragment };
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

/** True for what names a scheme, a machine or a drive. */
function isExternal(written: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(written) || written.startsWith("//");
}

function splitFragment(url: string): { readonly path: string; readonly fragment: string | undefined } {
  const [beforeFragment = "", ...behind] = url.split("#");
  const path = beforeFragment.split("?")[0] ?? "";
  return { path, fragment: behind.length === 0 ? undefined : decode(behind.join("#")) };
}

/** `\` before ASCII punctuation is Markdown's escape; before anything else it is a Windows path's separator. */
function unescapeMarkdown(url: string): string {
  return url.replace(/\\([!-/:-@[-`{-~])/g, "$1").replaceAll("\\", "/");
}

/** Percent escapes resolved; as it is where they are malformed, as in `100%.md`. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
