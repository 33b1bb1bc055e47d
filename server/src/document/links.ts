import { type Span, shiftSpan } from "../text/span.ts";
import { placedParts } from "./outline.ts";
import type { PerfDocument } from "./perfDocument.ts";

/** A link, image or definition with a destination of its own. Spans count from the document's start. */
export interface PlacedDestination {
  readonly kind: "link" | "image" | "definition";
  readonly url: string;
  readonly urlSpan: Span;
  /** The whole link or definition. */
  readonly span: Span;
  readonly text: string;
}

/** Every destination that the document writes down, in the order of the text; autolinks lead elsewhere anyway. */
export function destinationsIn({ outline }: PerfDocument): readonly PlacedDestination[] {
  const parts = placedParts(outline);
  return parts.flatMap(({ part, start }) => {
    const links = part.links.flatMap((link) =>
      link.kind === "link" || link.kind === "image" ? [{ ...link, kind: link.kind }] : [],
    );
    const definitions = part.definitions.map((definition) => ({
      ...definition,
      kind: "definition" as const,
      text: definition.label,
    }));
    return [...links, ...definitions].map(({ kind, url, urlSpan, span, text }) => ({
      kind,
      url,
      text,
      urlSpan: shiftSpan(urlSpan, start),
      span: shiftSpan(span, start),
    }));
  });
}
