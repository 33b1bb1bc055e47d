import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { EXPOSE_GC, HEAP_GROWTH } from "./v8Flags.ts";

/** A keystroke is answered by then, and the next one of a fast typist has not come in yet. */
const REST_MS = 12;

/** Filled up to here, what is young would soon be full, in the middle of a keystroke or of a document. */
const FULL_ENOUGH = 0.4;

/** Bytes in use that count as little. */
const SMALL = 64_000_000;

type Collect = (options: { readonly type: "minor" }) => void;

/** Decides for V8 when garbage is collected: not while somebody waits, and sooner where much is read. */
export class GarbageCollection {
  #rest: NodeJS.Timeout | undefined;
  #bulks = 0;

  /** Takes note of a keystroke: the pause behind it is used to clear V8's young generation. */
  keyStruck(): void {
    if (this.#rest) this.#rest.refresh();
    else this.#rest = setTimeout(clearYoung, REST_MS).unref();
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
}

let collect: Collect | undefined;

/**
 * Clears V8's young generation if it is half full. Whoever calls this where little is alive saves V8 from copying much
 * where more is.
 */
export function clearYoung(): void {
  if (!isYoungFull()) return;
  collect ??= collector();
  collect({ type: "minor" });
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

/** V8's own function, which contexts have that are made since the flag is set. */
function collector(): Collect {
  setFlagsFromString(EXPOSE_GC);
  return runInNewContext("gc");
}
