import { hasUnits, type Measure, type MeasureKind } from "../../benchmarks/resultsFile.ts";
import { groupedDigits } from "../../quantities/numbers.ts";
import type { Quantity } from "../../quantities/quantity.ts";
import { OPEN, type ResultCell } from "./resultCells.ts";

/**
 * A measured value as it is written in its cell: in the unit and with the digits that stand there, as long as these
 * keep two of its figures.
 * @param written What stands in the cell's span.
 */
export function writtenValue(
  { quantity, unit, isUnitInLabel }: ResultCell,
  { value, kind, noun }: Measure,
  written: string,
): string {
  if (quantity) return like(quantity, value / quantity.unit.factor, written);
  if (isUnitInLabel) return groupedDigits(significant(value / unit.factor));
  const placeholder = OPEN.exec(written)?.[0].trimEnd() ?? "";
  const number = value / unit.factor;
  // The unit that stands there is the template's: it stays as long as the number reads well in it.
  if (unit.text !== "" && (!hasUnits(kind) || (number >= SMALLEST && number < LARGEST))) {
    return groupedDigits(significant(number)) + written.slice(placeholder.length);
  }
  const chosen = unitFor(kind, value, noun);
  return `${groupedDigits(significant(value / chosen.factor))}${chosen.text}`;
}

const SMALLEST = 0.1;
const LARGEST = 10_000;

/** A number with what stands around another one: its thousands, its decimal mark, its suffix, its unit. */
function like({ decimals, scale, uncertainty, unit }: Quantity, number: number, written: string): string {
  const [digits = ""] = /^\d(?:[\d.,'’_\u00a0\u202f\u2009]*\d)?/.exec(written) ?? [];
  const scaled = number / scale;
  const hasDecimalComma = decimals > 0 && digits.endsWith(`,${digits.slice(-decimals)}`);
  const shown =
    decimals === 0 && areRounded(digits) && scaled >= LARGEST ? asRounded(scaled) : withDecimals(scaled, decimals);
  const text = hasDecimalComma ? shown.replace(".", ",") : groupedDigits(shown, separatorIn(digits));
  // A spread of other runs does not hold for these.
  if (uncertainty !== undefined || digits === "") return `${text}${unit.text === "" ? "" : ` ${unit.text}`}`;
  return text + written.slice(digits.length);
}

/** True for a large number that was written with few figures: "12,400,000". */
function areRounded(digits: string): boolean {
  return /^\d{1,3}0{2,}$/.test(digits.replace(/\D/g, ""));
}

/** With as many figures as a reader takes in. */
function asRounded(number: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(number) || 1)) - 2);
  return (Math.round(number / unit) * unit).toFixed(0);
}

/** What parts thousands; large numbers that were small before get a comma. */
function separatorIn(digits: string): string {
  const [, separator] = /^\d{1,3}([,'’_\u00a0\u202f\u2009])\d{3}/.exec(digits) ?? [];
  return separator ?? (/^\d{4,}/.test(digits) ? "" : ",");
}

/** With as many decimals, or so many that two figures are left of a small number; what is written once stays so. */
function withDecimals(number: number, decimals: number): string {
  const [few, enough] = [number.toFixed(decimals), number.toFixed(Math.max(decimals, decimalsFor(number)))];
  return Number(few) === Number(enough) ? few : enough;
}

/** So many decimals that two figures are left of a small number. */
function decimalsFor(number: number): number {
  const size = Math.abs(number);
  if (size >= 10 || size === 0) return 0;
  return Math.min(20, 1 - Math.floor(Math.log10(size)));
}

/** Three figures, and below ten thousand no fewer digits than stand before the decimal point. */
function significant(number: number): string {
  if (number === 0) return "0";
  if (Math.abs(number) >= 10_000) return asRounded(number);
  const whole = Math.floor(Math.log10(Math.abs(number))) + 1;
  return whole >= 3 ? number.toFixed(0) : String(Number(number.toFixed(Math.min(20, 3 - whole))));
}

interface ChosenUnit {
  /** With the space in front of it. */
  readonly text: string;
  readonly factor: number;
}

/** The largest unit that leaves at least one before the decimal point. */
const UNITS: Readonly<Record<"time" | "size", readonly ChosenUnit[]>> = {
  time: [
    { text: " s", factor: 1 },
    { text: " ms", factor: 1e-3 },
    { text: " µs", factor: 1e-6 },
    { text: " ns", factor: 1e-9 },
  ],
  size: [
    { text: " GB", factor: 1e9 },
    { text: " MB", factor: 1e6 },
    { text: " KB", factor: 1e3 },
    { text: " B", factor: 1 },
  ],
};

/** The unit of a figure where the document gives none. */
function unitFor(kind: MeasureKind, value: number, noun = ""): ChosenUnit {
  const units = UNITS[kind === "latency" ? "time" : "size"];
  const fitting = units.find(({ factor }) => Math.abs(value) >= factor) ?? units.at(-1) ?? { text: "", factor: 1 };
  switch (kind) {
    case "latency":
    case "memory":
    case "allocation":
      return fitting;
    case "transfer":
      return { ...fitting, text: `${fitting.text}/s` };
    case "throughput":
      return { text: ` ${SHORT_NOUNS[noun] ?? (noun || "ops")}/s`, factor: 1 };
    case "cpu":
    case "errors":
      return { text: "%", factor: 1 };
    case "score":
    case "shift":
      return { text: "", factor: 1 };
  }
}

const SHORT_NOUNS: Readonly<Record<string, string>> = {
  operation: "ops",
  request: "req",
  iteration: "iterations",
  run: "runs",
};
