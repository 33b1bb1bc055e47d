import { slug } from "github-slugger";
import type { Section } from "../document/outline.ts";
import type { Heading } from "../document/part.ts";
import type { SectionSchema } from "../template/template.ts";
import { flatMap } from "../text/flatMap.ts";
import { memoised, memoisedLastingly, memoisedText } from "../text/memoised.ts";
import { slipsBetween } from "../text/misspelling.ts";

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

/** Pairs schemas with candidates whose titles are theirs misspelt, the closest first. */
export function nearest<Candidate>(
  schemas: readonly SectionSchema[],
  candidates: readonly Candidate[],
  sectionOf: (candidate: Candidate) => Section,
): readonly { readonly schema: SectionSchema; readonly candidate: Candidate }[] {
  const pairs = flatMap(schemas, (schema) =>
    candidates.map((candidate) => ({
      schema,
      candidate,
      slips: slipsBetween(schemaKey(schema), headingKey(sectionOf(candidate).heading)),
    })),
  );
  const close = pairs.filter(({ slips }) => slips < Number.POSITIVE_INFINITY).sort((a, b) => a.slips - b.slips);
  const taken = new Set<unknown>();
  return close.filter(({ schema, candidate }) => {
    if (taken.has(schema) || taken.has(candidate)) return false;
    taken.add(schema).add(candidate);
    return true;
  });
}
