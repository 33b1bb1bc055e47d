import { inEveryPart } from "./inEveryPart.ts";
import { type Outline, placesBySlug } from "./outline.ts";

/** True for the fragment of a heading or of an HTML anchor in the document. */
export function hasFragment(outline: Outline, fragment: string): boolean {
  return (
    fragment === "" ||
    fragment === "top" ||
    placesBySlug(outline.titles).has(fragment) ||
    htmlIdsIn(outline).some(({ found }) => found === fragment)
  );
}

const htmlIdsIn = inEveryPart(({ htmlIds }) => htmlIds);
