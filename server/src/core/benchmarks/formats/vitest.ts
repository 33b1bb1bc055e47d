import * as l10n from "@vscode/l10n";
import { type JsonValue, listIn, numberIn, textIn, valueIn } from "../jsonValue.ts";
import type { BenchmarkResult, ResultsFile } from "../resultsFile.ts";
import { failureOf, momentOf, namesApart } from "../resultsWording.ts";
import { tinybenchFigures } from "../tinybenchFigures.ts";
import { defineFormat } from "./resultsFormat.ts";

/**
 * What `vitest bench` writes: up to version 4 the file of `benchmark.outputJson`, since version 5 the report of the JSON
 * reporter and the files of `writeResult`. Every value is one call of the function.
 */
export const vitest = defineFormat({
  id: "vitest",
  get title() {
    return l10n.t("vitest bench with benchmark.outputJson, of its JSON reporter or of writeResult");
  },
  detect: ({ json }) => isOutputJson(json) || isReport(json) || isWrittenResult(json),
  read: ({ json }) => {
    const rows = isOutputJson(json) ? rowsOfOutputJson(json) : isReport(json) ? rowsOfReport(json) : rowOfResult(json);
    return fileOf(rows, momentOf(numberIn(json, "startTime")));
  },
});

/** A benchmark with the name that people use and the one that its file is part of. */
interface Row extends Omit<BenchmarkResult, "name" | "basis"> {
  readonly short: string;
  readonly long: string;
}

function fileOf(rows: readonly Row[], takenAt: string | undefined): Omit<ResultsFile, "format"> {
  const names = namesApart(rows);
  return {
    tool: { name: "vitest", version: undefined },
    run: { takenAt, commit: undefined, machine: {} },
    benchmarks: rows.map(({ short, long, ...figures }, index) => ({
      name: names[index] ?? long,
      basis: "request",
      ...figures,
    })),
    earlier: [],
    remarks: [],
  };
}

function isOutputJson(json: JsonValue | undefined): boolean {
  return listIn(json, "files").some((file) => Array.isArray(valueIn(file, "groups")) && textIn(file, "filepath"));
}

function rowsOfOutputJson(json: JsonValue | undefined): readonly Row[] {
  return listIn(json, "files").flatMap((file) =>
    listIn(file, "groups").flatMap((group) => {
      const groups = (textIn(group, "fullName") ?? "").split(" > ");
      const [first = "", ...suites] = groups;
      const inFile = isPathOf(first, textIn(file, "filepath") ?? "") ? suites : groups;
      return listIn(group, "benchmarks").map((one) => {
        const name = textIn(one, "name") ?? "";
        return {
          short: [...inFile, name].join(" > "),
          long: [...groups, name].join(" > "),
          ...tinybenchFigures(one, whyNotUpToFour),
          failure:
            numberIn(one, "mean") === undefined
              ? l10n.t("It has no result: it threw an error, or was stopped.")
              : undefined,
        };
      });
    }),
  );
}

/** Names of groups begin with the file as seen from the root, where its own path is that of the machine. */
function isPathOf(name: string, filepath: string): boolean {
  return name !== "" && filepath.endsWith(`/${name.replace(/^(?:\.\.\/)+/, "")}`);
}

function whyNotUpToFour(percentile: string): string {
  return l10n.t(
    "Up to version 4, vitest writes no {0} and no samples to take it from: vitest 5 keeps them with benchmark.retainSamples.",
    percentile,
  );
}

function isReport(json: JsonValue | undefined): boolean {
  return listIn(json, "testResults").some((file) =>
    listIn(file, "assertionResults").some((one) => Array.isArray(valueIn(one, "benchmarks"))),
  );
}

function rowsOfReport(json: JsonValue | undefined): readonly Row[] {
  return listIn(json, "testResults").flatMap((file) => {
    const base = (textIn(file, "name") ?? "").split(/[\\/]/).at(-1) ?? "";
    return listIn(file, "assertionResults").flatMap((test) => {
      const rows = listIn(test, "benchmarks").flatMap((one) =>
        listIn(one, "tasks").map((task) => rowOfTask(task, `${textIn(one, "name") ?? ""} > `, base)),
      );
      return rows.length > 0 || textIn(test, "status") !== "failed" ? rows : [rowOfFailure(test, base)];
    });
  });
}

function rowOfTask(task: JsonValue, before: string, file: string): Row {
  const short = `${before}${textIn(task, "name") ?? ""}`;
  const names = { short, long: `${file} > ${short}` };
  return valueIn(task, "fromStore") === true
    ? {
        ...names,
        ...NOTHING,
        failure: l10n.t("It was not measured in this run, but read from an earlier file by bench.from()."),
      }
    : { ...names, ...tinybenchFigures(task, whyNot), failure: undefined };
}

function rowOfFailure(test: JsonValue, file: string): Row {
  const titles = [...listIn(test, "ancestorTitles"), valueIn(test, "title") ?? ""];
  const short = titles.filter((one) => typeof one === "string").join(" > ");
  const [message] = listIn(test, "failureMessages");
  return { short, long: `${file} > ${short}`, ...NOTHING, failure: failureOf(l10n.t("It failed"), textIn(message)) };
}

const NOTHING = { measures: [], lacking: [], samples: undefined } as const;

/** Four keys and no name, which is in the path that the author chose. */
function isWrittenResult(json: JsonValue | undefined): boolean {
  return (
    numberIn(json, "latency", "mean") !== undefined &&
    numberIn(json, "throughput", "mean") !== undefined &&
    numberIn(json, "totalTime") !== undefined &&
    valueIn(json, "name") === undefined &&
    valueIn(json, "state") === undefined
  );
}

function rowOfResult(json: JsonValue | undefined): readonly Row[] {
  return json === undefined ? [] : [{ short: "", long: "", ...tinybenchFigures(json, whyNot), failure: undefined }];
}

function whyNot(percentile: string): string {
  return l10n.t("Vitest writes no {0}: set benchmark.retainSamples, and it is taken from the samples.", percentile);
}
