/** A number as it is written. */
export interface WrittenNumber {
  readonly kind: "number";
  readonly value: number;
  /** Digits behind the decimal point. */
  readonly decimals: number;
  /** The one separator before three digits: "1.250" and "1,250" are two numbers, and which is which depends on where one is. */
  readonly loneSeparator: "." | "," | undefined;
  readonly end: number;
}

/** Digits that are no number (a date, a version), or one that could be read in two ways ("1.250.000"). */
export interface OtherDigits {
  readonly kind: "other" | "ambiguous";
  readonly end: number;
}

/** Dates, times of day, versions and addresses. */
const NO_NUMBER = /^(?:\d{4}-\d{2}(?:-\d{2})?(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?!\d))/;
/** Digits in groups. Each group takes all its digits, so that nothing is read twice. */
const GROUPS = /^\d{1,30}(?:[.,'’_\u00a0\u202f\u2009]\d{1,30}){0,12}(?:[eE][+-]?\d{1,3}(?![\p{L}\d]))?/u;
/** Thousands parted by commas, apostrophes, underscores, or spaces that don't break, all of one kind. */
const THOUSANDS = /^\d{1,3}(?:([,'’_\u00a0\u202f\u2009])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const PLAIN = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** "1,5", "0,300", "1.250,75": a comma before other than three digits, or behind a nought, is a decimal one. */
const WITH_DECIMAL_COMMA = /^(?:0,\d+|\d{1,12},(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d{1,2})$/;
/** Thousands parted by plain spaces: "12 000", or two numbers. */
const SPACED = /^(?: \d{3}(?![\d.,]))+/;

/** "10^6", "2**20", "10⁶", "1.5 × 10^6", "3·10⁵" */
const POWER =
  /^(?:(\d{1,6}(?:\.\d{1,6})?)\s?[×x*·⋅]\s?(?=10[\^*⁰¹²³⁴⁵⁶⁷⁸⁹]))?(\d{1,4})(?:(?:\^|\*\*)(\d{1,2})(?![\d.])|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))/;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function powerAt(piece: string, at: number): WrittenNumber | undefined {
  const [whole, factor = "1", base = "", plain, raised = ""] = POWER.exec(piece) ?? [];
  if (whole === undefined) return undefined;
  const exponent = Number(plain ?? [...raised].map((digit) => SUPERSCRIPTS.indexOf(digit)).join(""));
  const value = Number(factor) * Number(base) ** exponent;
  return Number.isFinite(value)
    ? { kind: "number", value, decimals: 0, loneSeparator: undefined, end: at + whole.length }
    : undefined;
}

/** The digits at an offset, where a digit stands. */
export function numberAt(text: string, at: number): WrittenNumber | OtherDigits {
  const piece = text.slice(at, at + 120);
  const power = powerAt(piece, at);
  if (power) return power;
  const none = NO_NUMBER.exec(piece)?.[0];
  if (none !== undefined) return { kind: "other", end: at + none.length };
  const written = GROUPS.exec(piece)?.[0] ?? piece.slice(0, 1);
  const end = at + written.length;
  const spaced = /^\d{1,3}$/.test(written) ? SPACED.exec(piece.slice(written.length))?.[0] : undefined;
  if (spaced !== undefined) return { kind: "ambiguous", end: end + spaced.length };
  const lone = /^[1-9]\d{0,2}([.,])\d{3}$/.exec(written)?.[1];
  const loneSeparator = lone === "." || lone === "," ? lone : undefined;
  if (WITH_DECIMAL_COMMA.test(written)) return numberOf(written.replaceAll(".", "").replace(",", "."), undefined, end);
  if (THOUSANDS.test(written)) return numberOf(written.replace(/[^\d.]/g, ""), loneSeparator, end);
  if (PLAIN.test(written)) return numberOf(written, loneSeparator, end);
  return { kind: isVersion(written) ? "other" : "ambiguous", end };
}

function numberOf(digits: string, loneSeparator: WrittenNumber["loneSeparator"], end: number): WrittenNumber {
  const exponent = Number(/[eE]([+-]?\d+)$/.exec(digits)?.[1] ?? 0);
  const behindPoint = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  return {
    kind: "number",
    value: Number(digits),
    decimals: Math.min(Math.max(0, behindPoint - exponent), MOST_DECIMALS),
    loneSeparator,
    end,
  };
}

/** `toFixed` takes no more. */
const MOST_DECIMALS = 100;

/** Several dots, not all of them before three digits: "1.12.0". */
function isVersion(written: string): boolean {
  return /^\d+(?:\.\d+){2,}$/.test(written) && !/^\d{1,3}(?:\.\d{3})+$/.test(written);
}

/** The digits of a number, with a fraction or without, in groups of three: "12,400", "1,234.5". */
export function groupedDigits(digits: string, separator = ","): string {
  const [whole = "", fraction] = digits.split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3}){1,7}$)/g, separator);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
