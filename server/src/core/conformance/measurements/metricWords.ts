import { perText, perValue } from "../../incremental/memo.ts";
import type { Part } from "../../markdown/part.ts";
import { singular } from "../../quantities/nouns.ts";
import { statisticsIn } from "../../quantities/statistics.ts";
import type { Dimension } from "../../quantities/units.ts";

/** Words that name a kind of quantity and nothing that is measured in particular. */
const KIND_WORDS: Readonly<Partial<Record<Dimension, ReadonlySet<string>>>> = {
  time: words("latency response time duration delay lag turnaround rtt latenz antwortzeit dauer"),
  rate: words("throughput rate request load traffic durchsatz"),
  "data rate": words("throughput bandwidth transfer durchsatz"),
  size: words("memory ram rss footprint usage use consumption speicher"),
  percentage: words("usage use utilization utilisation"),
};

/** Words of the size that "memory" is one for: a bundle and a payload have sizes, too. */
export const MEMORY_WORDS: ReadonlySet<string> = words("memory ram rss footprint speicher");

/**
 * Words that name a part of what is measured, a condition, or a measure of its own: where a metric does not have them,
 * a target with one is about something else. Participles ("cached", "rendered") come on top of them.
 */
const PARTICULAR: ReadonlySet<string> = words(
  "cold warm hot first last initial subsequent repeat repeated small medium large big huge tiny short long simple complex " +
    "heavy light idle busy concurrent parallel mobile desktop internal external public private local remote new old " +
    "empty full partial incremental background foreground offline online steady " +
    "start startup boot launch load-time mount hydration build compile compilation deploy install recovery failover " +
    "restore backup gc pause staleness freshness wait queueing connect handshake dns tls ttfb fcp lcp inp fid cls " +
    "tti tbt frame paint bundle payload chunk heap stack disk download image binary index log database db sql " +
    "replication error failure timeout retry cost price energy battery",
);
const NO_PARTICIPLES: ReadonlySet<string> = words(
  "added measured observed expected required desired needed end-to-end overall speed need feed seed embed",
);

/** True for a word that a target has to share with a metric to be compared with it. */
export function isParticular(word: string): boolean {
  return PARTICULAR.has(word) || (word.length > 4 && word.endsWith("ed") && !NO_PARTICIPLES.has(word));
}

/** What is left of a word without its ending: "cached" and "cache", "rendering" and "rendered" are about the same. */
export const stemOf: (word: string) => string = perText((word) =>
  word.length < 5 ? word : word.replace(/(?:ings?|ed|es|e|s)$/, ""),
);

/** Words that leave a target what it is without them. */
const PLAIN_WORDS: ReadonlySet<string> = words(
  "a an the of for in on at is are be to and or with we our this that it its must should shall will stay stays keep " +
    "kept remain remains hold go goes rise rises fall falls grow grows take takes never exceed exceeds all overall total whole every any end api request response service server system " +
    "application app performance metric target value goal budget objective slo sla measured observed current " +
    "production complete completed finish finished answered served better than per need needed must not within under " +
    "below above over from percentile percent so number figure result measurement messwert ergebnis zahl summary",
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" ").flatMap((word) => [word, singular(word)]));
}

/** The words of a text in small letters and singular; code and camel case come apart. */
export const wordsOf: (text: string) => readonly string[] = perText((text) => {
  const parted = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return (parted.match(/[\p{L}\d]+/gu) ?? []).map(singular);
});

/** All words of a part. */
export const wordsOfPart: (part: Part) => ReadonlySet<string> = perValue(({ text }) => new Set(wordsOf(text)));

/** The words that say more than what kind of quantity it is and that a target is meant. */
export const tellingWords: (text: string) => readonly string[] = perText((text) =>
  wordsOf(text).filter((word) => !PLAIN_WORDS.has(word) && !/^\d+$/.test(word)),
);

/** True if the word is one for the whole kind: "latency" for times. */
export function namesKind(word: string, dimension: Dimension): boolean {
  return KIND_WORDS[dimension]?.has(word) ?? false;
}

/** True if both name the same kind, by the same word or another one: "response time" and "latency". */
export function nameSameKind(first: readonly string[], second: readonly string[], dimension: Dimension): boolean {
  return [first, second].every((all) => all.some((word) => namesKind(word, dimension)));
}

/** What is better in more; what is not in either list can't be said. */
const MORE_IS_BETTER: ReadonlySet<string> = words(
  "hit success successful availability available uptime coverage throughput fps capacity durability",
);
const LESS_IS_BETTER: ReadonlySet<string> = words(
  "miss error failure failed loss latency eviction timeout cpu utilization utilisation memory heap gc pause alloc " +
    "allocation cost price bundle lcp inp cls fid fcp ttfb tti tbt lag staleness drop dropped retry crash regression " +
    "overhead",
);

/** Whether a measured value should be at least or at most its target, going by its label; undefined if neither is sure. */
export function betterDirection(label: string): "<=" | ">=" | undefined {
  const all = wordsOf(label);
  const isMore = all.some((word) => MORE_IS_BETTER.has(word));
  const isLess = all.some((word) => LESS_IS_BETTER.has(word));
  return isMore === isLess ? undefined : isMore ? ">=" : "<=";
}

/** The numbers in a text, without what parts their thousands. */
export const numbersIn: (text: string) => readonly string[] = perText((text) =>
  (text.match(/\d+(?:[.,]\d+)*/g) ?? []).map((digits) => digits.replaceAll(",", "")),
);

/** True if a word names a kind of quantity, whichever. */
export function namesAnyKind(word: string): boolean {
  return Object.values(KIND_WORDS).some((known) => known?.has(word) ?? false);
}

/** Words that only say that something was measured. */
const OBSERVED: ReadonlySet<string> = new Set(["observed", "measured", "recorded", "seen", "percentile", "th"]);

/** A label without what names its statistic: "latency" for "Latency (p95)", "" for "P50 (median)" and "Max observed". */
export const subjectOf: (label: string) => string = perText((label) =>
  wordsOf(label)
    .filter((word) => statisticsIn(word).length === 0 && !OBSERVED.has(word) && !/^\d+(?:th)?$/.test(word))
    .sort()
    .join(" "),
);
