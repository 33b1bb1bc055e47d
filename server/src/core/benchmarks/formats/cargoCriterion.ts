import * as l10n from "@vscode/l10n";
import { shortened } from "../../text/wording.ts";
import { type JsonValue, listIn, numberIn, parseJson, textIn, valueIn } from "../jsonValue.ts";
import { measure, scaled } from "../measures.ts";
import type { BenchmarkResult } from "../resultsFile.ts";
import { noPercentiles, SECONDS, throughputOf } from "./criterion.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * `cargo criterion --message-format=json`: a message a line, of which those of finished benchmarks are read. See
 * book/src/cargo_criterion/external_tools.md of criterion-rs/criterion.rs.
 */
export const cargoCriterion = defineFormat({
  id: "cargoCriterion",
  title: "cargo criterion --message-format=json",
  detect: ({ text, firstLine }) => textIn(firstLine, "reason") !== undefined && text.includes(`"${COMPLETE}"`),
  read: ({ text }) => ({
    tool: { name: "criterion", version: undefined },
    run: { takenAt: undefined, commit: undefined, machine: {} },
    benchmarks: text
      .split(/\r?\n/)
      .filter((line) => line.includes(COMPLETE))
      .map(parseJson)
      .filter((message) => textIn(message, "reason") === COMPLETE)
      .map(benchmarkOf),
    earlier: [],
    remarks: [],
  }),
});

const COMPLETE = "benchmark-complete";

function benchmarkOf(message: JsonValue | undefined): BenchmarkResult {
  const samples = listIn(message, "measured_values").length;
  const mean = timeIn(valueIn(message, "typical")) ?? timeIn(valueIn(message, "mean"));
  const measures = [
    ...measure("latency", "mean", mean),
    ...measure("latency", "p50", timeIn(valueIn(message, "median"))),
  ];
  return {
    name: textIn(message, "id") ?? "",
    basis: "iteration",
    measures: [
      ...measures,
      ...listIn(message, "throughput").flatMap((one) =>
        throughputOf(numberIn(one, "per_iteration"), textIn(one, "unit") ?? "", mean ?? 0),
      ),
    ],
    samples: samples > 0 ? samples : undefined,
    lacking: measures.length > 0 ? noPercentiles() : [],
    failure: measures.length > 0 ? undefined : whyNone(message),
  };
}

/** Other measurements than that of the clock have units of their own. */
function timeIn(estimate: JsonValue | undefined): number | undefined {
  const factor = SECONDS.get(textIn(estimate, "unit") ?? "");
  return factor === undefined ? undefined : scaled(numberIn(estimate, "estimate"), factor);
}

function whyNone(message: JsonValue | undefined): string {
  return l10n.t(
    'It was measured in "{0}", which is no unit of time.',
    shortened(textIn(message, "typical", "unit") ?? ""),
  );
}
