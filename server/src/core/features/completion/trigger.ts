import type { PerfDocument } from "../../document/perfDocument.ts";
import { cursorAt } from "./item.ts";
import { resultsPlaceAt } from "./resultsSource.ts";
import { endsSnippetPrefix } from "./snippetSource.ts";

/** What is typed before completions are offered unasked. */
export const TRIGGER_CHARACTERS = [":", " ", "-", "#", "*", "/", "(", "[", "`", '"'] as const;

/** A line up to a place in a link's destination, in angle brackets or without. */
export const IN_DESTINATION = /\]\((?:<[^<>]*|[^()<> \t]*)$/;

/** A line up to the marks that an entry, or a label, begins with. */
const BEGINS_ENTRY = /^\s*(?:[-*+]\s*)?\*{0,2}$/;

/** A command line up to the name of a script. */
const BEHIND_RUNNER = /(?:^|[ \t$&;|])(?:npm|pnpm|yarn|bun)(?: run)? $/;
/** A line up to what stands behind the name of a file, in backticks or as a field's value. */
const BEHIND_FILE = /[`\s][^`\s:#]+\.[A-Za-z]{1,6}(?:::|[:#])$/;
/** A line up to a folder of code, in backticks or as a field's value. */
const IN_PATH_OF_CODE = /(?:`|:(?:\*\*|__)? +)[^`\s]*\/$/;

/** False where a typed character is only a character: most spaces, and marks in the middle of a sentence. */
export function isTriggeredBy({ text, frontmatter }: PerfDocument, offset: number, character: string): boolean {
  const cursor = cursorAt(text, offset);
  const { before } = cursor;
  const isInFrontmatter =
    frontmatter.present && offset >= frontmatter.contentSpan.start && offset <= frontmatter.contentSpan.end;
  if (isInFrontmatter) return true;
  if (character !== ":" && character !== "*" && resultsPlaceAt(cursor)) return true;
  switch (character) {
    case " ":
      return /(?:^#{1,6}|^\s*[-*+]|:\**|:__|\]:) $/.test(before) || BEHIND_RUNNER.test(before);
    case ":":
      return (
        BEHIND_FILE.test(before) || /^\s*(?!\s)(?:(?:[-*+]|\d+[.)])\s+(?!\s))?[*_]{0,2}[^*_:|]{1,80}:$/.test(before)
      );
    case "-":
      return BEGINS_ENTRY.test(before) || endsSnippetPrefix(cursor);
    case "*":
      return BEGINS_ENTRY.test(before);
    case "#":
      return /^#{1,6}$/.test(before) || /\]\([^() \t]*#$/.test(before) || BEHIND_FILE.test(before);
    case '"':
      return false;
    case "`":
      return /:(?:\*\*|__)? `$/.test(before);
    case "/":
      return isInDestination(before) || IN_PATH_OF_CODE.test(before);
    default:
      return isInDestination(before);
  }
}

function isInDestination(before: string): boolean {
  return IN_DESTINATION.test(before) || /^ {0,3}\[[^\]]+\]:[ \t]*[^ \t]*$/.test(before);
}
