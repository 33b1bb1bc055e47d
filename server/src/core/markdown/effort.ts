import { FenceLines } from "./fenceLines.ts";
import { LeafEffort, timesIn } from "./leafEffort.ts";
import { MAY_HOLD_ADDRESS } from "./plain/plainLines.ts";

/**
 * What it takes to parse texts and look at them is told in millionths of a second or so: an estimate by what they hold,
 * now and then too high, but never far too low.
 */

/** What a document may take in all: no author comes near it. What goes beyond is not read. */
export const MOST_EFFORT = 1_000_000;

/** So many lines, marks and so on are each worth this. */
const PLAIN = { unit: 0.15, line: 6, bracket: 8, pipe: 4, chunk: 60 };
const FULL = { unit: 0.06, line: 80, opaque: 30, blank: 8, mark: 10, heading: 80 };
/**
 * What grows with the product of two counts, for remark looks back, or begins anew: at each line over what is open, at
 * underlined titles and definitions of footnotes over all in front of them, at lazy lines over their quotes and lists.
 */
const PRODUCTS = { markByDepth: 0.1, depthByLine: 0.05, underlineByLine: 0.4, lazyByLine: 0.05, footnoteByLine: 0.4 };

/** Quotes and lists in one another further than this are too much for whoever looks into them. */
const DEEPEST = 100;

/** A line's content behind the marks of quotes and lists in front of it. */
const MARKER = /(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|>/y;
/** So far a line is looked at for what it begins. */
const HEAD = 400;

/** Counts, in one pass over a text, what the time for it depends on. */
class Counter {
  readonly #lines = new FenceLines();
  readonly #leaf: LeafEffort;
  #units = 0;
  #blank = 0;
  #count = 0;
  #opaque = 0;
  #headings = 0;
  #underlines = 0;
  #lazy = 0;
  #footnotes = 0;
  /** The columns of the marks that may hold what stands in the line. */
  readonly #open: number[] = [];
  #deepest = 0;
  #products = 0;
  #isAfterText = false;
  /** How far inside a line must begin to be no lazy one; 0 where no quote and no list is open. */
  #inside = 0;

  constructor(mayHoldAddress: boolean) {
    this.#leaf = new LeafEffort(mayHoldAddress);
  }

  line(line: string): void {
    this.#units += line.length + 1;
    const nature = this.#lines.natureOf(line);
    this.#products += this.#deepest * PRODUCTS.depthByLine;
    if (nature === "text") this.#text(line);
    else {
      this.#leaf.end();
      this.#inside = 0;
      if (nature === "blank") this.#blank++;
      else this.#opaque++;
    }
    this.#isAfterText = nature === "text";
  }

  #text(line: string): void {
    this.#count++;
    const { depth, content } = this.#container(line);
    const head = line.slice(content, content + HEAD);
    if (/^ {0,3}#{1,6}(?:\s|$)/.test(line.slice(0, 12))) this.#headings++;
    if (/^\[\^[^\]]*\]:/.test(head)) this.#footnotes++;
    if (this.#isAfterText && /^(?:=+|-+)[ \t]*$/.test(head)) this.#underlines++;
    if (depth > 0) this.#inside = line.slice(0, content).includes(">") ? Number.POSITIVE_INFINITY : content;
    else if (content < this.#inside) this.#lazy++;
    this.#leaf.line(line);
  }

  /** How many quotes and lists a line begins, and where its content begins. */
  #container(line: string): { readonly depth: number; readonly content: number } {
    let marks = 0;
    let at = 0;
    for (;;) {
      while (line[at] === " " || line[at] === "\t") at++;
      MARKER.lastIndex = at;
      const marker = MARKER.exec(line)?.[0];
      if (marker === undefined) break;
      while ((this.#open.at(-1) ?? -1) >= at) this.#open.pop();
      this.#open.push(at);
      marks++;
      at += marker.length;
    }
    const depth = this.#open.length;
    this.#products += marks * depth * PRODUCTS.markByDepth;
    if (depth > this.#deepest) this.#deepest = depth;
    return { depth: marks, content: at };
  }

  sum(): number {
    if (this.#deepest > DEEPEST) return Number.MAX_SAFE_INTEGER;
    this.#leaf.end();
    const { marks, entangled } = this.#leaf;
    const linear =
      this.#units * FULL.unit +
      this.#count * FULL.line +
      this.#opaque * FULL.opaque +
      this.#blank * FULL.blank +
      marks * FULL.mark +
      this.#headings * FULL.heading;
    const byLine =
      this.#underlines * PRODUCTS.underlineByLine +
      this.#lazy * PRODUCTS.lazyByLine +
      this.#footnotes * PRODUCTS.footnoteByLine;
    return Math.ceil(linear + entangled + this.#products + byLine * (this.#count + this.#opaque + this.#blank));
  }
}

/** What a plain text takes. */
export function plainEffortOf(text: string): number {
  return Math.ceil(
    PLAIN.chunk +
      text.length * PLAIN.unit +
      (1 + timesIn(text, "\n")) * PLAIN.line +
      timesIn(text, "[") * PLAIN.bracket +
      timesIn(text, "|") * PLAIN.pipe,
  );
}

/** What a text takes that remark has to parse. It looks at the text once. */
export function remarkEffortOf(text: string): number {
  const counter = new Counter(MAY_HOLD_ADDRESS.test(text));
  const ends = /\r\n|\n|\r/g;
  for (let start = 0; start <= text.length; ) {
    const end = ends.exec(text);
    counter.line(text.slice(start, end?.index ?? text.length));
    if (!end) break;
    start = ends.lastIndex;
  }
  return counter.sum();
}
