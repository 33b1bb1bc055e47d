import { hyperfine } from "./hyperfine.ts";
import type { ResultsFormat } from "./resultsFormat.ts";

/** Every format, the most exact first: the first that detects a file reads it. */
export const resultsFormats: readonly ResultsFormat[] = [hyperfine];
