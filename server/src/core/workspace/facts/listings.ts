import { foldersUpFrom, isInside, joinUri, parentUri, relativePath } from "../../host/uri.ts";
import { type FileKind, type Unknown, unknown } from "./facts.ts";

/** What the folders in and below one hold, as far as somebody has looked, links followed. */
export class Listings {
  readonly #boundary: string;
  /** By folder; one that is not there holds nothing. */
  readonly #names = new Map<string, ReadonlyMap<string, FileKind>>();
  /** What was found out before: the same few places are asked for by every document. */
  readonly #kinds = new Map<string, FileKind>();

  /** @param boundary What is outside of this folder is missing. */
  constructor(boundary: string) {
    this.#boundary = boundary;
  }

  has(folder: string): boolean {
    return this.#names.has(folder);
  }

  add(folder: string, names: ReadonlyMap<string, FileKind>): void {
    this.#names.set(folder, names);
  }

  /** What stands at a place; unknown where nobody has looked. */
  kindOf(uri: string): FileKind | Unknown {
    const known = this.#kinds.get(uri);
    if (known !== undefined) return known;
    const kind = this.#kindFrom(uri);
    if (kind !== unknown) this.#kinds.set(uri, kind);
    return kind;
  }

  /** Forgets what leads down to a place, and what is in it. */
  forget(uri: string): void {
    this.#kinds.clear();
    // Folders that came or went with it are known by their parents' lists.
    for (const above of foldersUpFrom(parentUri(uri))) if (isInside(this.#boundary, above)) this.#names.delete(above);
    for (const folder of [...this.#names.keys()]) if (isInside(uri, folder)) this.#names.delete(folder);
  }

  /** Follows the path from the boundary down, through one folder's list after the other. */
  #kindFrom(uri: string): FileKind | Unknown {
    if (!isInside(this.#boundary, uri)) return "missing";
    const path = relativePath(this.#boundary, uri);
    let kind: FileKind = "folder";
    let place = this.#boundary;
    for (const name of path === undefined || path === "." ? [] : path.split("/")) {
      if (kind !== "folder") return kind === "elsewhere" ? kind : "missing";
      const names = this.#names.get(place);
      if (names === undefined) return unknown;
      kind = names.get(name) ?? "missing";
      place = joinUri(place, name);
    }
    return kind;
  }
}
