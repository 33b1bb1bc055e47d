/** The rows that are on the screen, and one above and below. */
export function useVirtualRows(items: readonly string[], height: number): readonly string[] {
  return items.slice(0, Math.ceil(2000 / height));
}
