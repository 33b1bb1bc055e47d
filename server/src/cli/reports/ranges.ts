import type { Lines } from "../../core/text/lineIndex.ts";
import type { Span } from "../../core/text/span.ts";
import type { RangeReport } from "./checkReport.ts";

/** So many units of a line are counted anew at most; what is in front of them is remembered. */
const STEP = 1_024;

/** Offsets of a text as lines and columns, in units and in bytes of UTF-8. */
export class Ranges {
  readonly #text: Lines;
  /** Of lines that were asked about, the bytes in front of every `STEP`th unit. */
  readonly #bytes = new Map<number, number[]>();

  constructor(text: Lines) {
    this.#text = text;
  }

  of({ start, end }: Span): RangeReport {
    const { lines } = this.#text;
    const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
    return {
      line: from.line + 1,
      column: from.character + 1,
      endLine: to.line + 1,
      endColumn: to.character + 1,
      byteColumn: this.#bytesBefore(from.line, from.character) + 1,
      endByteColumn: this.#bytesBefore(to.line, to.character) + 1,
    };
  }

  #bytesBefore(line: number, character: number): number {
    const start = this.#text.lines.startOfLine(line);
    const known = this.#bytes.get(line) ?? [0];
    this.#bytes.set(line, known);
    const step = Math.floor(character / STEP);
    while (known.length <= step) {
      const from = start + (known.length - 1) * STEP;
      known.push((known.at(-1) ?? 0) + this.#bytesBetween(from, from + STEP));
    }
    return (known[step] ?? 0) + this.#bytesBetween(start + step * STEP, start + character);
  }

  /** Of a character of two units, which a step may cut in two, the first one counts for both. */
  #bytesBetween(start: number, end: number): number {
    const text = this.#text.textBetween(start, end);
    const isCutInFront = isLowHalf(text.charCodeAt(0));
    const isCutBehind = isHighHalf(text.charCodeAt(text.length - 1));
    return Buffer.byteLength(text) - (isCutInFront ? 3 : 0) + (isCutBehind ? 1 : 0);
  }
}

function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
