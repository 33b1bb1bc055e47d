import { autocannon } from "./autocannon.ts";
import { bencher } from "./bencher.ts";
import { benchmarkDotNet } from "./benchmarkDotNet.ts";
import { bombardier } from "./bombardier.ts";
import { cargoCriterion } from "./cargoCriterion.ts";
import { criterion } from "./criterion.ts";
import { criterionCsv } from "./criterionCsv.ts";
import { customBenchmarks } from "./customBenchmarks.ts";
import { deno } from "./deno.ts";
import { githubActionBenchmark } from "./githubActionBenchmark.ts";
import { go } from "./go.ts";
import { googleBenchmark } from "./googleBenchmark.ts";
import { hyperfine } from "./hyperfine.ts";
import { jmh } from "./jmh.ts";
import { k6 } from "./k6.ts";
import { libtest } from "./libtest.ts";
import { lighthouse } from "./lighthouse.ts";
import { markdownTable } from "./markdownTable.ts";
import { mitata } from "./mitata.ts";
import { oha } from "./oha.ts";
import { pytestBenchmark } from "./pytestBenchmark.ts";
import type { ResultsFormat } from "./resultsFormat.ts";
import { tinybench } from "./tinybench.ts";
import { vitest } from "./vitest.ts";
import { wrk } from "./wrk.ts";

/** Every format, the most exact first: the first that detects a file reads it. */
export const resultsFormats: readonly ResultsFormat[] = [
  githubActionBenchmark,
  cargoCriterion,
  criterionCsv,
  jmh,
  customBenchmarks,
  vitest,
  tinybench,
  mitata,
  hyperfine,
  googleBenchmark,
  pytestBenchmark,
  autocannon,
  k6,
  benchmarkDotNet,
  lighthouse,
  deno,
  oha,
  bombardier,
  criterion,
  bencher,
  go,
  wrk,
  libtest,
  markdownTable,
];
