import { partitionPoint } from "./partitionPoint.ts";
import { areDisjoint, type TextEdit } from "./textEdit.ts";

/** The places of edits that are to be applied at once; asking takes the logarithm of their number. */
export class TakenPlaces {
  /** Sorted, and none touches another. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /**
   * Takes the places of some edits, all or none: false if one meets a place that is taken. To touch counts as meeting,
   * since two insertions at one place have no order of their own.
   */
  take(edits: readonly TextEdit[]): boolean {
    if (!areDisjoint(edits) || edits.some(({ span }) => this.#meets(span.start, span.end))) return false;
    for (const { span } of edits) this.#add(span.start, span.end);
    return true;
  }

  #meets(start: number, end: number): boolean {
    const index = this.#firstEndingFrom(start);
    return index < this.#starts.length && (this.#starts[index] ?? 0) <= end;
  }

  /** Edits of one fix may touch each other: then they are one place. */
  #add(start: number, end: number): void {
    const first = this.#firstEndingFrom(start);
    let next = first;
    while (next < this.#starts.length && (this.#starts[next] ?? 0) <= end) next++;
    const from = Math.min(start, next > first ? (this.#starts[first] ?? start) : start);
    const to = Math.max(end, next > first ? (this.#ends[next - 1] ?? end) : end);
    this.#starts.splice(first, next - first, from);
    this.#ends.splice(first, next - first, to);
  }

  #firstEndingFrom(offset: number): number {
    return partitionPoint(this.#ends, (end) => end < offset);
  }
}
