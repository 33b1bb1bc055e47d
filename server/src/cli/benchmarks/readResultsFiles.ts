import { RESULTS_LIMIT, readResults } from "../../core/benchmarks/formats/readResults.ts";
import type { ResultsFile } from "../../core/benchmarks/resultsFile.ts";
import { uriFrom } from "../checking/checkTargets.ts";
import { type Terminal, UsageError } from "../terminal/terminal.ts";

/** A file of results that was named on the command line. */
export interface NamedResults {
  /** As it was named. */
  readonly path: string;
  readonly uri: string;
  readonly results: ResultsFile;
}

/**
 * Reads files of results.
 * @throws UsageError for one that is not there, or holds none.
 */
export async function readResultsFiles(
  { host, cwd }: Pick<Terminal, "host" | "cwd">,
  paths: readonly string[],
): Promise<readonly NamedResults[]> {
  const files: NamedResults[] = [];
  for (const path of paths) {
    const uri = uriFrom(cwd, path);
    const read = await host.readText(uri, RESULTS_LIMIT, "followed");
    const reading = read.kind === "text" ? readResults(read.text) : { kind: "none" as const, message: read.message };
    if (reading.kind === "none") throw new UsageError(`${path}: ${reading.message}`);
    files.push({ path, uri, results: reading.results });
  }
  return files;
}
