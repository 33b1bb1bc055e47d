import { slug } from "github-slugger";
import type { Section } from "../../document/outline.ts";
import { perLastingValue, perText, perValue } from "../../incremental/memo.ts";
import type { Heading } from "../../markdown/part.ts";
import type { SectionSchema } from "../../template/template.ts";
import { slipsBetween } from "../../text/misspelling.ts";

/** `1.`, `2.3`, `(4)`, `5)`, `6 -`, `VII.`, `§ 8`, and a number in a keycap. */
const NUMBERING = /^\s*(?:§\s*)?(?:\(?\d+(?:\.\d+)*[.):]*(?:\s+[–—-])?\s+|[IVX]+[.)]\s+|[A-Z][.)]\s+|(?:\d\u20E3)+\s*)/;
/** Pictures, and what joins and colours them. */
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D/gu;
/** `:rocket:`, as GitHub and others write an emoji. */
const SHORTCODE = /(?<!\S):(?:[a-z][\w+-]*|[+-]1|100|1234):(?!\S)/gi;

/** A title as it is compared: without numbering, case, emoji, shortcodes of emoji and punctuation. */
export const titleKey: (title: string) => string = perText((title) => {
  const words = title.replace(SHORTCODE, " ").replace(EMOJI, "").trim().replace(NUMBERING, "").trim();
  return slug(words).replace(/^-+|(?<!-)-+$/g, "") || title.trim().toLowerCase();
});

/** A title as written with other words in it: its number, its emoji and its markup stay. */
export function withWords(written: string, words: string): string {
  const blank = (one: string) => " ".repeat(one.length);
  const plain = written.replace(SHORTCODE, blank).replace(NUMBERING, blank);
  const first = plain.search(/\p{L}/u);
  if (first < 0) return words;
  let end = plain.length;
  while (end > first && !/[\p{L}\p{M}\p{N})]/u.test(plain[end - 1] ?? "")) end--;
  // Markup that begins or ends among the words would lose its other half.
  const isMarkedUp = /[`*_[\]<>]/.test(plain.slice(first, end));
  return isMarkedUp ? words : written.slice(0, first) + words + written.slice(end);
}

/** The key of what a heading says. Headings outlive edits beside them, and are compared at each of these. */
export const headingKey: (heading: Heading) => string = perValue(({ text }) => titleKey(text));

/** The key of a template's section. */
export const schemaKey: (schema: SectionSchema) => string = perLastingValue(({ title }) => titleKey(title));

/** True if the section has the title that the template gives it. */
export function sameTitle(schema: SectionSchema, section: Section): boolean {
  return schemaKey(schema) === headingKey(section.heading);
}

/** Pairs schemas with candidates whose titles are theirs misspelt, the closest first. */
export function pairsOfNearTitles<Candidate>(
  schemas: readonly SectionSchema[],
  candidates: readonly Candidate[],
  sectionOf: (candidate: Candidate) => Section,
): readonly { readonly schema: SectionSchema; readonly candidate: Candidate }[] {
  const pairs = schemas.flatMap((schema) =>
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
