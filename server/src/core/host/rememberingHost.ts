import { delegatingHost } from "./delegatingHost.ts";
import type { Host } from "./host.ts";

/** A host that knows which text it last gave for a file: what edits of that file were made for. */
export interface RememberingHost extends Host {
  /** Undefined for a file that was not read, or had no text. */
  textOf(uri: string): string | undefined;
}

/** The same files, remembered as they are read and written. */
export function rememberingHost(host: Host): RememberingHost {
  const texts = new Map<string, string>();
  return {
    ...delegatingHost(host),
    readText: async (uri, limit, links) => {
      const read = await host.readText(uri, limit, links);
      if (read.kind === "text") texts.set(uri, read.text);
      else texts.delete(uri);
      return read;
    },
    write: async (uri, text, expected) => {
      const result = await host.write(uri, text, expected);
      if (result.kind === "written") texts.set(uri, text);
      return result;
    },
    textOf: (uri) => texts.get(uri),
  };
}
