/** What was compiled for the start stays compiled, so that it can be kept for the next one. */
export const KEEP_COMPILED = "--no-flush-bytecode";

/** Lets a program say when garbage is to be collected. */
export const EXPOSE_GC = "--expose-gc";

/** For work on many documents. */
export const BULK_FLAGS: readonly string[] = [
  // V8 optimises a function together with what it calls, up to a limit. Where all is called from everywhere and little
  // runs long, a sixth of that limit takes a fifth off a check of many documents.
  "--max-inlined-bytecode-size-cumulative=150",
  // Threads of ours keep every processor busy: to clear the young generation, V8's helpers would have to wait for one,
  // and the thread for them.
  "--no-parallel-scavenge",
];

/**
 * V8 lets its heap grow by so many per cent of what is in use before it collects all of it; with 0 it decides by itself,
 * which is up to 300.
 */
export const HEAP_GROWTH = {
  /** While many documents are read: each leaves a quarter of a megabyte behind, and collecting soon costs little. */
  inBulk: "--heap-growing-percent=35",
  /** While little is in use, V8 would collect every few seconds of typing, and slow down ten keystrokes each time. */
  whileSmall: "--heap-growing-percent=300",
  asUsual: "--heap-growing-percent=0",
} as const;

/**
 * For a server, which has bulk to do too. A keystroke is a few milliseconds of work every now and then: functions that V8
 * optimises as soon as it may are mostly deoptimised at the next other kind of edit, and both costs more than it brings.
 * That of functions that really run often is left for later. Since its version 12 V8 counts calls for that, and waits
 * long enough by itself.
 * @param version V8's, from `process.versions`.
 */
export function keystrokeFlags(version: string): readonly string[] {
  const isBeforeCounting = Number.parseInt(version, 10) < 12;
  return [...BULK_FLAGS, ...(isBeforeCounting ? ["--interrupt-budget=500000"] : []), HEAP_GROWTH.whileSmall];
}
