import { distance } from "fastest-levenshtein";
import { slug } from "github-slugger";
import type { Section } from "../document/outline.ts";
import type { Heading } from "../document/part.ts";
import type { SectionSchema } from "../template/template.ts";
import { flatMap } from "../text/flatMap.ts";
import { memoised, memoisedLastingly, memoisedText } from "../text/memoised.ts";

/** A title as it is compared: without numbering, case, emoji and punctuation. */
export const titleKey: (title: string) => string = memoisedText((title) =>
  slug(title.replace(/^\s*\d+(?:\.\d+)*[.)]?\s+/, "")).replace(/^-+|(?<!-)-+$/g, ""),
);

/** The key of what a heading says. Headings outlive edits beside them, and are compared at each of these. */
export const headingKey: (heading: Heading) => string = memoised(({ text }) => titleKey(text));

/** The key of a template's section. */
export const schemaKey: (schema: SectionSchema) => string = memoisedLastingly(({ title }) => titleKey(title));

/** True if the section has the title that the template gives it. */
export function sameTitle(schema: SectionSchema, section: Section): boolean {
  return schemaKey(schema) === headingKey(section.heading);
}

/** Pairs schemas with candidates whose titles are close, the closest first. */
export function nearest<Candidate>(
  schemas: readonly SectionSchema[],
  candidates: readonly Candidate[],
  sectionOf: (candidate: Candidate) => Section,
): readonly { readonly schema: SectionSchema; readonly candidate: Candidate }[] {
  const pairs = flatMap(schemas, (schema) =>
    candidates.map((candidate) => ({
      schema,
      candidate,
      far: distanceOf(schemaKey(schema), headingKey(sectionOf(candidate).heading)),
    })),
  );
  const close = pairs.filter(({ far }) => far <= 1).sort((a, b) => a.far - b.far);
  const taken = new Set<unknown>();
  return close.filter(({ schema, candidate }) => {
    if (taken.has(schema) || taken.has(candidate)) return false;
    taken.add(schema).add(candidate);
    return true;
  });
}

/** 0 for the same title; up to 1 while an edit in every four characters leads from one to the other. */
function distanceOf(left: string, right: string): number {
  const longest = Math.max(left.length, right.length);
  // Titles that differ in length by more than the limit can't be close, and comparing long ones costs their product.
  if (longest === 0 || Math.abs(left.length - right.length) * 4 > longest) return Number.POSITIVE_INFINITY;
  return (distance(left, right) * 4) / longest;
}
