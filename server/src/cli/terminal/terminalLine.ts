import { printable } from "../../core/text/printable.ts";

/**
 * A text as one line that a terminal, or the log of a CI job, may be given: nothing in it steers the one, and the other
 * takes nothing in it for a command. GitHub reads lines that begin with `::` as commands and `##[…]` anywhere, Azure
 * `##vso[…]`, TeamCity `##teamcity[…]`.
 */
export function terminalLine(text: string): string {
  return printable(text)
    .replace(/##(?=\w*\[)/g, "## ")
    .replace(/^(\s*):(?=:)/, "$1: ");
}
