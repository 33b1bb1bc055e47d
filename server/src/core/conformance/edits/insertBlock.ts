import { gapBehind, lineEndOf, withLineEnd } from "../../text/lineEnds.ts";
import { spanAt } from "../../text/span.ts";
import type { TextEdit } from "../../text/textEdit.ts";

/** Puts blocks behind the content that ends at the offset, with a blank line between. */
export function blocksAfter(text: string, offset: number, blocks: string): TextEdit {
  // A line of dashes directly below would turn a last line of text into a heading.
  const close = /^[ \t]*(?:\r\n|[\r\n])[ \t]*(?:-+|=+)[ \t]*(?:[\r\n]|$)/.test(text.slice(offset)) ? "\n" : "";
  return insertion(text, offset, `\n\n${blocks.trimEnd()}${close}`);
}

/** Puts blocks before the content that begins at the offset, with a blank line between. */
export function blocksBefore(text: string, offset: number, blocks: string): TextEdit {
  return insertion(text, offset, `${gapBehind(text.slice(0, offset))}${blocks.trimEnd()}\n\n`);
}

/** Puts a text in, with the line ends of the one around it. */
export function insertion(text: string, offset: number, newText: string): TextEdit {
  return { span: spanAt(offset), newText: withLineEnd(newText, lineEndOf(text)) };
}
