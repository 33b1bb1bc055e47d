// How runs of tests say what came of them: by a last line `N passed, N failed`.

/** The last line of a run that counts; a run without one failed. */
export function countIn(printed) {
  const [, passed, failed] = [...printed.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [undefined, 0, 1];
  return { passed: Number(passed), failed: Number(failed) };
}

export function sumOf(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return { passed: sum("passed"), failed: sum("failed") };
}

/** Prints the last line, and ends the process accordingly; nothing that passed is no success either. */
export function endWith({ passed, failed }) {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}
