/**
 * The index of the first item that does not stand in front; their number if all do. It takes the logarithm of that.
 * @param items Sorted: those in front come first.
 */
export function partitionPoint<Item>(items: readonly Item[], isInFront: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isInFront(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
