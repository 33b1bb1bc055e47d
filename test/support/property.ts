import fc from "fast-check";

/** With `FUZZ_RUNS=10000 node test/run.mjs PART-OF-A-NAME` a property is tried that often, on inputs that are new each time. */
const wanted = process.env.FUZZ_RUNS;

// Without it each run of the tests tries the same inputs: what is found by chance is found by who looks for it.
if (wanted === undefined) fc.configureGlobal({ seed: 21 });

/** True if new inputs are looked for, so that each of them may be as large as it takes. */
export const isHunt = wanted !== undefined;

/** How often a property is tried that is given `usual` inputs otherwise. */
export function runsOr(usual: number): number {
  return wanted === undefined ? usual : Number(wanted);
}

export { fc };
