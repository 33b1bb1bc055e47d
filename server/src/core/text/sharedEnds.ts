/** How many items two lists share at their ends; none counts twice. */
export interface SharedEnds {
  readonly front: number;
  readonly back: number;
}

/**
 * Compares two lists from both ends.
 * @param isSameBehind For those at the end, where it differs from what makes two the same in front.
 */
export function sharedEnds<Item>(
  now: readonly Item[],
  before: readonly Item[],
  isSame: (now: Item | undefined, before: Item | undefined) => boolean,
  isSameBehind = isSame,
): SharedEnds {
  const most = Math.min(now.length, before.length);
  let front = 0;
  while (front < most && isSame(now[front], before[front])) front++;
  let back = 0;
  while (back < most - front && isSameBehind(now[now.length - 1 - back], before[before.length - 1 - back])) back++;
  return { front, back };
}
