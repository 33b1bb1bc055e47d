/** "a", "a or b", "a, b or c". */
export function anyOf(words: readonly string[]): string {
  return joined(words, "or");
}

/** "a", "a and b", "a, b and c". */
export function allOf(words: readonly string[]): string {
  return joined(words, "and");
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
    : allOf([...words.slice(0, most), `${words.length - most} more`]);
}

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** "1 section", "2 sections". */
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
