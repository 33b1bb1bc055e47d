import type { Statistic } from "../quantities/statistics.ts";
import type { Measure, MeasureKind } from "./resultsFile.ts";

export interface NamedMeasures {
  readonly name: string;
  readonly measures: readonly Measure[];
}

/**
 * Measures in Bencher Metric Format, for `bencher run --adapter json`. Latency is in nanoseconds, as Bencher has it; all
 * else in the base unit of its dimension, under the name of its kind: "memory", "latency-p95".
 */
export function bencherExport(benchmarks: readonly NamedMeasures[]): string {
  const byName = new Map<string, Map<string, { readonly value: number }>>();
  for (const { name, measures } of benchmarks) {
    const metrics = byName.get(name) ?? new Map();
    for (const { kind, statistic, value } of measures) {
      const slug = slugOf(kind, statistic);
      if (!metrics.has(slug)) metrics.set(slug, { value: kind === "latency" ? value * NANOSECONDS : value });
    }
    if (metrics.size > 0) byName.set(name, metrics);
  }
  const all = [...byName].map(([name, metrics]) => [name, Object.fromEntries(metrics)] as const);
  return `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`;
}

/** In a second. */
const NANOSECONDS = 1e9;

/** Letters, digits and hyphens: "latency" for the mean, "latency-p99-9". */
function slugOf(kind: MeasureKind, statistic: Statistic | undefined): string {
  const isUsual = statistic === undefined || statistic === "mean" || (kind === "memory" && statistic === "max");
  return isUsual ? kind : `${kind}-${statistic.replace(".", "-")}`;
}
