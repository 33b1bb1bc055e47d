import { delegatingHost } from "./delegatingHost.ts";
import { type Host, type LinkReading, type ListResult, leadsOut, type ReadResult } from "./host.ts";
import { isLedOut } from "./ledOut.ts";
import { isInside, parentUri } from "./uri.ts";

/** A host that reads nothing which links lead to out of the folders that it is bound to. Other places are as they were. */
export interface BoundedHost extends Host {
  /** Adds a folder of the workspace: links may lead from each of these into each. */
  add(folder: string): void;
  /** Adds the folder of a document in none of those: links may lead about in it alone. */
  addLoose(folder: string): void;
  remove(folder: string): void;
  /** Forgets where folders lead, after something came or went. */
  forget(): void;
}

/**
 * The same files without those that links lead to out of the folders. A file that is no link costs nothing more: only
 * for links it is asked where they lead, and for each folder once whether it is one.
 */
export function boundedHost(host: Host, folders: readonly string[] = []): BoundedHost {
  const bounds = new Bounds(host, folders);
  return {
    ...delegatingHost(host),
    readText: (uri, limit, links) => readWithin(host, bounds, uri, limit, links),
    stat: async (uri) => ((await bounds.isOut(uri)) ? { kind: "elsewhere", size: 0 } : host.stat(uri)),
    list: async (uri) => ((await bounds.isFolderOut(uri)) ? folderLeadsOut : host.list(uri)),
    add: (folder) => bounds.change(() => bounds.folders.add(folder)),
    addLoose: (folder) => bounds.change(() => bounds.loose.add(folder)),
    remove: (folder) => bounds.change(() => bounds.folders.delete(folder)),
    forget: () => bounds.change(() => undefined),
  };
}

const folderLeadsOut: ListResult = {
  kind: "elsewhere",
  get message() {
    return leadsOut.message;
  },
};

async function readWithin(
  host: Host,
  bounds: Bounds,
  uri: string,
  limit?: number,
  links: LinkReading = "followed",
): Promise<ReadResult> {
  if (await bounds.isFolderOut(parentUri(uri))) return leadsOut;
  const read = await host.readText(uri, limit, "told");
  if (read.kind !== "unfollowed" || links === "told") return read;
  return (await bounds.isOut(uri)) ? leadsOut : host.readText(uri, limit, "followed");
}

/** Which places links lead out of. */
class Bounds {
  readonly folders: Set<string>;
  readonly loose = new Set<string>();
  readonly #host: Host;
  /** Of folders that were looked at, whether links lead out of the workspace on the way to them. */
  #known = new Map<string, boolean>();

  constructor(host: Host, folders: readonly string[]) {
    this.#host = host;
    this.folders = new Set(folders);
  }

  change(change: () => void): void {
    change();
    // Not cleared: what is being looked at is known for the old ones only.
    this.#known = new Map();
  }

  async isFolderOut(uri: string): Promise<boolean> {
    const known = this.#known;
    const before = known.get(uri);
    if (before !== undefined) return before;
    const isOut = await this.isOut(uri);
    known.set(uri, isOut);
    return isOut;
  }

  /** Folder by folder from above, as what is no link lies where its folder lies. */
  async isOut(uri: string): Promise<boolean> {
    const roots = this.#rootsAround(uri);
    if (roots.length === 0 || roots.includes(uri)) return false;
    if (await this.isFolderOut(parentUri(uri))) return true;
    return (await this.#host.isLink(uri)) && isLedOut(this.#host, roots, uri);
  }

  #rootsAround(uri: string): readonly string[] {
    const holds = (folder: string) => isInside(folder, uri);
    const folders = [...this.folders];
    return folders.some(holds) ? folders : [...this.loose].filter(holds);
  }
}
