export interface Task {
  id: string;
  priority: number;
  run(): Promise<void>;
}

/** A binary heap; the task with the highest priority is first. */
export class Queue {
  readonly #heap: Task[] = [];

  get size(): number {
    return this.#heap.length;
  }

  push(task: Task): void {
    this.#heap.push(task);
    this.#up(this.#heap.length - 1);
  }

  pop(): Task | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined || this.#heap.length === 0) return first;
    this.#heap[0] = last;
    this.#down(0);
    return first;
  }

  #up(at: number): void {
    let child = at;
    while (child > 0) {
      const parent = (child - 1) >>> 1;
      if (this.#priority(parent) >= this.#priority(child)) return;
      this.#swap(parent, child);
      child = parent;
    }
  }

  #down(at: number): void {
    let parent = at;
    for (;;) {
      let best = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < this.#heap.length && this.#priority(child) > this.#priority(best)) best = child;
      }
      if (best === parent) return;
      this.#swap(parent, best);
      parent = best;
    }
  }

  #priority(at: number): number {
    return (this.#heap[at] as Task).priority;
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b] as Task, this.#heap[a] as Task];
  }
}
