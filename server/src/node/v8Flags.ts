/** What was compiled for the start stays compiled, so that it can be kept for the next one. */
export const KEEP_COMPILED = "--no-flush-bytecode";

/** For work on many documents, which the server has too. */
export const BULK_FLAGS: readonly string[] = [
  // V8 optimises a function together with what it calls, up to a limit. Where all is called from everywhere and little
  // runs long, a sixth of that limit takes a fifth off a check of many documents.
  "--max-inlined-bytecode-size-cumulative=150",
  // Threads of ours keep every processor busy: to clear the young generation, V8's helpers would have to wait for one,
  // and the thread for them.
  "--no-parallel-scavenge",
];
