export interface PriceRow {
  sku: string;
  supplier: string;
  cents: number;
}

export class BadRow extends Error {}

/** Yields one row per line of a supplier feed: `sku;supplier;price`, price with a decimal point. */
export function* parseFeed(chunk: string): Generator<PriceRow> {
  let start = 0;
  while (start < chunk.length) {
    let end = chunk.indexOf("\n", start);
    if (end < 0) end = chunk.length;
    if (end > start) yield parseRow(chunk.slice(start, end));
    start = end + 1;
  }
}

function parseRow(line: string): PriceRow {
  const first = line.indexOf(";");
  const second = line.indexOf(";", first + 1);
  if (first < 0 || second < 0) throw new BadRow(line);
  return {
    sku: line.slice(0, first),
    supplier: line.slice(first + 1, second),
    cents: Math.round(Number(line.slice(second + 1)) * 100),
  };
}
