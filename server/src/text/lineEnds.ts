export type LineEnd = "\n" | "\r\n" | "\r";

/** The line end that a text uses first; `\n` for a text of one line. */
export function lineEndOf(text: string): LineEnd {
  const first = text.indexOf("\n");
  if (first < 0) return text.includes("\r") ? "\r" : "\n";
  return first > 0 && text[first - 1] === "\r" ? "\r\n" : "\n";
}

/** The text with its `\n` line ends written as those of the document it goes into. */
export function withLineEnd(text: string, lineEnd: LineEnd): string {
  return lineEnd === "\n" ? text : text.replace(/\r?\n/g, lineEnd);
}
