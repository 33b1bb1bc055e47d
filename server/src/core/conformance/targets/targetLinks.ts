import { percentDecoded } from "../../markdown/linkUrl.ts";
import type { Part } from "../../markdown/part.ts";
import { containsSpan, type Span } from "../../text/span.ts";
import type { Target } from "../measurements/measurements.ts";

/** Where the links in pieces of a part lead that could name what was measured. */
export function linksIn({ links }: Part, pieces: readonly Span[]): Pick<Target, "anchors" | "isElsewhere"> {
  const urls = links
    .filter(({ kind, span }) => kind === "link" && pieces.some((piece) => containsSpan(piece, span)))
    .map(({ url }) => url);
  const anchors = urls.filter((url) => url.startsWith("#"));
  return {
    anchors: anchors.map((url) => percentDecoded(url.slice(1)).toLowerCase()),
    isElsewhere: urls.some((url) => !url.startsWith("#") && /^[^:]*\.(?:md|mdx|markdown)\b/i.test(url)),
  };
}
