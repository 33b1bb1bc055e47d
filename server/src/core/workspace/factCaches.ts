import { isInside, parentUri } from "../host/uri.ts";
import type { FactCache } from "./facts/factCache.ts";
import type { WorkspaceFolder } from "./folder.ts";

/** What is known of files: of those of a workspace folder together, of others by the folder that each lies in. */
export class FactCaches {
  readonly #folderOf: (uri: string) => WorkspaceFolder | undefined;
  readonly #make: (boundary: string, folder: WorkspaceFolder | undefined) => FactCache;
  readonly #byBoundary = new Map<string, FactCache>();

  /**
   * @param folderOf The workspace folder that a place belongs to.
   * @param make One that knows nothing yet.
   */
  constructor(
    folderOf: (uri: string) => WorkspaceFolder | undefined,
    make: (boundary: string, folder: WorkspaceFolder | undefined) => FactCache,
  ) {
    this.#folderOf = folderOf;
    this.#make = make;
  }

  /** The one that a place belongs to. */
  of(uri: string): FactCache {
    const folder = this.#folderOf(uri);
    const boundary = folder?.uri ?? parentUri(uri);
    const cache = this.#byBoundary.get(boundary) ?? this.#make(boundary, folder);
    this.#byBoundary.set(boundary, cache);
    return cache;
  }

  /** The one of a workspace folder, if somebody has asked for it. */
  ofFolder({ uri }: WorkspaceFolder): FactCache | undefined {
    return this.#byBoundary.get(uri);
  }

  all(): readonly FactCache[] {
    return [...this.#byBoundary.values()];
  }

  /** Each that may know of a place or of something in it: folders lie in folders, and the others overlap. */
  around(place: string): readonly FactCache[] {
    return this.all().filter(({ boundary }) => isInside(boundary, place) || isInside(place, boundary));
  }

  forget(boundary: string): void {
    this.#byBoundary.delete(boundary);
  }

  /** Forgets which files are documents, after a folder changed or another one came or went. */
  forgetCandidates(): void {
    for (const cache of this.all()) cache.forgetCandidates();
  }

  forgetAll(): void {
    this.#byBoundary.clear();
  }
}
