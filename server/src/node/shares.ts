/** Fewer files than this for each thread are done sooner than one has started. */
const FEWEST_FILES = 30;

/** In how many threads so many files are best done; 1 where more do not pay. */
export function threadsFor(files: number, processors: number): number {
  return Math.max(1, Math.min(processors, Math.floor(files / FEWEST_FILES)));
}

/** Files that several threads work off: each takes those of its own share first, and then those of others. */
export class Shares {
  readonly #left: readonly string[][];
  readonly #atOnce: number;

  /** @param atOnce How many files are taken at once. */
  constructor(files: readonly string[], threads: number, atOnce: number) {
    this.#left = Array.from({ length: threads }, (_, turn) => files.filter((_, index) => index % threads === turn));
    this.#atOnce = atOnce;
  }

  /** The next files for the thread with that share; undefined once all are taken. */
  take(own: number): readonly string[] | undefined {
    const share = [...this.#left.slice(own), ...this.#left].find((files) => files.length > 0);
    return share?.splice(-this.#atOnce);
  }
}
