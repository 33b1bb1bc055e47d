import { setImmediate } from "node:timers/promises";

/** What ends a program unless it does something about it. */
const ENDING: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Does some work in one go: a signal that would end the program in the middle of it ends it right after.
 * @param work Blocks until it is done.
 */
export async function withSignalsHeld<Result>(work: () => Result): Promise<Result> {
  const held = new Set<NodeJS.Signals>();
  const hold = (signal: NodeJS.Signals) => void held.add(signal);
  for (const signal of ENDING) process.on(signal, hold);
  try {
    return work();
  } finally {
    // Node hands a signal over when the event loop has turned; what begins before it has turned at all waits for the next time.
    await setImmediate();
    await setImmediate();
    for (const signal of ENDING) process.off(signal, hold);
    for (const signal of held) process.kill(process.pid, signal);
  }
}
