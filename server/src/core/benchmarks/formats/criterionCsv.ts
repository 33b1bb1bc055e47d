import * as l10n from "@vscode/l10n";
import { measure } from "../measures.ts";
import { percentile } from "../percentiles.ts";
import type { BenchmarkResult } from "../resultsFile.ts";
import { noPercentiles, SECONDS, throughputOf } from "./criterion.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * `raw.csv` of criterion: a batch a row, with the time that the whole batch took. See book/src/user_guide/csv_output.md of
 * criterion-rs/criterion.rs.
 */
export const criterionCsv = defineFormat({
  id: "criterionCsv",
  get title() {
    return l10n.t("raw.csv of criterion");
  },
  detect: ({ text }) => text.startsWith(HEADER),
  read: ({ text }) => ({
    tool: { name: "criterion", version: undefined },
    run: { takenAt: undefined, commit: undefined, machine: {} },
    benchmarks: [...batchesOf(text)].map(([name, batches]) => benchmarkOf(name, batches)),
    earlier: [],
    remarks: [],
  }),
});

const HEADER = "group,function,value,throughput_num,throughput_type,sample_measured_value,unit,iteration_count";

interface Batch {
  /** Iterations. */
  readonly count: number;
  /** Seconds that one of them took on average; NaN where it was not measured in time. */
  readonly mean: number;
  /** Of what an iteration works on: bytes, elements. */
  readonly amount: number | undefined;
  readonly amountOf: string;
}

/** By the name that criterion prints: "copy/clone/1024". */
function batchesOf(text: string): ReadonlyMap<string, readonly Batch[]> {
  const found = new Map<string, Batch[]>();
  for (const line of text.split(/\r?\n/).slice(1)) {
    const [group, of, value, amount = "", amountOf = "", measured = "", unit = "", count = ""] = fieldsOf(line);
    if (count === "") continue;
    const name = [group, of, value].filter(Boolean).join("/");
    const batches = found.get(name) ?? [];
    const mean = (Number(measured) / Number(count)) * (SECONDS.get(unit) ?? Number.NaN);
    batches.push({ count: Number(count), mean, amount: amount === "" ? undefined : Number(amount), amountOf });
    found.set(name, batches);
  }
  return found;
}

/** Of a line of CSV, in which quotes are doubled within quotes. */
function fieldsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}

function benchmarkOf(name: string, batches: readonly Batch[]): BenchmarkResult {
  const timed = batches.filter(({ mean }) => Number.isFinite(mean));
  const means = Float64Array.from(timed, ({ mean }) => mean).sort();
  const time = slopeOf(timed);
  return {
    name,
    basis: "iteration",
    measures: [
      ...measure("latency", "mean", time),
      ...measure("latency", "p50", means.length > 0 ? percentile(means, 50) : undefined),
      ...throughputOf(batches[0]?.amount, batches[0]?.amountOf ?? "", time),
    ],
    samples: means.length > 0 ? means.length : undefined,
    lacking: noPercentiles(),
    failure: means.length > 0 ? undefined : l10n.t("It was not measured in a unit of time."),
  };
}

/** What criterion prints: seconds over iterations on a line through zero, which of batches of one size is the mean. */
function slopeOf(batches: readonly Batch[]): number {
  const sumOf = (weight: (batch: Batch) => number) => batches.reduce((sum, one) => sum + weight(one), 0);
  return sumOf(({ count, mean }) => count * count * mean) / sumOf(({ count }) => count * count);
}
