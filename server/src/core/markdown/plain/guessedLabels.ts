import { normalizeIdentifier } from "micromark-util-normalize-identifier";

/** The labels of what looks like a definition from an offset on, normalised: whether it is one shows when it is parsed. */
export function guessedLabels(text: string, from = 0): ReadonlySet<string> {
  const labels = new Set<string>();
  // Most chunks hold none.
  if (!text.includes("]:", from)) return labels;
  const pattern = /^ {0,3}\[((?:\\.|[^[\]\\]){1,999})\]:/gms;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    labels.add(normalizeIdentifier(match[1] ?? ""));
  }
  return labels;
}
