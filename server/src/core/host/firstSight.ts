import { delegatingHost } from "./delegatingHost.ts";
import { DOCUMENT_LIMIT, type Host, type ReadResult } from "./host.ts";

/** A host that knows what it told of a file first. */
export interface FirstSight extends Host {
  /** What was made of that; undefined for a file that nobody has read. */
  firstSightOf(uri: string): string | undefined;
}

/**
 * The same files, with a note of what each held when it was first read: whoever wants to know later what others have
 * seen can't look again, since it may have changed.
 * @param note What is kept of a file.
 */
export function firstSight(host: Host, note: (read: ReadResult) => string): FirstSight {
  const notes = new Map<string, string>();
  return {
    ...delegatingHost(host),
    readText: async (uri, limit, links) => {
      const read = await host.readText(uri, limit, links);
      if (!notes.has(uri) && isTheSameToAll(read, limit)) notes.set(uri, note(read));
      return read;
    },
    firstSightOf: (uri) => notes.get(uri),
  };
}

/** False where it may lie at the limit, or at links. */
function isTheSameToAll({ kind }: ReadResult, limit = DOCUMENT_LIMIT): boolean {
  return kind === "missing" || (kind === "text" && limit <= DOCUMENT_LIMIT);
}
