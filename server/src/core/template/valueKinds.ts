import { type Dimension, unitAt } from "../quantities/units.ts";
import { normalised } from "../text/wording.ts";
import type { ValueKind } from "./template.ts";

/**
 * The pieces of a template's text that stand for something: `{Name}`, `O(?)`, `YYYY-MM-DD`, and a lone X, Y or Z
 * with the unit or word behind it (`Xms`, `X req/sec`, `Y%`).
 */
export function tokensIn(text: string): readonly string[] {
  return [...new Set(normalised(text).match(TOKEN) ?? [])];
}

const TOKEN =
  /\{[^{}\n]+\}|O\(\?\)|YYYY-MM-DD|(?<![\w-])[XYZ](?:%|ms\b|\s?[A-Za-z]+(?:\/[A-Za-z]+)*|(?=[\s,.)]|$))|\bpath\/to\/|:line\b|\b[a-z]+-name\b/g;

/** True if one of the tokens stands in the text as a word of its own. */
export function holdsToken(text: string, tokens: readonly string[]): boolean {
  const line = normalised(text);
  return tokens.some((token) => {
    for (let at = line.indexOf(token); at >= 0; at = line.indexOf(token, at + 1)) {
      if (isWhole(line, at, token)) return true;
    }
    return false;
  });
}

function isWhole(line: string, at: number, token: string): boolean {
  const before = line[at - 1] ?? " ";
  const after = line[at + token.length] ?? " ";
  return !(/\w/.test(token[0] ?? "") && /[\w-]/.test(before)) && !(/\w$/.test(token) && /\w/.test(after));
}

/** What kind of value a template's placeholder text asks for; `source` is the text as written, with its markup. */
export function valueKindOf(text: string, source: string): ValueKind {
  const value = normalised(text);
  if (/^`[^`]+`$/.test(source.trim())) return pathKind(value);
  if (/O\(\?\)/.test(value)) return { kind: "complexity" };
  if (/^YYYY-MM-DD$/.test(value)) return { kind: "date" };
  if (CONDITION.test(value)) return { kind: "condition" };
  const alternatives = alternativesIn(value);
  if (alternatives) return alternatives;
  const quantity = /(?<![\w-])[XYZ]\s?(%|[A-Za-z]+(?:\/[A-Za-z]+)*)?/.exec(value);
  return quantity ? { kind: "quantity", dimension: dimensionOf(quantity[1] ?? "") } : { kind: "text" };
}

/** What is compared, with what, and for how long: `Metric > threshold for duration`. */
const CONDITION = /^\p{L}+ [<>≤≥]=? \p{L}+ for \p{L}+$/u;

function pathKind(path: string): ValueKind {
  if (/\s/.test(path)) return { kind: "command" };
  if (path.includes("*")) return { kind: "glob" };
  return /:line$|:\d+$/.test(path) ? { kind: "location" } : { kind: "path" };
}

/** `Low / Medium / High`, with white space around the slashes; a last `etc.` leaves the list open. */
function alternativesIn(value: string): ValueKind | undefined {
  const parts = value.split(/(?<!\s)\s+\/\s+/);
  if (parts.length < 2 || parts.some((part) => part.length > 40)) return undefined;
  const isOpen = /^(?:etc\.?|…|\.\.\.)$/.test(parts.at(-1) ?? "");
  return { kind: "alternatives", values: isOpen ? parts.slice(0, -1) : parts, isOpen };
}

/** The dimension of a unit as templates write it; what is no known unit is counted. */
function dimensionOf(unit: string): Dimension | "any" {
  if (unit === "value") return "any";
  const reading = unitAt(unit, 0);
  return reading === "ambiguous" ? "count" : reading.unit.dimension;
}
