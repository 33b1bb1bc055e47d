/** Words that templates put where an address is due. */
const WORDS: ReadonlySet<string> = new Set(["url", "link", "todo", "tbd"]);

/** True for a word in place of a link's target: `[Profiling guide](url)`. */
export function isOpenDestination(url: string): boolean {
  return WORDS.has(url.toLowerCase());
}
