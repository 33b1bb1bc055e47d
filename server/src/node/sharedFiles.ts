/** Fewer files than this for each thread are done sooner than one has started. */
const FEWEST_FILES = 30;

/** So many files are taken at once: few enough that all threads are done at the same time. */
const FILES_AT_ONCE = 4;

/** Files to be done by several threads, each of which has a share of its own and then helps the others with theirs. */
export interface SharedFiles {
  readonly shares: readonly (readonly string[])[];
  /** How many of each share are taken, in memory that all threads see. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

/** In how many threads so many files are best done; 1 where more do not pay. */
export function threadsFor(files: number, processors: number): number {
  return Math.max(1, Math.min(processors, Math.floor(files / FEWEST_FILES)));
}

/** Files in shares of the same size. */
export function inShares(files: readonly string[], threads: number): SharedFiles["shares"] {
  return Array.from({ length: threads }, (_, turn) => files.filter((_, index) => index % threads === turn));
}

/** The shares with none of their files taken. */
export function untaken(shares: SharedFiles["shares"]): SharedFiles {
  return { shares, taken: new Int32Array(new SharedArrayBuffer(shares.length * Int32Array.BYTES_PER_ELEMENT)) };
}

/** Takes files for the thread of a share, some at a time, until no thread has any left. */
export function* takenBy(own: number, { shares, taken }: SharedFiles): Generator<readonly string[]> {
  for (let turn = 0; turn < shares.length; turn++) {
    const of = (own + turn) % shares.length;
    const share = shares[of] ?? [];
    for (;;) {
      const from = Atomics.add(taken, of, FILES_AT_ONCE);
      if (from >= share.length) break;
      yield share.slice(from, from + FILES_AT_ONCE);
    }
  }
}
