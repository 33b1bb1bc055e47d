import { type Section, withDescendants } from "../../document/outline.ts";
import { perLastingValue, perValue } from "../../incremental/memo.ts";
import type { Block, Part } from "../../markdown/part.ts";
import { inEveryBlock } from "../../markdown/pieces/joinedPart.ts";
import type { Template } from "../../template/template.ts";
import { overlaps, type Span, textOf } from "../../text/span.ts";
import { isJunk } from "../values/junk.ts";

/** What a part holds besides what fills the template's slots. */
export type OwnContent = "none" | "prose" | "structured";

/**
 * What of a part is the author's own.
 * @param claimed Where what fills slots stands, counted from the part's start.
 */
export function ownContentOf(part: Part, claimed: readonly Span[], template: Template): OwnContent {
  const blocks = ownBlocks(template)(part).filter(({ span }) => !claimed.some((one) => overlaps(one, span)));
  if (blocks.length === 0) return "none";
  return blocks.some(({ kind }) => kind !== "paragraph" && kind !== "quote" && kind !== "other")
    ? "structured"
    : "prose";
}

/** True if something of the author's own stands in the section or below it. */
export function holdsOwnContent(section: Section, template: Template): boolean {
  return withDescendants(section).some(({ part }) => ownBlocks(template)(part).length > 0);
}

const ownBlocks = perLastingValue((template: Template) => {
  const lines = linesOf(template);
  const blocksIn = inEveryBlock((block, text) => saysSomething(block) && !isFrom(lines, textOf(text, block.span)));
  return perValue((part: Part) => blocksIn(part).filter(({ result }) => result));
});

/** The lines of a template as they are written. */
const linesOf = perLastingValue(
  ({ text }: Template): ReadonlySet<string> => new Set(text.split(/\r?\n/).map((line) => line.trim())),
);

function isFrom(lines: ReadonlySet<string>, written: string): boolean {
  const first = /^[^\r\n]*/.exec(written)?.[0] ?? "";
  return lines.has(first.trim()) && written.split(/\r?\n|\r/).every((line) => lines.has(line.trim()));
}

/** A sentence, or anything with a structure that is not empty. */
function saysSomething(block: Block): boolean {
  switch (block.kind) {
    case "paragraph":
    case "quote":
    case "other":
      return !isJunk(block.text) && isSentence(block.text);
    case "list":
      return block.items.some(({ text }) => text !== "" && !isJunk(text));
    case "table":
      return block.rows.slice(1).some(({ cells }) => cells.slice(1).some(({ text }) => text !== "" && !isJunk(text)));
    case "code":
      return block.value.trim() !== "";
    default:
      return false;
  }
}

/** A sentence has more words than a remark. Scripts that put no spaces between words are counted by their letters. */
const FEWEST_WORDS = 4;

function isSentence(text: string): boolean {
  let count = 0;
  for (const _ of text.matchAll(WORD)) if (++count === FEWEST_WORDS) return true;
  return false;
}

const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+/gu;
