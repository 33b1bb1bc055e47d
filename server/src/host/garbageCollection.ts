import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { HEAP_GROWTH } from "./v8Flags.ts";

/** A keystroke is answered by then, and the next one of a fast typist has not come in yet. */
const REST_MS = 12;

/** Filled up to here, what is young is cleared at rest: else it would soon be full, in the middle of a keystroke. */
const FULL_ENOUGH = 0.4;

/** Bytes in use that count as little. */
const SMALL = 64_000_000;

type Collect = (options: { readonly type: "minor" }) => void;

/** Decides for V8 when garbage is collected: not while somebody waits, and sooner where much is read. */
export class GarbageCollection {
  #collect: Collect | undefined;
  #rest: NodeJS.Timeout | undefined;
  #bulks = 0;

  /** Takes note of a keystroke: the pause behind it is used to clear V8's young generation. */
  keyStruck(): void {
    if (this.#rest) this.#rest.refresh();
    else this.#rest = setTimeout(() => this.#clear(), REST_MS).unref();
  }

  /** Does work that looks at many documents, with an eye on the memory that it takes. */
  async inBulk<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#bulks++ === 0) setFlagsFromString(HEAP_GROWTH.inBulk);
    try {
      return await work();
    } finally {
      if (--this.#bulks === 0) setFlagsFromString(isSmall() ? HEAP_GROWTH.whileSmall : HEAP_GROWTH.asUsual);
    }
  }

  #clear(): void {
    if (!isYoungFull()) return;
    this.#collect ??= collector();
    this.#collect({ type: "minor" });
  }
}

function isSmall(): boolean {
  return getHeapStatistics().used_heap_size < SMALL;
}

function isYoungFull(): boolean {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  if (!young) return false;
  const { space_used_size: used, space_available_size: available } = young;
  return used > FULL_ENOUGH * (used + available);
}

/** V8's own function, which contexts have that are made while the flag is set. */
function collector(): Collect {
  setFlagsFromString("--expose-gc");
  const collect: Collect = runInNewContext("gc");
  setFlagsFromString("--no-expose-gc");
  return collect;
}
