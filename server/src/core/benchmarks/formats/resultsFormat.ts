import type { JsonValue } from "../jsonValue.ts";
import type { ResultsFile } from "../resultsFile.ts";

/** A file that may hold results, looked at by every format. */
export interface ResultsText {
  readonly text: string;
  /** The whole text as JSON; undefined where it is none. */
  readonly json: JsonValue | undefined;
  /** The first line that is not empty, as JSON, for formats that write a value a line; undefined where it is none. */
  readonly firstLine: JsonValue | undefined;
}

/** One format of one tool. Nothing in it evaluates anything. */
export interface ResultsFormat {
  /** Also the name of its file. */
  readonly id: string;
  /** As users know it: "vitest bench", "go test -bench". */
  readonly title: string;
  /** Goes by what stands in the file, never by its name, and costs little. */
  readonly detect: (source: ResultsText) => boolean;
  /** Of a file that was detected. One in which nothing was measured has no benchmarks, or such that say why. */
  readonly read: (source: ResultsText) => Omit<ResultsFile, "format">;
}

export function defineFormat(format: ResultsFormat): ResultsFormat {
  return format;
}
