/** What the items give, in one list: `Array.prototype.flatMap` where a keystroke goes through the whole document on Node 20. */
export function flatMap<Item, Result>(
  items: readonly Item[],
  resultsOf: (item: Item, index: number) => Result | readonly Result[],
): Result[] {
  const all: Result[] = [];
  let index = 0;
  for (const item of items) {
    const results = resultsOf(item, index++);
    if (isList(results)) for (const result of results) all.push(result);
    else all.push(results);
  }
  return all;
}

function isList<Result>(results: Result | readonly Result[]): results is readonly Result[] {
  return Array.isArray(results);
}
