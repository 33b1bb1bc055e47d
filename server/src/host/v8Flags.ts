/**
 * For a server: a keystroke is a few milliseconds of work every now and then. Functions that V8 optimises as soon as it
 * may are mostly deoptimised at the next other kind of edit, and both costs more than it brings: that of functions that
 * really run often is left for later.
 */
export const KEYSTROKE_FLAGS: readonly string[] = ["--interrupt-budget=500000"];

/**
 * While many documents are read: V8 lets its heap grow to four times of what is in use before it collects all of it, and
 * each parsed document leaves a quarter of a megabyte behind. Collecting sooner costs little there, but would be felt
 * between keystrokes.
 */
export const COLLECT_SOON = "--heap-growing-percent=30";
export const COLLECT_AS_USUAL = "--heap-growing-percent=0";

/** What was compiled for the start stays compiled, so that it can be kept for the next one. */
export const KEEP_COMPILED = "--no-flush-bytecode";
