import type { Host } from "./host.ts";

/** A host that knows which text it last gave for a file: what edits of that file were made for. */
export interface RememberingHost extends Host {
  /** Undefined for a file that was not read, or had no text. */
  textOf(uri: string): string | undefined;
}

/**
 * The same files, remembered as they are read and written.
 * @param asksHistory False to leave version control alone.
 */
export function rememberingHost(host: Host, asksHistory = true): RememberingHost {
  const texts = new Map<string, string>();
  return {
    readText: async (uri, limit) => {
      const read = await host.readText(uri, limit);
      if (read.kind === "text") texts.set(uri, read.text);
      else texts.delete(uri);
      return read;
    },
    write: async (uri, text, expected) => {
      const result = await host.write(uri, text, expected);
      if (result.kind === "written") texts.set(uri, text);
      return result;
    },
    stat: (uri) => host.stat(uri),
    list: (uri) => host.list(uri),
    realUri: (uri) => host.realUri(uri),
    today: () => host.today(),
    ...(asksHistory && host.history && { history: host.history }),
    textOf: (uri) => texts.get(uri),
  };
}
