import type { Host } from "../../host/host.ts";
import { flatMap } from "../../text/flatMap.ts";
import type { DocumentSummary } from "./documentIndex.ts";
import type { FactCache, Pace } from "./factCache.ts";
import { NO_MISSES } from "./facts.ts";

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
    return flatMap(this.#caches(), (cache) => cache.knownDocuments());
  }

  /** True for a file that is a document, or may be one once it was read; false while nobody has looked which these are. */
  mayHold(uri: string): boolean {
    return this.#caches().some((cache) => cache.isCandidate(uri));
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
    for (const cache of this.#caches()) await cache.fetch(this.#host, { ...NO_MISSES, index: true }, pace);
  }

  /** Reads what the frontmatter of documents says, as far as nobody has looked. */
  async readFrontmatters(pace: Pace): Promise<void> {
    for (const cache of this.#caches()) await cache.readFrontmatters(this.#host, pace);
  }
}
