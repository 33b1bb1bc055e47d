import { autocannon } from "./autocannon.ts";
import { go } from "./go.ts";
import { googleBenchmark } from "./googleBenchmark.ts";
import { hyperfine } from "./hyperfine.ts";
import { mitata } from "./mitata.ts";
import { pytestBenchmark } from "./pytestBenchmark.ts";
import type { ResultsFormat } from "./resultsFormat.ts";
import { tinybench } from "./tinybench.ts";
import { vitest } from "./vitest.ts";
import { wrk } from "./wrk.ts";

/** Every format, the most exact first: the first that detects a file reads it. */
export const resultsFormats: readonly ResultsFormat[] = [
  vitest,
  tinybench,
  mitata,
  hyperfine,
  googleBenchmark,
  pytestBenchmark,
  autocannon,
  go,
  wrk,
];
