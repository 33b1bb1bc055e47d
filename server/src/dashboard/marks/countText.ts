/** A count with its thousands apart, in a way that no language takes for a decimal mark. */
export function countText(count: number): string {
  return new Intl.NumberFormat("en").format(count).replaceAll(",", "\u202f");
}
