import * as l10n from "@vscode/l10n";
import { perText } from "../incremental/memo.ts";

/**
 * Which figure of a distribution a value is: `min`, `mean`, `max`, or a percentile as `p` and its rank ("p99.9"); the
 * median is `p50`.
 */
export type Statistic = "min" | "mean" | "max" | `p${number}`;

export interface StatisticReading {
  readonly statistic: Statistic;
  readonly end: number;
}

const WORDS: ReadonlyMap<string, Statistic> = new Map([
  ["median", "p50"],
  ["med", "p50"],
  ["mean", "mean"],
  ["average", "mean"],
  ["avg", "mean"],
  ["max", "max"],
  ["maximum", "max"],
  ["peak", "max"],
  ["worst", "max"],
  ["min", "min"],
  ["minimum", "min"],
]);

/** "p95", "TP99", "P99.9", "p(95)"; without a dot the third digit is a decimal: "p999" is 99.9. */
const PERCENTILE = /^(?:t?p(\d{1,3}(?:\.\d{1,3})?|\d{4})(?![\p{L}\d])|p\((\d{1,2}(?:\.\d{1,3})?)\))/iu;
/** "95th percentile", "99.9 %ile" */
const ORDINAL = /^(\d{1,2}(?:\.\d{1,3})?)(?:st|nd|rd|th)?[\s-]{0,2}(?:percentile|%[\s-]?ile|pctl)\b/i;

/** What a statistic's name begins with: a digit, or the first letter of a percentile or of one of the words. */
const MAY_BEGIN = /[\dtpmaw]/i;

/** The statistic that is named at an offset, where a word begins. */
export function statisticAt(text: string, at: number): StatisticReading | undefined {
  if (!MAY_BEGIN.test(text[at] ?? "")) return undefined;
  const piece = text.slice(at, at + 30);
  const percentile = PERCENTILE.exec(piece) ?? ORDINAL.exec(piece);
  const rank = percentile ? rankIn(percentile[1] ?? percentile[2] ?? "") : undefined;
  if (percentile && rank !== undefined) {
    return { statistic: rank === 100 ? "max" : `p${rank}`, end: at + percentile[0].length };
  }
  const word = /^\p{L}+/u.exec(piece)?.[0] ?? "";
  const statistic = WORDS.get(word.toLowerCase());
  return statistic && { statistic, end: at + word.length };
}

function rankIn(digits: string): number | undefined {
  const isShort = digits.includes(".") || digits.length < 3 || digits === "100";
  const rank = isShort ? Number(digits) : Number(`${digits.slice(0, 2)}.${digits.slice(2)}`);
  return rank > 0 && rank <= 100 ? rank : undefined;
}

/** Every statistic that a label names: one for "P50 (median)", none for "Throughput". */
export const statisticsIn = perText((label): readonly Statistic[] => {
  const found = [...label.matchAll(/[\p{L}\d]+(?:\.\d+)?/gu)].flatMap(
    ({ index }) => statisticAt(label, index)?.statistic ?? [],
  );
  return [...new Set(found)];
});

/** Where a statistic stands in its distribution, from 0 to 100; undefined for the mean, which may stand anywhere. */
export function rankOf(statistic: Statistic): number | undefined {
  if (statistic === "mean") return undefined;
  if (statistic === "min") return 0;
  return statistic === "max" ? 100 : Number(statistic.slice(1));
}

/** As people write it in documents: "P95", "maximum". */
export function statisticName(statistic: Statistic): string {
  return NAMES[statistic] ?? statistic.toUpperCase();
}

/** The same in the language of messages. */
export function statisticText(statistic: Statistic): string {
  switch (statistic) {
    case "min":
      return l10n.t("minimum");
    case "mean":
      return l10n.t("average");
    case "max":
      return l10n.t("maximum");
    default:
      return statisticName(statistic);
  }
}

const NAMES: Readonly<Partial<Record<Statistic, string>>> = { min: "minimum", mean: "average", max: "maximum" };
