import { addTo } from "./addTo.ts";

/** Where in a list the items of each key stand, in the list's order. */
export function placesBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly number[]> {
  const places = new Map<Key, number[]>();
  for (const [place, item] of items.entries()) {
    addTo(places, keyOf(item), place);
  }
  return places;
}
