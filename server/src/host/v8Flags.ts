/**
 * For a server: a keystroke is a few milliseconds of work every now and then. Functions that V8 optimises as soon as it
 * may are mostly deoptimised at the next other kind of edit, and both costs more than it brings: that of functions that
 * really run often is left for later.
 */
export const KEYSTROKE_FLAGS: readonly string[] = ["--interrupt-budget=500000"];
