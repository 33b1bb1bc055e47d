import { type JsonValue, listIn, numberIn, valueIn } from "./jsonValue.ts";
import { measure, storedFigures } from "./measures.ts";
import { figuresOfSamples } from "./percentiles.ts";
import type { BenchmarkResult } from "./resultsFile.ts";

const STORED = [
  ["min", "min"],
  ["mean", "mean"],
  ["p50", "p50"],
  ["p50", "median"],
  ["p75", "p75"],
  ["p99", "p99"],
  ["p99.5", "p995"],
  ["p99.9", "p999"],
  ["max", "max"],
] as const;

/**
 * A task of tinybench, which vitest writes too: milliseconds and operations per second, in `latency` and `throughput`
 * since version 3, before that flat.
 * @param why One sentence on a percentile that is missing, and how to get it.
 */
export function tinybenchFigures(
  task: JsonValue,
  why: (percentile: string) => string,
): Pick<BenchmarkResult, "measures" | "lacking" | "samples"> {
  const latency = valueIn(task, "latency") ?? task;
  const samples = listIn(latency, "samples");
  const sampled = figuresOfSamples(samples, 1e-3);
  const { measures, lacking } = sampled.measures.length > 0 ? sampled : storedFigures(latency, STORED, 1e-3, why);
  const rate = numberIn(task, "throughput", "mean") ?? numberIn(task, "hz");
  const stored = numberIn(latency, "samplesCount") ?? numberIn(task, "sampleCount");
  return {
    measures: [...measures, ...measure("throughput", undefined, rate, "operation")],
    lacking,
    samples: samples.length > 0 ? samples.length : stored,
  };
}
