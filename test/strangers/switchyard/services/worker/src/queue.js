export class Queue {
  #jobs = [];
  push(job) {
    this.#jobs.push(job);
  }
  take() {
    return this.#jobs.shift();
  }
}
