import type { Host, ReadResult } from "./host.ts";

/** So many files are on their way while what came in is worked on. */
const MOST_AHEAD = 8;

/** A file as it was read, perhaps a while ago. */
export interface EarlyRead {
  readonly uri: string;
  readonly read: ReadResult;
}

/** Reads files in their order, the next ones while somebody works on one. */
export async function* readAhead(host: Host, uris: readonly string[]): AsyncGenerator<EarlyRead, void> {
  const begun: Promise<EarlyRead>[] = [];
  let next = 0;
  do {
    for (; next < uris.length && begun.length < MOST_AHEAD; next++) {
      const uri = uris[next] ?? "";
      begun.push(host.readText(uri).then((read) => ({ uri, read })));
    }
    const first = await begun.shift();
    if (first) yield first;
  } while (begun.length > 0 || next < uris.length);
}
