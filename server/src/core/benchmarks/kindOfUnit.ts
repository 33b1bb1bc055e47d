import { type Unit, unitAt } from "../quantities/units.ts";
import type { MeasureKind } from "./resultsFile.ts";

/**
 * What a value measures, going by its unit, and by the words beside it where the unit leaves it open.
 * @returns Undefined for counts, ratios and shares of something else.
 */
export function kindOfUnit({ dimension, per }: Unit, words: string): MeasureKind | undefined {
  if (dimension === "size") return per !== "" || /alloc/i.test(words) ? "allocation" : "memory";
  if (dimension === "percentage")
    return /\b(?:err|fail)/i.test(words) ? "errors" : /\bcpu\b/i.test(words) ? "cpu" : undefined;
  return KINDS.get(dimension);
}

const KINDS: ReadonlyMap<Unit["dimension"], MeasureKind> = new Map([
  ["time", "latency"],
  ["rate", "throughput"],
  ["data rate", "transfer"],
]);

/** A text that is a unit and nothing else: "ns/iter", "ops/sec". */
export function wholeUnit(text: string): Unit | undefined {
  const written = text.trim();
  const reading = written === "" ? "ambiguous" : unitAt(written, 0);
  return reading === "ambiguous" || reading.end !== written.length ? undefined : reading.unit;
}
