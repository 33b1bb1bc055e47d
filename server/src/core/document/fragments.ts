import { perDocument, perValue } from "../incremental/memo.ts";
import type { Part } from "../markdown/part.ts";
import { addTo } from "../text/addTo.ts";
import { flatMap } from "../text/flatMap.ts";
import { firstFrom } from "../text/span.ts";
import { inEveryPart } from "./inEveryPart.ts";
import { type Outline, placesBySlug } from "./outline.ts";

/**
 * Every fragment that leads somewhere in the document, and which of its headings stands there: one that the anchor
 * belongs to, stands above or stands below; a negative number in front of the first one. The same object for as long as
 * nothing of it changes.
 */
export function anchorsIn(outline: Outline): ReadonlyMap<string, number> {
  const ofHeadings = placesBySlug(outline.titles);
  const ofHtml = htmlAnchorsIn(outline);
  if (ofHtml.size === 0) return ofHeadings;
  return lastAnchors(outline.documentIdentity, [ofHeadings, ofHtml], () => new Map([...ofHtml, ...ofHeadings]));
}

const lastAnchors = perDocument<ReadonlyMap<string, number>>();

/** True for a fragment that leads somewhere in the document. */
export function hasFragment(outline: Outline, fragment: string): boolean {
  return fragment === "" || fragment === "top" || anchorsIn(outline).has(fragment);
}

/** The same for the ids in HTML alone, which their author has written to be linked to. Each link asks for them. */
export const htmlAnchorsIn = perValue((outline: Outline): ReadonlyMap<string, number> => {
  const ids = idsInParts(outline);
  if (ids.length === 0) return NO_ANCHORS;
  const { headings } = outline;
  const pairs = ids.map(({ start, part, found: { id, isAboveNext } }) => {
    const at = firstFrom(headings, start);
    const own = headings[at]?.part === part ? at : at - 1;
    return [id, isAboveNext && own + 1 < headings.length ? own + 1 : own] as const;
  });
  return lastHtmlAnchors(outline.documentIdentity, pairs.flat(), () => new Map(pairs.toReversed()));
});

const NO_ANCHORS: ReadonlyMap<string, number> = new Map();
const lastHtmlAnchors = perDocument<ReadonlyMap<string, number>>();

interface PlacedId {
  readonly id: string;
  /** Nothing but tags stands between it and the next heading. */
  readonly isAboveNext: boolean;
}

const idsInParts = inEveryPart((part: Part): readonly PlacedId[] => {
  if (part.htmlIds.length === 0) return [];
  const tags = tagsAtEnd(part);
  return part.htmlIds.map((id) => ({ id, isAboveNext: tags.includes(id) }));
});

/** The last lines of a part, below its heading, as far as they hold nothing but tags. */
function tagsAtEnd({ text, heading }: Part): string {
  const lines = text.slice(heading?.span.end ?? 0).split(/\r\n|\n|\r/);
  const last = lines.findLastIndex((line) => line.trim() !== "" && !/^(?:<[^<>]*>\s*)+$/.test(line.trim()));
  return lines.slice(last + 1).join("\n");
}

/** The anchors of a heading besides the one that is its own. */
export function otherAnchorsByHeading(outline: Outline): ReadonlyMap<number, readonly string[]> {
  const others = flatMap([...anchorsIn(outline)], ([fragment, place]) =>
    outline.titles.slugs[place] === fragment ? [] : [[place, fragment] as const],
  );
  const byPlace = new Map<number, string[]>();
  for (const [place, fragment] of others) addTo(byPlace, place, fragment);
  return byPlace;
}
