import { Queue } from "./queue.js";

export function fill(count: number): Queue {
  const queue = new Queue();
  for (let n = 0; n < count; n += 1) queue.push({ id: `${n}`, priority: n % 97, run: async () => {} });
  return queue;
}
