import { normalised } from "../../text/wording.ts";

/** `,`, `/`, `and` and the like: what stands between two values. */
const BETWEEN = /^\s*(?:[,;/+&]|and\b|or\b)\s*/i;

/**
 * The piece of a value that is none of the allowed ones; undefined if each piece begins with one. What follows an
 * allowed value is an explanation: `Medium (two to three weeks)`, `Low, since only one file changes`.
 */
export function unknownChoice(value: string, allowed: readonly string[]): string | undefined {
  let rest = normalised(value);
  for (let isFirst = true; ; isFirst = false) {
    const length = allowedLength(rest, allowed);
    if (length === 0) return isFirst || isOneWord(rest) ? headOf(rest) : undefined;
    rest = rest.slice(length).replace(/^\s*\([^()]*\)/, "");
    const between = BETWEEN.exec(rest)?.[0];
    if (between === undefined || between.length === rest.length) return undefined;
    rest = rest.slice(between.length);
  }
}

/** How much of the text's beginning is one of the allowed values, without regard to case, hyphens and markup. */
function allowedLength(text: string, allowed: readonly string[]): number {
  const lengths = allowed.map((word) => {
    const pattern = word
      .split(/[\s-]+/)
      .map((piece) => piece.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
      .join("[\\s-]*");
    return new RegExp(`^[*_\`"']*${pattern}(?![\\p{L}\\p{N}-])[*_\`"']*`, "iu").exec(text)?.[0].length ?? 0;
  });
  return Math.max(0, ...lengths);
}

/** A second piece of one word is meant as a value; of several, as an explanation. */
function isOneWord(text: string): boolean {
  return /^[\p{L}\p{N}-]+[.\s]*(?:$|[,;/+&(])/u.test(text);
}

/** The piece up to its explanation. */
function headOf(text: string): string {
  return text.slice(0, 1 + text.slice(1).search(/(?<!\s)\s*(?:[,;/+&(–—:]|\s-\s|$)/u));
}
