import { perDocument } from "../incremental/memo.ts";
import type { Part } from "../markdown/part.ts";
import { flatMap } from "../text/flatMap.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { inEveryPiece } from "./inEveryPart.ts";
import type { PerfDocument } from "./perfDocument.ts";

/** Where a destination stands, which decides how it is written: in `(…)` or behind a label, between `<` and `>`, in a tag. */
export type UrlPlace = "link" | "angled" | "attribute";

/** A link, image, tag or definition with a destination of its own. Spans count from the document's start. */
export interface PlacedDestination {
  readonly kind: "link" | "image" | "html" | "definition";
  readonly url: string;
  readonly urlSpan: Span;
  readonly place: UrlPlace;
  /** The whole link, opening tag or definition. */
  readonly span: Span;
  /** Without markup; of a definition the label. */
  readonly text: string;
  /** Where the text stands. */
  readonly textSpan: Span;
}

/** Every destination that the document writes down, in the order of the text; autolinks lead elsewhere anyway. */
export function destinationsIn({ outline }: PerfDocument): readonly PlacedDestination[] {
  return lastDestinations(outline.documentIdentity, [outline], () =>
    destinationsInParts(outline).map(({ start, found }) => ({
      ...found,
      urlSpan: shiftSpan(found.urlSpan, start),
      textSpan: shiftSpan(found.textSpan, start),
      span: shiftSpan(found.span, start),
    })),
  );
}

const lastDestinations = perDocument<readonly PlacedDestination[]>();

const destinationsInParts = inEveryPiece((part: Part) =>
  destinationsOf(part).toSorted((a, b) => a.urlSpan.start - b.urlSpan.start),
);

const destinationsOf = ({ links, definitions, text: all }: Part): readonly PlacedDestination[] => [
  ...flatMap(links, ({ kind, url, urlSpan, span, text, textSpan }) =>
    kind === "link" || kind === "image" || kind === "html"
      ? [{ kind, url, text, textSpan, urlSpan, span, place: placeOf(kind, urlSpan, all) }]
      : [],
  ),
  ...definitions.map(({ url, urlSpan, span, label }) => ({
    kind: "definition" as const,
    url,
    text: label,
    textSpan: { start: span.start, end: urlSpan.start },
    urlSpan,
    span,
    place: placeOf("definition", urlSpan, all),
  })),
];

function placeOf(kind: PlacedDestination["kind"], { start }: Span, text: string): UrlPlace {
  if (kind === "html") return "attribute";
  return text[start - 1] === "<" ? "angled" : "link";
}
