/**
 * What in a text steers whatever shows it instead of being shown: control characters (also the eight-bit ones), line
 * separators, what turns the direction of writing round, and halves of surrogate pairs. Marks of direction stay: they
 * turn nothing round, and texts in Hebrew and Arabic need them.
 */
const STEERING = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The text as one line that every terminal, log and editor shows as it is read: what would steer them is a `�`. */
export function printable(text: string): string {
  return text.replace(STEERING, "\u{FFFD}");
}

/** No sentence of ours comes near it; what it quotes may be as long as a file. */
const LONGEST_MESSAGE = 1_000;

/** A message of one line, printable whatever it quotes, and not longer than anybody reads. */
export function printableMessage(text: string): string {
  return printable(text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text);
}

/** The same characters as escapes of a notation that has them, such as JSON: what reads it gets the text unchanged. */
export function withSteeringEscaped(text: string, escapeOf: (unit: number) => string): string {
  return text.replace(STEERING, (character) => escapeOf(character.charCodeAt(0)));
}
