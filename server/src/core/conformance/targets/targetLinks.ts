import type { Part } from "../../markdown/part.ts";
import { flatMap } from "../../text/flatMap.ts";
import { containsSpan, type Span } from "../../text/span.ts";

/** A link in a target: to a heading of the document, or (undefined) to somewhere else. */
export interface TargetLink {
  readonly anchor: string | undefined;
}

/** Where the links in a piece of a part lead that could name what was measured. */
export function linksIn({ links }: Part, within: Span): readonly TargetLink[] {
  return flatMap(links, ({ kind, url, span }): readonly TargetLink[] => {
    if (kind !== "link" || !containsSpan(within, span)) return [];
    if (url.startsWith("#")) return [{ anchor: decoded(url.slice(1)).toLowerCase() }];
    return /^[^:]*\.(?:md|mdx|markdown)\b/i.test(url) ? [{ anchor: undefined }] : [];
  });
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
