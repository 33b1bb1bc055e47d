import type { Host } from "../../host/host.ts";
import type { DocumentSummary } from "./documentIndex.ts";
import type { FactCache, Pace } from "./factCache.ts";
import { NOTHING_UNRESOLVED } from "./facts.ts";

/** What the documents of all folders say to others. */
export class WorkspaceIndex {
  readonly #host: Host;
  readonly #caches: () => readonly FactCache[];

  /** @param caches Gives what is known of each workspace folder. */
  constructor(host: Host, caches: () => readonly FactCache[]) {
    this.#host = host;
    this.#caches = caches;
  }

  /** The documents that were read so far. */
  documents(): readonly DocumentSummary[] {
    return this.#caches().flatMap((cache) => cache.knownDocuments());
  }

  /** True if no document has still to be read. */
  get isComplete(): boolean {
    return this.#caches().every(({ index }) => index !== undefined);
  }

  /** The files that have still to be read. */
  async unread(): Promise<readonly string[]> {
    const lists: (readonly string[])[] = [];
    for (const cache of this.#caches()) lists.push(await cache.listUnread(this.#host));
    return lists.flat();
  }

  /** Reads the documents that were not read yet, or changed since. */
  async read(pace?: Pace): Promise<void> {
    for (const cache of this.#caches()) await cache.fetch(this.#host, { ...NOTHING_UNRESOLVED, index: true }, pace);
  }
}
