import type { Terminal } from "./terminal.ts";

/** One line on stderr that is written over, and gone in the end. Nothing where stderr is no terminal. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #total: number;
  #shownAt = Date.now();

  constructor(terminal: Terminal, total: number) {
    this.#terminal = terminal;
    this.#total = total;
  }

  /** Shows how many are done, if the last time is a while ago. */
  show(done: number): void {
    const now = Date.now();
    if (!this.#terminal.showsProgress || now - this.#shownAt < 100) return;
    this.#shownAt = now;
    const width = 20;
    const filled = Math.round((done / this.#total) * width);
    const bar = "█".repeat(filled) + "░".repeat(width - filled);
    this.#terminal.progress(`\r${bar} ${done} of ${this.#total} files`);
  }

  clear(): void {
    if (this.#terminal.showsProgress) this.#terminal.progress("\r\u001b[K");
  }
}
