import * as l10n from "@vscode/l10n";
import { listIn, textIn, valueIn } from "../jsonValue.ts";
import { benchmarkIn } from "./githubActionBenchmark.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * The list of names, units and values that github-action-benchmark takes from tools that it does not know. See README.md of
 * benchmark-action/github-action-benchmark.
 */
export const customBenchmarks = defineFormat({
  id: "customBenchmarks",
  get title() {
    return l10n.t("a custom list for github-action-benchmark");
  },
  detect: ({ json }) => {
    const [first] = listIn(json);
    return (
      textIn(first, "name") !== undefined &&
      typeof valueIn(first, "unit") === "string" &&
      valueIn(first, "value") !== undefined
    );
  },
  read: ({ json }) => ({
    tool: { name: "github-action-benchmark", version: undefined },
    run: { takenAt: undefined, commit: undefined, machine: {} },
    benchmarks: listIn(json).map((bench) => benchmarkIn(bench, "custom", "")),
    earlier: [],
    remarks: [],
  }),
});
