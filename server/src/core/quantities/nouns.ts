/** Nouns with several spellings. */
const NOUNS: ReadonlyMap<string, string> = new Map([
  ["req", "request"],
  ["reqs", "request"],
  ["iter", "iteration"],
  ["iters", "iteration"],
  ["op", "operation"],
  ["ops", "operation"],
  ["tx", "transaction"],
  ["txn", "transaction"],
  ["txns", "transaction"],
  ["msg", "message"],
  ["msgs", "message"],
  ["queries", "query"],
  ["alloc", "allocation"],
  ["allocs", "allocation"],
]);

/** A noun in small letters and singular, so that "requests" and "req" are one. */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  const known = NOUNS.get(lower);
  if (known !== undefined) return known;
  if (lower.endsWith("ies") && lower.length > 4) return `${lower.slice(0, -3)}y`;
  return lower.length > 3 && lower.endsWith("s") && !/(?:ss|us|is)$/.test(lower) ? lower.slice(0, -1) : lower;
}
