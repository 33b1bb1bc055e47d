import { entryOf, type Frontmatter } from "../../frontmatter/frontmatterModel.ts";

/** The declared completeness, from and to, that goes with a status; `archived` says nothing about it. */
const RANGES: Readonly<Record<string, readonly [from: number, to: number]>> = {
  stub: [0, 20],
  draft: [21, 60],
  current: [61, 100],
  "needs-review": [61, 90],
};

/** The range of completeness that goes with the status; undefined where any does. */
export function rangeOf(status: string): readonly [from: number, to: number] | undefined {
  return Object.hasOwn(RANGES, status) ? RANGES[status] : undefined;
}

/** The statuses that go with the completeness, the usual one first. */
export function statusesFor(completeness: number): readonly string[] {
  return Object.keys(RANGES).filter((status) => fitsStatus(completeness, status));
}

/** True if the completeness lies in the status's range, and for a status without one. */
export function fitsStatus(completeness: number, status: string): boolean {
  const range = rangeOf(status);
  return range === undefined || (range[0] <= completeness && completeness <= range[1]);
}

/** What the frontmatter says, if that is a whole number from 0 to 100. */
export function declaredCompleteness(frontmatter: Frontmatter): number | undefined {
  const value = entryOf(frontmatter, "completeness")?.value;
  if (value?.kind !== "number" || !/^(?:0|[1-9]\d?|100)$/.test(value.text)) return undefined;
  return Number(value.text);
}

/** The number from 0 to 100 that a text stands for without doubt: `80%`, `080`, `80/100`. */
export function wholeNumberMeant(text: string): number | undefined {
  const digits = /^0*(\d{1,3})\s*(?:%|percent|\/\s*100)?$/.exec(text.trim())?.[1];
  return digits === undefined || Number(digits) > 100 ? undefined : Number(digits);
}
