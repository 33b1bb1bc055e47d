import { Queue, type Task } from "./queue.js";

export class Scheduler {
  readonly #ready = new Queue();
  readonly #waiting = new Map<string, Set<string>>();
  readonly #tasks = new Map<string, Task>();

  add(task: Task, after: readonly string[] = []): void {
    this.#tasks.set(task.id, task);
    if (after.length === 0) this.#ready.push(task);
    else this.#waiting.set(task.id, new Set(after));
  }

  async run(concurrency: number): Promise<void> {
    const workers = Array.from({ length: concurrency }, async () => {
      for (let task = this.#ready.pop(); task !== undefined; task = this.#ready.pop()) {
        await task.run();
        this.#finished(task.id);
      }
    });
    await Promise.all(workers);
  }

  #finished(id: string): void {
    for (const [waiting, after] of this.#waiting) {
      if (!after.delete(id) || after.size > 0) continue;
      this.#waiting.delete(waiting);
      this.#ready.push(this.#tasks.get(waiting) as Task);
    }
  }
}
