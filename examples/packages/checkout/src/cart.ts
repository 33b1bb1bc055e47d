export interface Line {
  sku: string;
  quantity: number;
  /** Price of one piece in cents. */
  unitPrice: number;
}

export interface Cart {
  id: string;
  country: string;
  lines: Line[];
  coupons: string[];
}

/** Lines with the same sku become one, so that stock is asked for once. */
export function mergeLines(lines: readonly Line[]): Line[] {
  const merged = new Map<string, Line>();
  for (const line of lines) {
    const known = merged.get(line.sku);
    if (known === undefined) merged.set(line.sku, { ...line });
    else known.quantity += line.quantity;
  }
  return [...merged.values()];
}

export function subtotal(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
}
