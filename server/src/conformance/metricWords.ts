import { type Dimension, singular } from "../document/units.ts";
import { flatMap } from "../text/flatMap.ts";
import { memoisedText } from "../text/memoised.ts";

/** Words that name a kind of quantity and nothing that is measured in particular. */
const KIND_WORDS: Readonly<Partial<Record<Dimension, ReadonlySet<string>>>> = {
  time: words("latency response time duration delay turnaround rtt"),
  rate: words("throughput rate request load traffic"),
  "data rate": words("throughput bandwidth transfer"),
  size: words("memory ram rss footprint usage use consumption"),
  percentage: words("usage use utilization utilisation"),
};

/** Words that leave a target what it is without them. */
const PLAIN_WORDS: ReadonlySet<string> = words(
  "a an the of for in on at is are be to and or with we our this that it its must should shall will stay stays keep " +
    "kept remain remains hold all overall total whole every any end api request response service server system " +
    "application app performance metric target value goal measured observed current production",
);

function words(list: string): ReadonlySet<string> {
  return new Set(flatMap(list.split(" "), (word) => [word, singular(word)]));
}

/** The words of a text in small letters and singular; code and camel case come apart. */
export const wordsOf: (text: string) => readonly string[] = memoisedText((text) => {
  const parted = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  return (parted.match(/[\p{L}\d]+/gu) ?? []).map(singular);
});

/** The words that say more than what kind of quantity it is and that a target is meant. */
export const tellingWords: (text: string) => readonly string[] = memoisedText((text) =>
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
const MORE_IS_BETTER: ReadonlySet<string> = words("hit success availability uptime coverage throughput");
const LESS_IS_BETTER: ReadonlySet<string> = words("miss error failure loss latency eviction timeout");

/** Whether a measured value should be at least or at most its target, going by its label; undefined if neither is sure. */
export function betterDirection(label: string): "<=" | ">=" | undefined {
  const all = wordsOf(label);
  const isMore = all.some((word) => MORE_IS_BETTER.has(word));
  const isLess = all.some((word) => LESS_IS_BETTER.has(word));
  return isMore === isLess ? undefined : isMore ? ">=" : "<=";
}
