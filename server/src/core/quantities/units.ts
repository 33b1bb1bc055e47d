import { singular } from "./nouns.ts";

/** What kind of thing a unit measures. */
export type Dimension = "time" | "size" | "rate" | "data rate" | "percentage" | "factor" | "count";

export interface Unit {
  readonly dimension: Dimension;
  /**
   * What one of it is in the dimension's base unit: seconds, bytes, events per second, bytes per second, percent,
   * times, pieces.
   */
  readonly factor: number;
  /** As written, with single spaces; "" for a bare number. */
  readonly text: string;
  /** What is counted, in small letters, singular: "request" in "req/s", "task" in "5 tasks"; "" if nothing is. */
  readonly noun: string;
  /** What it is measured for each of, other than time: "request" in "ms/req"; "" if for none. */
  readonly per: string;
}

/** The unit of a number that has none. */
export const BARE: Unit = { dimension: "count", factor: 1, text: "", noun: "", per: "" };

/** A unit and where it ends in the text; `ambiguous` for one that authors use for two things ("Mb"). */
export type UnitReading = { readonly unit: Unit; readonly end: number } | "ambiguous";

/** Seconds in each unit of time. */
const TIMES = spelled({
  1e-9: "ns nsec nsecs nanosecond nanoseconds",
  1e-6: "µs μs us usec usecs µsec μsec microsec microsecs microsecond microseconds",
  1e-3: "ms msec msecs millis millisec millisecs millisecond milliseconds",
  1: "s sec secs second seconds",
  60: "m min mins minute minutes",
  3600: "h hr hrs hour hours",
  86400: "d day days",
  604800: "week weeks",
});

/** Bytes in each unit of size. Decimal and binary prefixes differ, as IEC 80000-13 has them; `Mi` is Kubernetes'. */
const SIZES = spelled({
  1: "b byte bytes",
  1e3: "kb kbyte kbytes kilobyte kilobytes",
  1e6: "mb mbyte mbytes megabyte megabytes",
  1e9: "gb gbyte gbytes gigabyte gigabytes",
  1e12: "tb tbyte tbytes terabyte terabytes",
  1e15: "pb petabyte petabytes",
  [2 ** 10]: "kib ki kibibyte kibibytes",
  [2 ** 20]: "mib mi mebibyte mebibytes",
  [2 ** 30]: "gib gi gibibyte gibibytes",
  [2 ** 40]: "tib ti tebibyte tebibytes",
});

/** Bytes in each unit of bits. */
const BITS = spelled({
  [1 / 8]: "bit bits",
  [1e3 / 8]: "kbit kbits kilobit kilobits",
  [1e6 / 8]: "mbit mbits megabit megabits",
  [1e9 / 8]: "gbit gbits gigabit gigabits",
});

/** Rates in one word: events per second, and what is counted. */
const RATES: ReadonlyMap<string, { readonly factor: number; readonly noun: string }> = new Map([
  ["rps", { factor: 1, noun: "request" }],
  ["krps", { factor: 1e3, noun: "request" }],
  ["qps", { factor: 1, noun: "query" }],
  ["kqps", { factor: 1e3, noun: "query" }],
  ["tps", { factor: 1, noun: "transaction" }],
  ["iops", { factor: 1, noun: "io" }],
  ["kiops", { factor: 1e3, noun: "io" }],
  ["rpm", { factor: 1 / 60, noun: "request" }],
  ["hz", { factor: 1, noun: "" }],
  ["khz", { factor: 1e3, noun: "" }],
  ["mhz", { factor: 1e6, noun: "" }],
  ["ghz", { factor: 1e9, noun: "" }],
  ["ktps", { factor: 1e3, noun: "transaction" }],
  ["mrps", { factor: 1e6, noun: "request" }],
  ["mqps", { factor: 1e6, noun: "query" }],
  ["qpm", { factor: 1 / 60, noun: "query" }],
  ["tpm", { factor: 1 / 60, noun: "transaction" }],
  ["miops", { factor: 1e6, noun: "io" }],
  ["fps", { factor: 1, noun: "frame" }],
  ["pps", { factor: 1, noun: "packet" }],
  ["kpps", { factor: 1e3, noun: "packet" }],
  ["mpps", { factor: 1e6, noun: "packet" }],
  ["eps", { factor: 1, noun: "event" }],
]);

