import * as l10n from "@vscode/l10n";
import { parseJson } from "../jsonValue.ts";
import type { BenchmarkResult, ResultsFile } from "../resultsFile.ts";
import { resultsFormats } from "./formats.ts";
import type { ResultsFormat, ResultsText } from "./resultsFormat.ts";

/** Files of more bytes are not read: some formats hold every sample. */
export const RESULTS_LIMIT = 64 * 1024 * 1024;

export type ResultsReading =
  | { readonly kind: "results"; readonly results: ResultsFile }
  /** `message`: one sentence that says what the text is not. */
  | { readonly kind: "none"; readonly message: string };

/** What a text says to be measured, in whichever of the known formats it is. Never throws. */
export function readResults(text: string): ResultsReading {
  const source: ResultsText = sourceOf(text);
  const format = resultsFormats.find((one) => one.detect(source));
  if (!format) return { kind: "none", message: whatItIsNot(source) };
  const read = format.read(source);
  const results = { format: format.id, ...read, benchmarks: read.benchmarks.map(explained) };
  return results.benchmarks.length > 0
    ? { kind: "results", results }
    : { kind: "none", message: l10n.t("This is output of {0}, but it holds no benchmark.", format.title) };
}

/** The format that a text is in; undefined for what holds no results. */
export function formatOf(text: string): ResultsFormat | undefined {
  const source = sourceOf(text);
  return resultsFormats.find((one) => one.detect(source));
}

function explained(one: BenchmarkResult): BenchmarkResult {
  return one.measures.length > 0 ? one : { ...one, failure: one.failure ?? l10n.t("The file holds no figure of it.") };
}

/** What formats look at of a text. */
export function sourceOf(text: string): ResultsText {
  const line = /\S[^\r\n]*/.exec(text)?.[0] ?? "";
  const json = parseJson(text);
  return { text, json, firstLine: json ?? parseJson(line) };
}

function whatItIsNot({ text, json }: ResultsText): string {
  if (text.trim() === "") return l10n.t("The file is empty; expected results of a benchmark.");
  const looksLikeJson = /^\uFEFF?\s*[{[]/.test(text);
  if (looksLikeJson && json === undefined)
    return l10n.t("The file is no valid JSON; it may have been cut off while it was written.");
  return l10n.t("The file is in none of the formats of benchmark results that Perfdoc reads.");
}
