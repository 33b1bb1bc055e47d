import type { Log } from "../client/log.ts";
import type { Environment } from "./environment.ts";

/** So long nothing has to come in before work begins that nobody waits for. */
const QUIET_MS = 60;

/** A piece of work that can wait; gives up as soon as `isStale` says that something newer has come in. */
export type IdleTask = (isStale: () => boolean) => Promise<void>;

/** Does what can wait, in order, while nothing else comes in; begins again when something has. */
export class IdleScheduler {
  readonly #environment: Environment;
  readonly #log: Log;
  readonly #tasks: readonly IdleTask[];
  #activity = 0;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(environment: Environment, log: Log, tasks: readonly IdleTask[]) {
    this.#environment = environment;
    this.#log = log;
    this.#tasks = tasks;
  }

  /** Says that something came in: what is under way gives up, and everything is looked at again. */
  reschedule(): void {
    this.#activity++;
    if (this.#isStopped) return;
    this.#running ??= this.#run();
  }

  /** Waits until nothing is left to do. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  stop(): void {
    this.#isStopped = true;
    this.#activity++;
  }

  async #run(): Promise<void> {
    let done = -1;
    while (done !== this.#activity && !this.#isStopped) {
      const begun = await this.#quiet();
      await this.#workFor(begun);
      done = begun;
    }
    this.#running = undefined;
  }

  async #quiet(): Promise<number> {
    for (;;) {
      const before = this.#activity;
      await this.#environment.pause(QUIET_MS);
      if (before === this.#activity) return before;
    }
  }

  async #workFor(activity: number): Promise<void> {
    const isStale = () => this.#activity !== activity;
    for (const task of this.#tasks) {
      if (isStale()) return;
      try {
        await task(isStale);
      } catch (error) {
        this.#log.once("An idle task failed", error);
      }
      await this.#environment.pause(0);
    }
  }
}
