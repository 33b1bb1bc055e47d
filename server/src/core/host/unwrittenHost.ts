import { delegatingHost } from "./delegatingHost.ts";
import { alreadyThere, changedMeanwhile, type Host } from "./host.ts";

/** What would have become of a file. */
export interface UnwrittenChange {
  readonly uri: string;
  /** Undefined for a file that is not there. */
  readonly before: string | undefined;
  readonly after: string;
}

/** A host whose files stay as they are: what is written to it is only read from it again. */
export interface UnwrittenHost extends Host {
  /** In the order in which the files were first written. */
  changes(): readonly UnwrittenChange[];
}

/** The same files, with a memory in place of writing. */
export function unwrittenHost(host: Host): UnwrittenHost {
  const unwritten = new Map<string, UnwrittenChange>();
  return {
    ...delegatingHost(host),
    readText: async (uri, limit, links) => {
      const change = unwritten.get(uri);
      return change ? { kind: "text", text: change.after } : host.readText(uri, limit, links);
    },
    stat: async (uri) => {
      const change = unwritten.get(uri);
      return (await host.stat(uri)) ?? (change && { kind: "file", size: change.after.length });
    },
    write: async (uri, text, expected) => {
      const known = unwritten.get(uri);
      const read = await host.readText(uri, undefined, "followed");
      const before = read.kind === "text" ? read.text : undefined;
      const now = known?.after ?? before;
      if (expected.kind === "nothing" && now !== undefined) return alreadyThere;
      if (expected.kind === "text" && now !== expected.text) return changedMeanwhile;
      unwritten.set(uri, { uri, before, after: text });
      return { kind: "written" };
    },
    changes: () => [...unwritten.values()],
  };
}
