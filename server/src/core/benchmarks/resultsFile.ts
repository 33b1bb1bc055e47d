import type { Statistic } from "../quantities/statistics.ts";
import type { Dimension } from "../quantities/units.ts";

/** What a file of a benchmark tool says, whatever its format: no samples, only what is asked for of them. */
export interface ResultsFile {
  /** The name of the format, as its file is called. */
  readonly format: string;
  readonly tool: Tool;
  readonly run: Run;
  readonly benchmarks: readonly BenchmarkResult[];
  /** Runs of other days that the file holds as well, the oldest first. */
  readonly earlier: readonly EarlierRun[];
  /** What whoever publishes the figures has to know, one sentence each: "The benchmark was built without optimization." */
  readonly remarks: readonly string[];
}

export interface Tool {
  /** As its makers write it: "vitest", "Google Benchmark". */
  readonly name: string;
  readonly version: string | undefined;
}

/** When and where it was measured, as far as the file says. */
export interface Run {
  /** In ISO 8601, as in the file: a day, or a time too. */
  readonly takenAt: string | undefined;
  readonly commit: string | undefined;
  readonly machine: Machine;
}

/** Each as a reader would write it: "AMD EPYC 7443P", "8", "Linux 6.1". */
export interface Machine {
  readonly cpu?: string;
  readonly cores?: number;
  /** In bytes. */
  readonly memory?: number;
  readonly system?: string;
  /** "Node.js 22.1.0", "OpenJDK 21.0.2" */
  readonly runtime?: string;
  readonly host?: string;
}

export interface EarlierRun {
  readonly run: Run;
  readonly benchmarks: readonly BenchmarkResult[];
}

export interface BenchmarkResult {
  /**
   * The whole name, with the groups and parameters that tell it from the others: "sort > quick", "BM_Sort/8". "" where
   * the file holds one benchmark and doesn't name it.
   */
  readonly name: string;
  /** Undefined where the file doesn't say. */
  readonly basis: Basis | undefined;
  /** At most one for each kind and statistic. Empty where nothing was measured, which `failure` explains. */
  readonly measures: readonly Measure[];
  /** How many values a percentile is taken from; undefined where the file doesn't say. */
  readonly samples: number | undefined;
  /** Figures that somebody would look for and that the file does not hold. */
  readonly lacking: readonly Lacking[];
  /** Why it was not measured, or not as a whole, as one sentence. */
  readonly failure: string | undefined;
}

/**
 * What one value of latency is: that of a single request or call, the mean of a batch of calls, or a whole process from
 * start to end. Percentiles of one can't be compared with those of another.
 */
export type Basis = "request" | "iteration" | "process";

/**
 * `transfer`: bytes per second. `allocation`: bytes that one operation allocates, where `memory` is the most that was held.
 * `score`: points of a hundred, the more the better. `shift`: how much of a page moves while it loads.
 */
export type MeasureKind =
  | "latency"
  | "throughput"
  | "transfer"
  | "memory"
  | "allocation"
  | "cpu"
  | "errors"
  | "score"
  | "shift";

export interface Measure {
  readonly kind: MeasureKind;
  /** Undefined for a figure of the run as a whole, as a rate is, and where the file doesn't say. */
  readonly statistic: Statistic | undefined;
  /** In the base unit of its dimension: seconds, events per second, bytes per second, bytes, percent. Finite. */
  readonly value: number;
  /** What is counted by a throughput, singular: "request", "operation"; "" where nothing is said. */
  readonly noun?: string;
}

/** What is measured by each kind of measure. */
export const DIMENSION_OF: Readonly<Record<MeasureKind, Dimension>> = {
  latency: "time",
  throughput: "rate",
  transfer: "data rate",
  memory: "size",
  allocation: "size",
  cpu: "percentage",
  errors: "percentage",
  score: "count",
  shift: "count",
};

export interface Lacking {
  readonly kind: MeasureKind;
  readonly statistic: Statistic | undefined;
  /** One sentence that says why, and how to get it. */
  readonly why: string;
}

/** True for what has a smaller and a larger unit. */
export function hasUnits(kind: MeasureKind): boolean {
  return kind === "latency" || kind === "memory" || kind === "allocation" || kind === "transfer";
}
