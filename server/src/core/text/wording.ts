import * as l10n from "@vscode/l10n";
/** "a", "a or b", "a, b or c". */
export function anyOf(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : l10n.t("{0} or {1}", words.slice(0, -1).join(", "), last);
}

/** "a", "a and b", "a, b and c". */
export function allOf(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : l10n.t("{0} and {1}", words.slice(0, -1).join(", "), last);
}

/** "a, b and 6 more": as many of a list as a message of one line has room for, at least one. */
export function someOf(words: readonly string[], room = 55): string {
  let length = 0;
  const fitting = words.findIndex((word) => {
    length += word.length + ", ".length;
    return length > room + ", ".length;
  });
  const most = Math.max(1, fitting);
  return fitting < 0 || most >= words.length
    ? allOf(words)
    : allOf([...words.slice(0, most), l10n.t("{0} more", words.length - most)]);
}

/** "1 line", "2 lines": how many of something, in the language of messages. */
export function countOf(count: number, noun: keyof typeof COUNTS): string {
  const { one, several } = COUNTS[noun];
  return count === 1 ? one() : several(count);
}

const COUNTS = {
  line: { one: () => l10n.t("1 line"), several: (count: number) => l10n.t("{0} lines", count) },
  level: { one: () => l10n.t("1 level"), several: (count: number) => l10n.t("{0} levels", count) },
  commit: { one: () => l10n.t("1 commit"), several: (count: number) => l10n.t("{0} commits", count) },
  benchmark: { one: () => l10n.t("1 benchmark"), several: (count: number) => l10n.t("{0} benchmarks", count) },
} as const;

/** "1 section", "2 sections": in English, for the command line. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** A text without regard to wrapping and white space: how prompts and values are compared. */
export function normalised(text: string): string {
  // What is a single space already is left alone.
  return text.replace(/[^\S ]\s*| \s+/g, " ").trim();
}

/** Enough of a text to be recognised in a message of one line. */
export function shortened(text: string, most = 60): string {
  const line = normalised(text);
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** A fault of ours with where it happened, as far as it says. */
export function faultText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
