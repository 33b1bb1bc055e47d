import * as l10n from "@vscode/l10n";
import { measure } from "../measures.ts";
import type { BenchmarkResult, Lacking } from "../resultsFile.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * `cargo bench` with `#[bench]`, and `--output-format bencher` of criterion, which writes the same lines: the median of
 * means of batches, in whole nanoseconds before Rust 1.81. See library/test/src/bench.rs of rust-lang/rust.
 */
export const libtest = defineFormat({
  id: "libtest",
  title: "cargo bench",
  detect: ({ text, json }) => json === undefined && linesOf(text).some((line) => TIME.test(line.slice(markIn(line)))),
  read: ({ text }) => ({
    tool: { name: "cargo bench", version: undefined },
    run: { takenAt: undefined, commit: undefined, machine: {} },
    benchmarks: linesOf(text).flatMap(benchmarkIn),
    earlier: [],
    remarks: [],
  }),
});

/** Those that tell of a test or benchmark, without the colours of a terminal. */
function linesOf(text: string): readonly string[] {
  const plain = text.includes("\x1b") ? text.replace(COLOURS, "") : text;
  return plain.split(/\r?\n/).filter((line) => line.startsWith(START) && line.includes(MARK));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what the escape of a colour begins with.
const COLOURS = /\x1b\[[\d;]{0,20}m|\x1b\(B/g;

const START = "test ";
const MARK = " ... ";

const TIME = /^bench:\s{1,40}([\d,]+(?:\.\d+)?) ns\/iter \(\+\/- [\d,.]+\)(?: = ([\d,]+) MB\/s)?/;

function markIn(line: string): number {
  return line.indexOf(MARK) + MARK.length;
}

function benchmarkIn(line: string): readonly BenchmarkResult[] {
  const rest = line.slice(markIn(line));
  const name = line.slice(START.length, line.indexOf(MARK)).trim();
  const [whole, time, rate] = TIME.exec(rest) ?? [];
  if (whole === undefined && !rest.startsWith("FAILED")) return [];
  const median = numberOf(time, 1e-9);
  const isMeasured = median !== undefined && median > 0;
  return [
    {
      name,
      basis: "iteration",
      measures: isMeasured
        ? // Decimal megabytes, in whole numbers.
          [...measure("latency", "p50", median), ...measure("transfer", undefined, numberOf(rate, 1e6))]
        : [],
      samples: undefined,
      lacking: isMeasured ? lacking() : [],
      failure: isMeasured
        ? undefined
        : whole === undefined
          ? l10n.t("It failed.")
          : l10n.t("It took less than a nanosecond."),
    },
  ];
}

function lacking(): readonly Lacking[] {
  return [
    {
      kind: "latency",
      statistic: "mean",
      why: l10n.t("No mean is printed by cargo bench; estimates.json of criterion has it."),
    },
    ...(["p95", "p99"] as const).map((statistic) => ({
      kind: "latency" as const,
      statistic,
      why: l10n.t(
        "{0} of single calls does not follow from the means of batches that cargo bench measures.",
        statistic.toUpperCase(),
      ),
    })),
  ];
}

function numberOf(digits: string | undefined, factor: number): number | undefined {
  return digits === undefined ? undefined : Number(digits.replaceAll(",", "")) * factor;
}
