import * as l10n from "@vscode/l10n";
import { type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import type { BenchmarkResult } from "../resultsFile.ts";
import { failureOf, runtimeNamed } from "../resultsWording.ts";
import { tinybenchFigures } from "../tinybenchFigures.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * Tasks of tinybench as people write them to a file: `bench.tasks.map((t) => ({ name: t.name, ...t.result }))`, with the
 * result below `result`, or as `tasks` or `results` of an object. Every value is one call of the function.
 */
export const tinybench = defineFormat({
  id: "tinybench",
  title: "tinybench",
  detect: ({ json }) => tasksIn(json).some((task) => hasResult(task) || isTableRow(task)),
  read: ({ json }) => {
    const tasks = tasksIn(json);
    const results = tasks.map(resultOf);
    const runtime = results
      .map((one) => runtimeNamed(textIn(one, "runtime"), textIn(one, "runtimeVersion")))
      .find((one) => one !== undefined);
    return {
      tool: { name: "tinybench", version: undefined },
      run: { takenAt: undefined, commit: undefined, machine: runtime === undefined ? {} : { runtime } },
      benchmarks: tasks.map((task) => (isTableRow(task) ? ofTableRow(task) : benchmarkOf(task))),
      earlier: [],
      remarks: [],
    };
  },
});

function tasksIn(json: JsonValue | undefined): readonly JsonValue[] {
  const list = [listIn(json), listIn(json, "tasks"), listIn(json, "results")].find((one) => one.length > 0);
  return list ?? (json === undefined ? [] : [json]);
}

function resultOf(task: JsonValue): JsonValue {
  return valueIn(task, "result") ?? task;
}

function hasResult(task: JsonValue): boolean {
  const result = resultOf(task);
  return (
    textIn(task, "name") !== undefined &&
    numberIn(result, "totalTime") !== undefined &&
    (numberIn(result, "latency", "mean") !== undefined || numberIn(result, "hz") !== undefined)
  );
}

function benchmarkOf(task: JsonValue): BenchmarkResult {
  const result = resultOf(task);
  return {
    name: textIn(task, "name") ?? "",
    basis: "request",
    ...tinybenchFigures(result, whyNot),
    failure: whyItFailed(result),
  };
}

function whyNot(percentile: string): string {
  return l10n.t(
    "Tinybench stores no {0}: with retainSamples, and always up to version 5, it is taken from the samples.",
    percentile,
  );
}

function whyItFailed(result: JsonValue): string | undefined {
  const state = textIn(result, "state") ?? "";
  if (valueIn(result, "aborted") === true || state.startsWith("aborted"))
    return l10n.t("It was stopped before its end.");
  if (state === "errored" || (valueIn(result, "error") ?? null) !== null)
    return failureOf(l10n.t("It threw an error"), textIn(result, "error", "message") ?? textIn(result, "error"));
  return state === "completed" || numberIn(result, "totalTime") !== undefined ? undefined : l10n.t("It was not run.");
}

function isTableRow(task: JsonValue): boolean {
  return textIn(task, "Task name") !== undefined;
}

/** Texts with a sign between two numbers, rounded, for people. */
function ofTableRow(row: JsonValue): BenchmarkResult {
  return {
    name: textIn(row, "Task name") ?? "",
    basis: "request",
    measures: [],
    samples: numberIn(row, "Samples"),
    lacking: [],
    failure: l10n.t(
      "Its figures are text for people, as bench.table() gives them: write the results of bench.tasks to the file.",
    ),
  };
}
