import { percentDecoded, readLinkUrl } from "../markdown/linkUrl.ts";

/**
 * Where the `#` stands in a destination that leads into the document itself, by its fragment alone (`#part`) or by the
 * document's own name in front of it (`./own.md#part`); undefined for any other.
 */
export function ownFragmentStart(url: string, uri: string): number | undefined {
  const hash = url.indexOf("#");
  if (hash <= 0) return hash < 0 ? undefined : hash;
  const folder = uri.slice(0, uri.lastIndexOf("/"));
  const place = placeFrom(percentDecoded(folder).split("/"), readLinkUrl(url).path.split("/"));
  return place === percentDecoded(uri) ? hash : undefined;
}

/** Where a relative path leads from a folder; undefined for one that is not relative. */
function placeFrom(folder: readonly string[], path: readonly string[]): string | undefined {
  if (path[0] === "" || path[0]?.includes(":")) return undefined;
  const place = [...folder];
  for (const step of path) {
    if (step === "..") place.pop();
    else if (step !== ".") place.push(step);
  }
  return place.join("/");
}
