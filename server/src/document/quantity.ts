/** A measured number with its unit, in the base unit of its dimension: seconds, bytes; percentages as they are. */
export interface Quantity {
  readonly dimension: "time" | "size" | "percentage";
  readonly value: number;
}

/** Factors to the base unit. Decimal and binary prefixes differ, as IEC 80000-13 has them. */
const UNITS: Readonly<Record<string, readonly [Quantity["dimension"], number]>> = {
  ns: ["time", 1e-9],
  us: ["time", 1e-6],
  µs: ["time", 1e-6],
  μs: ["time", 1e-6],
  ms: ["time", 1e-3],
  s: ["time", 1],
  sec: ["time", 1],
  second: ["time", 1],
  seconds: ["time", 1],
  min: ["time", 60],
  minute: ["time", 60],
  minutes: ["time", 60],
  h: ["time", 3600],
  hour: ["time", 3600],
  hours: ["time", 3600],
  b: ["size", 1],
  bytes: ["size", 1],
  kb: ["size", 1e3],
  mb: ["size", 1e6],
  gb: ["size", 1e9],
  tb: ["size", 1e12],
  kib: ["size", 2 ** 10],
  mib: ["size", 2 ** 20],
  gib: ["size", 2 ** 30],
  tib: ["size", 2 ** 40],
  "%": ["percentage", 1],
};

/** A number with its thousands parted by commas or thin spaces, or not at all; a comma before decimals is refused. */
const QUANTITY = /^(?:[<>≤≥~≈=]=?\s*)?(\d{1,3}(?:[,\u202f\u00a0]\d{3})+|\d+)(\.\d+)?\s?(%|[a-zµμ]+)(?![\p{L}\d])/iu;

/**
 * The quantity that a text begins with: "95 ms p95", "≥ 1,250.5 MB". Undefined for anything else, and for a number
 * that could be read in two ways ("1.250.000", "1,5 s").
 */
export function quantityIn(text: string): Quantity | undefined {
  const [, whole = "", fraction = "", unit = ""] = QUANTITY.exec(text.trim()) ?? [];
  const known = UNITS[unit.toLowerCase()];
  if (!known) return undefined;
  const [dimension, factor] = known;
  return { dimension, value: Number(whole.replace(/[^\d]/g, "") + fraction) * factor };
}
