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

/** Where the line begins that an offset stands in, whatever line ends there are. */
export function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}

/** Where the line behind that of an offset begins; the text's end if there is none. */
export function startOfNextLine(text: string, offset: number): number {
  const end = /\r\n|[\r\n]/g;
  end.lastIndex = offset;
  return end.exec(text) ? end.lastIndex : text.length;
}

/** What has to stand between a text and a block behind it, as `\n`: nothing, one line end, or two. */
export function gapBehind(text: string): "" | "\n" | "\n\n" {
  if (text === "" || /(?:\r\n|[\r\n])[ \t]*(?:\r\n|[\r\n])$/.test(text.slice(-200))) return "";
  return /[\r\n]$/.test(text) ? "\n" : "\n\n";
}
