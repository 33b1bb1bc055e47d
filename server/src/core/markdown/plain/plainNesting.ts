import type { PhrasingContent } from "mdast";
import { notBeforeIndent, notPlain, type PlainLines } from "./plainLines.ts";

/** A mark that may turn out to open something, and what stands behind it so far. */
export interface Open {
  /** A run of `*` or `_`, a `[`, or "" for the text as a whole. */
  readonly mark: string;
  readonly start: number;
  /** False for a bracket around a link: links hold no links. */
  mayBeLink: boolean;
  readonly children: PhrasingContent[];
}

/** More marks that wait for their ends are left to remark. */
const MOST_OPEN = 30;

/** The marks that wait for their ends, each inside the one before it, and what was read so far. */
export class PlainNesting {
  readonly #lines: PlainLines;
  /** The outermost first: the text as a whole. */
  readonly #open: Open[] = [{ mark: "", start: 0, mayBeLink: false, children: [] }];

  constructor(lines: PlainLines) {
    this.#lines = lines;
  }

  get inner(): Open {
    return this.#open.at(-1) ?? notPlain();
  }

  /** The innermost mark of a kind; undefined if none is open. */
  nearest(kind: string): Open | undefined {
    return this.#open.findLast(({ mark }) => mark.startsWith(kind));
  }

  open(mark: string, start: number): void {
    if (this.#open.length > MOST_OPEN) notPlain();
    this.#open.push({ mark, start, mayBeLink: mark === "[", children: [] });
  }

  /** Text behind text is one node. */
  addText(value: string, start: number, end: number): void {
    const { children } = this.inner;
    const last = children.at(-1);
    if (last?.type === "text" && last.position) {
      last.value += value;
      last.position.end = this.#lines.point(end);
    } else children.push({ type: "text", value, position: this.#lines.position(start, end) });
  }

  add(node: PhrasingContent): void {
    this.inner.children.push(node);
  }

  /** Ends the innermost mark: what stands behind it is in a node of its own. */
  close(): void {
    this.#open.pop();
  }

  /** From now on nothing that is open can become a link. */
  forbidLinks(): void {
    for (const open of this.#open) open.mayBeLink = false;
  }

  /**
   * The innermost mark is never closed, so it is text.
   * @param end How far its content was read.
   */
  takeAsText(end: number): void {
    const { mark, start, children } = this.inner;
    if (mark === "[") notBeforeIndent(this.#lines, start, end);
    this.close();
    this.addText(mark, start, start + mark.length);
    for (const child of children) {
      const { start: from, end: to } = child.position ?? {};
      if (child.type === "text" && from?.offset !== undefined && to?.offset !== undefined) {
        this.addText(child.value, from.offset, to.offset);
      } else this.add(child);
    }
  }

  /** What was read, once nothing is open any more. */
  finish(end: number): PhrasingContent[] {
    while (this.#open.length > 1) this.takeAsText(end);
    return this.inner.children;
  }
}
