/**
 * What the items give, in one list: `Array.prototype.flatMap` for dense lists. V8 walks that one through generic
 * property operations, which cost 3 (Node 24) to 17 times (Node 20) as much as this loop.
 */
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
