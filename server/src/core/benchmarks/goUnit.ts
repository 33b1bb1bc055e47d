import { type Statistic, statisticAt } from "../quantities/statistics.ts";
import { unitAt } from "../quantities/units.ts";
import type { MeasureKind } from "./resultsFile.ts";

/** What is measured in a unit of `go test -bench`, and how much of the measure's base unit one is. */
export interface GoUnit {
  readonly kind: MeasureKind;
  readonly statistic: Statistic | undefined;
  readonly factor: number;
  readonly noun?: string;
}

/**
 * Units other than "ns/op": "B/op", "MB/s", "req/s", and percentiles as benchmarks report them, "p95-ns", "p99-ms/op".
 * Undefined for what is no measure ("allocs/op", "frames").
 */
export function goUnit(unit: string): GoUnit | undefined {
  if (unit === "B/op") return { kind: "allocation", statistic: undefined, factor: 1 };
  const [first = "", ...others] = unit.split(/[-_]/);
  const reading = statisticAt(first, 0);
  const isPercentile = reading?.end === first.length && /^p\d/.test(reading.statistic);
  const measured = unitAt(isPercentile ? (others.at(-1) ?? "") : unit, 0);
  if (measured === "ambiguous") return undefined;
  const { dimension, factor, noun } = measured.unit;
  if (isPercentile) return dimension === "time" ? { kind: "latency", statistic: reading.statistic, factor } : undefined;
  if (dimension === "rate") return { kind: "throughput", statistic: undefined, factor, noun };
  return dimension === "data rate" ? { kind: "transfer", statistic: undefined, factor } : undefined;
}
