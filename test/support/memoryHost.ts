import {
  alreadyThere,
  changedMeanwhile,
  DOCUMENT_LIMIT,
  type Expected,
  type FolderEntry,
  HEAD_BYTES,
  type History,
  type Host,
  type LinkReading,
  type ListResult,
  missing,
  notAFile,
  type ReadResult,
  tooLarge,
  type Unread,
  unfollowed,
  type WriteResult,
} from "../../server/src/core/host/host.ts";
import { isInside, joinUri, nameOf, parentUri } from "../../server/src/core/host/uri.ts";

/** What a file of a memory host is: its text, why it has none, or where a link leads. */
export type MemoryFile = string | Unread | { readonly kind: "link"; readonly to: string };

/** Files in memory, for tests and for documents that come without a file system. */
export class MemoryHost implements Host {
  readonly #files: Map<string, MemoryFile>;
  readonly #unreadable: ReadonlySet<string>;
  readonly #today: string;
  readonly history?: History;
  /** Every place that was read, in order: what tests count. */
  readonly reads: string[] = [];

  /**
   * @param files By path from `file:///`.
   * @param options.unreadable Folders that refuse to be listed.
   */
  constructor(
    files: Readonly<Record<string, MemoryFile>>,
    options: {
      readonly today?: string;
      readonly unreadable?: readonly string[];
      readonly history?: History;
    } = {},
  ) {
    this.#files = new Map(Object.entries(files).map(([path, file]) => [memoryUri(path), file]));
    this.#unreadable = new Set(options.unreadable?.map(memoryUri));
    if (options.history) this.history = options.history;
    this.#today = options.today ?? "2026-11-24";
  }

  readText(uri: string, limit = DOCUMENT_LIMIT, links: LinkReading = "told"): Promise<ReadResult> {
    this.reads.push(uri);
    if (links === "told" && this.#linkAt(uri)) return Promise.resolve(unfollowed);
    const real = this.#real(uri);
    const file = real === undefined ? undefined : this.#files.get(real);
    if (file === undefined) return Promise.resolve(real === undefined ? missing : notAFile);
    if (typeof file !== "string") return Promise.resolve(file.kind === "link" ? missing : file);
    if (file.length <= limit) return Promise.resolve({ kind: "text", text: file });
    return Promise.resolve({ ...tooLarge(file.length, limit), head: file.slice(0, HEAD_BYTES) });
  }

  stat(uri: string): ReturnType<Host["stat"]> {
    const real = this.#real(uri);
    if (real === undefined) return Promise.resolve(undefined);
    const file = this.#files.get(real);
    const size = typeof file === "string" ? file.length : 0;
    return Promise.resolve({ kind: file === undefined ? "folder" : "file", size });
  }

  isLink(uri: string): Promise<boolean> {
    return Promise.resolve(this.#linkAt(uri));
  }

  list(uri: string): Promise<ListResult> {
    const real = this.#real(uri);
    if (real === undefined || this.#files.has(real)) {
      return Promise.resolve({ kind: "missing", message: "There is no such folder." });
    }
    if (this.#unreadable.has(real)) {
      return Promise.resolve({ kind: "unreadable", message: "The folder can't be read: permission was denied." });
    }
    const entries = new Map<string, FolderEntry>();
    const prefix = real.endsWith("/") ? real : `${real}/`;
    for (const [place, file] of this.#files) {
      const [name, ...below] = place.startsWith(prefix)
        ? place.slice(prefix.length).split("/").map(decodeURIComponent)
        : [];
      if (name === undefined) continue;
      const kind = typeof file !== "string" && file.kind === "link" ? "link" : "file";
      entries.set(name, { name, kind: below.length > 0 ? "folder" : kind });
    }
    return Promise.resolve({
      kind: "entries",
      entries: [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    });
  }

  realUri(uri: string): Promise<string | undefined> {
    return Promise.resolve(this.#real(uri));
  }

  write(uri: string, text: string, expected: Expected): Promise<WriteResult> {
    const place = this.#real(uri) ?? uri;
    const before = this.#files.get(place);
    if (expected.kind === "nothing" && before !== undefined) return Promise.resolve(alreadyThere);
    if (expected.kind === "text" && before !== expected.text) return Promise.resolve(changedMeanwhile);
    this.#files.set(place, text);
    return Promise.resolve({ kind: "written" });
  }

  today(): string {
    return this.#today;
  }

  /** Puts a file in its place, or takes it away. */
  set(path: string, file: MemoryFile | undefined): void {
    if (file === undefined) this.#files.delete(memoryUri(path));
    else this.#files.set(memoryUri(path), file);
  }

  #linkAt(uri: string): boolean {
    const folder = this.#real(parentUri(uri));
    const file = folder === undefined ? undefined : this.#files.get(joinUri(folder, nameOf(uri)));
    return file !== undefined && typeof file !== "string" && file.kind === "link";
  }

  /** The place with every link on the way followed; undefined if nothing stands there. */
  #real(uri: string, followed = 0): string | undefined {
    const above = parentUri(uri);
    const folder = above === uri ? uri : this.#real(above, followed);
    if (folder === undefined || followed > 40) return undefined;
    const place = above === uri ? uri : joinUri(folder, decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1)));
    const file = this.#files.get(place);
    if (file !== undefined && typeof file !== "string" && file.kind === "link") {
      return this.#real(memoryUri(file.to), followed + 1);
    }
    const isThere = file !== undefined || [...this.#files.keys()].some((key) => isInside(place, key));
    return isThere ? place : undefined;
  }
}

/** The URI of a path in a memory host: `/w/a b.md` or `w/a b.md`. */
export function memoryUri(path: string): string {
  return joinUri("file:///", path.replace(/^\/+/, ""));
}