/** Bytes per second, told from bits by the capital letter alone. */
const BYTE_RATES: ReadonlyMap<string, number> = new Map([
  ["Bps", 1],
  ["kBps", 1e3],
  ["KBps", 1e3],
  ["MBps", 1e6],
  ["GBps", 1e9],
  ["TBps", 1e12],
  ["KiBps", 2 ** 10],
  ["MiBps", 2 ** 20],
  ["GiBps", 2 ** 30],
]);

/** Bits per second in one word, in bytes per second. */
const DATA_RATES = spelled({
  [1 / 8]: "bps",
  [1e3 / 8]: "kbps",
  [1e6 / 8]: "mbps",
  [1e9 / 8]: "gbps",
  [1e12 / 8]: "tbps",
});

const PERCENT = spelled({ 1: "% percent pct", 0.1: "‰" });
const FACTORS = spelled({ 1: "x × times fold" });

/** Money counts in its own kind: what is paid in one currency is not compared with another. */
const CURRENCIES: ReadonlyMap<string, { readonly factor: number; readonly noun: string }> = new Map([
  ["$", { factor: 1, noun: "$" }],
  ["usd", { factor: 1, noun: "$" }],
  ["¢", { factor: 0.01, noun: "$" }],
  ["€", { factor: 1, noun: "€" }],
  ["eur", { factor: 1, noun: "€" }],
  ["£", { factor: 1, noun: "£" }],
  ["gbp", { factor: 1, noun: "£" }],
]);

/** What one number may be multiplied by before its unit: "1k rps", "2 million rows". */
export const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  Tsd: 1e3,
  mio: 1e6,
  Mio: 1e6,
  Mrd: 1e9,
};

/** What is counted in thousands and millions in one word: "kops", "Mreq". */
const SCALED_NOUN =
  /^([kKMG])(reqs?|requests?|ops?|operations?|tx|txns?|msgs?|messages?|rows?|events?|records?|queries|lookups?|inserts?|reads?|writes?)$/;

function spelled(words: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(words).flatMap(([factor, spellings]) =>
      spellings.split(" ").map((spelling): [string, number] => [spelling, Number(factor)]),
    ),
  );
}

/** Megabits or megabytes: the one is what it means, the other what is often meant. */
const UNCLEAR = /^[KMGT]b$/;

/** The unit that stands at an offset behind a number; a bare one if there is none. */
export function unitAt(text: string, at: number): UnitReading {
  const start = at + spaceAt(text, at);
  const first = wordAt(text, start);
  if (first === "" || first === "per") return perAt(text, at, BARE, at);
  if (UNCLEAR.test(first)) return "ambiguous";
  const lower = first.toLowerCase();
  const end = start + first.length;
  const bytes = BYTE_RATES.get(first);
  if (bytes !== undefined) {
    return { unit: { dimension: "data rate", factor: bytes, text: first, noun: "", per: "" }, end };
  }
  // "16 x 64" is a product, no factor.
  if (FACTORS.has(lower) && /^\s*\d/.test(text.slice(end, end + 3))) return { unit: BARE, end: at };
  for (const [dimension, table] of ONE_WORD) {
    const factor = table.get(lower);
    if (factor === undefined || isScaleLetter(first, dimension)) continue;
    return perAt(text, end, { dimension, factor, text: first, noun: "", per: "" }, end);
  }
  const rate = RATES.get(lower);
  if (rate) return { unit: { dimension: "rate", factor: rate.factor, text: first, noun: rate.noun, per: "" }, end };
  if (CURRENCIES.has(lower)) return priceAt(text, end, first);
  return countedAt(text, start, first);
}

/** A price behind whose sign the offset stands, with what it is for: "per request", "/month". */
export function priceAt(text: string, at: number, sign: string): { readonly unit: Unit; readonly end: number } {
  const { factor = 1, noun = sign } = CURRENCIES.get(sign.toLowerCase()) ?? {};
  const unit: Unit = { dimension: "count", factor, text: sign, noun, per: "" };
  const mark = /^\s{0,2}(?:\/|per\s)\s{0,2}/.exec(text.slice(at, at + 12))?.[0];
  const word = mark === undefined ? "" : wordAt(text, at + mark.length);
  if (mark === undefined || word === "") return { unit, end: at };
  const written = `${sign}${mark.trim() === "/" ? "/" : " per "}${word}`;
  return { unit: { ...unit, text: written, per: singular(word) }, end: at + mark.length + word.length };
}

