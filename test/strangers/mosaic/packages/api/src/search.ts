const PAGE = 50;

/** One page of what was found. */
export function search(words: string, offset = 0): readonly string[] {
  return words.split(" ").slice(offset, offset + PAGE);
}
