import type { Host } from "./host.ts";

/** The same files, with version control left alone. */
export function withoutHistory(host: Host): Host {
  return {
    readText: (uri, limit, links) => host.readText(uri, limit, links),
    stat: (uri) => host.stat(uri),
    isLink: (uri) => host.isLink(uri),
    list: (uri) => host.list(uri),
    realUri: (uri) => host.realUri(uri),
    write: (uri, text, expected) => host.write(uri, text, expected),
    today: () => host.today(),
  };
}
