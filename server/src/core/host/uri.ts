import { URI, Utils } from "vscode-uri";
import { perText } from "../incremental/memo.ts";

/**
 * Places are URIs in one canonical form (`file:///c%3A/a%20b.md`, no `/` at the end), so that two strings are
 * equal exactly when the places are. Case is never folded: a disk may ignore it, links and other machines do not.
 */
export const canonicalUri: (uri: string) => string = perText((uri) => {
  const { scheme, authority, path, query, fragment } = URI.parse(uri);
  return withoutEndSlash(URI.from({ scheme, authority, path, query, fragment }).toString());
});

/**
 * The place that a path leads to from a folder.
 * @param path Relative, with `/` and without percent escapes; `.` and `..` are followed.
 */
export function joinUri(folder: string, path: string): string {
  if (isPlainPlace(folder) && /^[\w.~/-]+$/.test(path)) return joinPlain(folder, path);
  // Half of a surrogate pair has no percent escape; no file is called so.
  return withoutEndSlash(Utils.joinPath(URI.parse(folder), path.replace(/\p{Surrogate}/gu, "\ufffd")).toString());
}

/** The folder that holds the place; for a root, the root itself. */
export function parentUri(uri: string): string {
  if (isPlainPlace(uri)) return parentOfPlain(uri);
  return withoutEndSlash(Utils.dirname(URI.parse(uri)).toString());
}

/** The last segment of the place, decoded: the name of a file or folder. */
export function nameOf(uri: string): string {
  if (isPlainPlace(uri) && !uri.includes("%")) return uri.slice(uri.lastIndexOf("/") + 1);
  return Utils.basename(URI.parse(uri));
}

/** True if the place is the folder or lies in it, by whole path segments. */
export function isInside(folder: string, uri: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** The folder and every folder above it, the nearest first. */
export function foldersUpFrom(folder: string): readonly string[] {
  const folders = [folder];
  for (let above = parentUri(folder); above !== folders.at(-1); above = parentUri(above)) folders.push(above);
  return folders;
}

/** The names of the folders between a folder and places in it, each once. */
export function namesOnTheWay(folder: string, places: readonly string[]): readonly string[] {
  const between = new Set<string>();
  for (const place of places) {
    for (const above of foldersUpFrom(parentUri(place))) {
      if (above === folder || between.has(above) || !isInside(folder, above)) break;
      between.add(above);
    }
  }
  return [...new Set([...between].map(nameOf))].sort();
}

/**
 * The path that leads from a folder to a place: segments joined by `/`, decoded, with `..` where it leads up;
 * "." for the folder itself. Undefined if they are on different machines or drives.
 * @param folder, uri In canonical form.
 */
export function relativePath(folder: string, uri: string): string | undefined {
  const plain = plainPathBelow(folder, uri);
  if (plain !== undefined) return plain;
  const from = URI.parse(folder);
  const to = URI.parse(uri);
  if (from.scheme !== to.scheme || from.authority !== to.authority) return undefined;
  const above = segmentsOf(from.path);
  const below = segmentsOf(to.path);
  if (above[0] !== below[0] && (isDrive(above[0]) || isDrive(below[0]))) return undefined;
  let shared = 0;
  while (shared < above.length && above[shared] === below[shared]) shared++;
  const path = [...above.slice(shared).map(() => ".."), ...below.slice(shared)].join("/");
  return path === "" ? "." : path;
}

/**
 * True for places that need no URI parsed, as nearly all do: a path and nothing behind it. Walking through folders
 * and following paths is done thousands of times for each workspace.
 */
function isPlainPlace(uri: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\/[^/?#]*\/[^?#]*$/i.test(uri);
}

/** The path from a folder down to a plain place in it, where neither has escapes; undefined for others. */
function plainPathBelow(folder: string, uri: string): string | undefined {
  const start = folder.endsWith("/") ? folder.length : folder.length + 1;
  if (uri.length <= start || !isInside(folder, uri) || !isPlainPlace(uri)) return undefined;
  return uri.includes("%") || uri.includes("//", start - 1) ? undefined : uri.slice(start);
}

/** Where the path begins, with its slash. */
function pathStart(uri: string): number {
  return uri.indexOf("/", uri.indexOf("://") + "://".length);
}

function parentOfPlain(uri: string): string {
  return uri.slice(0, Math.max(uri.lastIndexOf("/"), pathStart(uri) + 1));
}

function joinPlain(folder: string, path: string): string {
  let place = folder;
  for (const segment of path.split("/")) {
    if (segment === "..") place = parentOfPlain(place);
    else if (segment !== "" && segment !== ".") place += place.endsWith("/") ? segment : `/${segment}`;
  }
  return place;
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function isDrive(segment: string | undefined): boolean {
  return /^[a-z]:$/i.test(segment ?? "");
}

/** A root keeps its slash: `file:///` is the root, `file://` would be none. */
function withoutEndSlash(uri: string): string {
  return uri.endsWith("/") && !uri.endsWith("//") && !/^[a-z][a-z\d+.-]*:\/\/[^/]*\/$/i.test(uri)
    ? uri.slice(0, -1)
    : uri;
}
