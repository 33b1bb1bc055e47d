import { hyperfine } from "./hyperfine.ts";
import { mitata } from "./mitata.ts";
import type { ResultsFormat } from "./resultsFormat.ts";
import { tinybench } from "./tinybench.ts";
import { vitest } from "./vitest.ts";

/** Every format, the most exact first: the first that detects a file reads it. */
export const resultsFormats: readonly ResultsFormat[] = [vitest, tinybench, mitata, hyperfine];
