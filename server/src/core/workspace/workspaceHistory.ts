import { isInside } from "../host/uri.ts";
import type { FactCache } from "./facts/factCache.ts";

/** What version control says of all folders, as far as somebody has asked. */
export class WorkspaceHistory {
  readonly #caches: () => readonly FactCache[];

  /** @param caches Gives what is known of each folder. */
  constructor(caches: () => readonly FactCache[]) {
    this.#caches = caches;
  }

  /** True for a file of version control's own, which changes with every commit. */
  holds(uri: string): boolean {
    const isWatched = ({ code: { head } }: FactCache) => head !== undefined && isInside(head.watched, uri);
    return /\/\.git(?:\/|$)/.test(uri) || this.#caches().some(isWatched);
  }

  /** Says that there may be other commits than those that are known, and files that came or went with them. */
  forget(): void {
    for (const cache of this.#caches()) {
      cache.code.forgetHistory();
      cache.forgetNames();
    }
  }
}
