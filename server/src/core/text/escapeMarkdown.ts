import { printable } from "./printable.ts";

/** Text from documents and templates as Markdown shows it, on one line: nothing in it becomes a link, an image or markup. */
export function escapeMarkdown(text: string): string {
  return printable(text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]()<>#+!|~&$@]|^-|:(?=\/\/)|(?<=\bwww)\./gi, "\\$&"));
}
