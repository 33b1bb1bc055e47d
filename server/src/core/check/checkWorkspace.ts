import { forgetDocuments } from "../incremental/memo.ts";
import { packed, unpacked } from "../text/packed.ts";
import { type Checking, checkFile, type FileCheck } from "./checkFile.ts";

/** Reading a file's frontmatter takes a tenth of a millisecond. */
const READ_AT_ONCE = 30;
/** Few enough that all are done at the same time. */
const CHECKED_AT_ONCE = 4;
/** Fewer files than this for each thread are done sooner than one has started. */
const FEWEST_FILES = 30;

/** Whoever checks files: this thread, or another one that has the same workspace before it. */
export interface Checker<Found> {
  /** How many batches are given to it at once: one that is asked by messages has the next one there when it is done. */
  readonly batches: number;
  /** Reads the frontmatter of files; gives what it says to others, which is handed on unread. */
  read(files: readonly string[]): Promise<string>;
  /** Takes over what the frontmatter of files says, from whoever has read it. */
  learn(frontmatters: readonly string[]): Promise<void>;
  check(files: readonly string[]): Promise<readonly FileCheck<Found>[]>;
}

/** In how many threads so many files are best checked; 1 where more do not pay. */
export function threadsFor(files: number, processors: number): number {
  return Math.max(1, Math.min(processors, Math.floor(files / FEWEST_FILES)));
}

/**
 * Checks files of a workspace: first the frontmatter of all is read, since that is most of what rules ask of other
 * documents, and then each file is checked.
 * @param take Called with what was found, some files at a time.
 * @param isCancelled True once nobody wants what is still to be found.
 */
export async function checkWorkspace<Found>(
  checkers: readonly Checker<Found>[],
  files: readonly string[],
  take: (checks: readonly FileCheck<Found>[]) => void,
  isCancelled: () => boolean = () => false,
): Promise<void> {
  const frontmatters: string[] = [];
  const read = new Shares(files, checkers.length, READ_AT_ONCE);
  await workOff(checkers, read, isCancelled, async (checker, some) => {
    frontmatters.push(await checker.read(some));
  });
  if (checkers.length > 1) await Promise.all(checkers.map((checker) => checker.learn(frontmatters)));
  const check = new Shares(files, checkers.length, CHECKED_AT_ONCE);
  await workOff(checkers, check, isCancelled, async (checker, some) => take(await checker.check(some)));
}

/** Ends when nothing is under way any more; fails if a checker did. */
async function workOff<Found>(
  checkers: readonly Checker<Found>[],
  shares: Shares,
  isCancelled: () => boolean,
  work: (checker: Checker<Found>, files: readonly string[]) => Promise<void>,
): Promise<void> {
  let isOver = false;
  const workShareOff = async (checker: Checker<Found>, share: number) => {
    try {
      while (!isOver && !isCancelled()) {
        const files = shares.take(share);
        if (files === undefined) return;
        await work(checker, files);
      }
    } finally {
      isOver = true;
    }
  };
  const all = checkers.flatMap((checker, share) =>
    Array.from({ length: checker.batches }, () => workShareOff(checker, share)),
  );
  const failure = (await Promise.allSettled(all)).find((one) => one.status === "rejected");
  if (failure) throw failure.reason;
}

/** Files that several work off: each takes those of its own share first, and then those of others. */
export class Shares {
  readonly #left: readonly string[][];
  readonly #atOnce: number;

  /** @param atOnce How many files are taken at once. */
  constructor(files: readonly string[], count: number, atOnce: number) {
    this.#left = Array.from({ length: count }, (_, turn) => files.filter((_, index) => index % count === turn));
    this.#atOnce = atOnce;
  }

  /** The next files for the one with that share; undefined once all are taken. */
  take(own: number): readonly string[] | undefined {
    const share = [...this.#left.slice(own), ...this.#left].find((files) => files.length > 0);
    return share?.splice(-this.#atOnce);
  }
}

/**
 * This thread.
 * @param isAlone True if nothing that is remembered of documents is of use to anybody else here.
 */
export function checkerOf<Found>(checking: Checking<Found>, isAlone: boolean): Checker<Found> {
  const { workspace } = checking;
  return {
    batches: 1,
    read: async (files) => packed(await workspace.readFrontmatters(files)),
    learn: async (frontmatters) => {
      for (const some of frontmatters) workspace.takeFrontmatters(unpacked(some));
    },
    check: async (files) => {
      const checks: FileCheck<Found>[] = [];
      for (const uri of files) {
        checks.push(await checkFile(checking, uri));
        if (isAlone) forgetDocuments();
      }
      return checks;
    },
  };
}