const ONE_WORD: readonly (readonly [Dimension, ReadonlyMap<string, number>])[] = [
  ["percentage", PERCENT],
  ["factor", FACTORS],
  ["time", TIMES],
  ["size", SIZES],
  ["size", BITS],
  ["data rate", DATA_RATES],
];

/** "M" is a million, "m" a minute. */
function isScaleLetter(word: string, dimension: Dimension): boolean {
  return dimension === "time" && /^[MHDS]$/.test(word);
}

/** Words that end a value rather than name what is counted. */
const NO_NOUN: ReadonlySet<string> = new Set(
  "at for in of on to by with and or per from when while the a an is are was were average avg mean median max min maximum minimum peak total faster slower less more fewer higher lower".split(
    " ",
  ),
);

/** "requests per second", "jobs/sec", "concurrent operations": up to three words, of which the last is counted. */
function countedAt(text: string, start: number, first: string): UnitReading {
  let noun = first;
  let end = start + first.length;
  if (NO_NOUN.has(first.toLowerCase()) || /^t?p\d/i.test(text.slice(start, start + 3)))
    return { unit: BARE, end: start };
  const [, prefix = "", scaled] = SCALED_NOUN.exec(first) ?? [];
  const counted = (): Unit => ({
    dimension: "count",
    factor: SCALES[prefix] ?? 1,
    text: normalSpaces(text.slice(start, end)),
    noun: singular(noun === first ? (scaled ?? noun) : noun),
    per: "",
  });
  const single = perAt(text, end, counted(), end);
  for (let words = 1; words < 3; words++) {
    if (hasPer(text, end)) return perAt(text, end, counted(), end);
    const next = end + spaceAt(text, end);
    const word = wordAt(text, next);
    if (next === end || word === "" || NO_NOUN.has(word.toLowerCase())) break;
    noun = word;
    end = next + word.length;
  }
  return hasPer(text, end) ? perAt(text, end, counted(), end) : single;
}

function hasPer(text: string, at: number): boolean {
  return PER.test(text.slice(at, at + 12));
}

const PER = /^\s{0,2}(?:\/|per\s)\s{0,2}[\p{L}µ]/u;

/** A unit with what may follow it: "/s", "per minute", "/req". */
function perAt(text: string, at: number, unit: Unit, end: number): UnitReading {
  const mark = /^\s{0,2}(?:\/|per\s)\s{0,2}/.exec(text.slice(at, at + 12))?.[0];
  const word = mark === undefined ? "" : wordAt(text, at + mark.length);
  if (mark === undefined || word === "") return { unit, end };
  const seconds = word.length > 1 || /[smhd]/.test(word) ? TIMES.get(word.toLowerCase()) : undefined;
  const perEnd = at + mark.length + word.length;
  const written = `${unit.text}${mark.trim() === "/" ? "/" : `${unit.text === "" ? "" : " "}per `}${word}`;
  const rate = RATE_OF[unit.dimension];
  // "40,000 per second", "12/s"
  if (unit.text === "" && seconds !== undefined && (mark.trim() === "per" || word === "s")) {
    return { unit: { ...unit, dimension: "rate", factor: 1 / seconds, text: written.trim() }, end: perEnd };
  }
  if (seconds !== undefined && rate) {
    return { unit: { ...unit, dimension: rate, factor: unit.factor / seconds, text: written }, end: perEnd };
  }
  if (seconds !== undefined || unit.text === "") return { unit, end };
  // "ms/req", "KB per operation": still a time or a size.
  return { unit: { ...unit, text: written, per: singular(word) }, end: perEnd };
}

const RATE_OF: Readonly<Partial<Record<Dimension, Dimension>>> = { size: "data rate", count: "rate" };

/** The white space at an offset: a short run only, since a unit stands beside its number. */
function spaceAt(text: string, at: number): number {
  return /^[^\S\r\n]{0,2}/.exec(text.slice(at, at + 2))?.[0].length ?? 0;
}

/** The letters at an offset, or a sign that is a unit. */
function wordAt(text: string, at: number): string {
  return /^(?:[\p{L}µ]{1,40}|[%‰×€£¢])/u.exec(text.slice(at, at + 41))?.[0] ?? "";
}

function normalSpaces(text: string): string {
  return text.replace(/\s+/g, " ");
}
