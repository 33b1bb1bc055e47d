import { normalizeIdentifier } from "micromark-util-normalize-identifier";

/** What stands in brackets in a text. */
export interface Bracketed {
  /** All that could be a reference's label, normalised. */
  readonly labels: ReadonlySet<string>;
  /** False if the text is parsed in the same way whatever of these is defined: they stand in front of destinations. */
  readonly mayRefer: boolean;
}

/** What a text has in brackets. */
export function bracketedIn(text: string): Bracketed {
  const labels = new Set<string>();
  let mayRefer = false;
  if (!text.includes("[")) return { labels, mayRefer };
  const pattern = /\\.|\[((?:\\.|[^[\]\\]){1,999})\]/gs;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [, label] = match;
    if (label === undefined) continue;
    labels.add(normalizeIdentifier(label));
    if (text[pattern.lastIndex] !== "(" || /[\\&\r\n]/.test(label)) mayRefer ||= label.trim() !== "";
  }
  return { labels, mayRefer };
}

/** Those of the labels that a document defines which stand in brackets, in an order of their own. */
export function relevantLabels(bracketed: ReadonlySet<string>, defined: ReadonlySet<string>): readonly string[] {
  return defined.size === 0 ? [] : [...bracketed].filter((label) => defined.has(label)).sort();
}
