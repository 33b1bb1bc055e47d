import type { Block, CodeBlock, Part } from "../markdown/part.ts";
import { flatMap } from "../text/flatMap.ts";
import { shiftSpan } from "../text/span.ts";
import { inEveryPart } from "./inEveryPart.ts";
import type { PerfDocument } from "./perfDocument.ts";

/** The languages of blocks that hold command lines. */
const SHELLS: ReadonlySet<string> = new Set(["bash", "sh", "shell", "zsh", "console", "shell-session", "shellsession"]);

/** Every block of command lines, in lists too, in the order of the text. Spans count from the document's start. */
export function shellBlocksIn({ outline }: PerfDocument): readonly CodeBlock[] {
  return shellBlocksInParts(outline).map(({ start, found }) => ({
    ...found,
    span: shiftSpan(found.span, start),
    valueSpan: shiftSpan(found.valueSpan, start),
  }));
}

const shellBlocksInParts = inEveryPart(({ blocks }: Part) =>
  flatMap(blocks, codeBlocksIn).filter(({ language }) => SHELLS.has(language.toLowerCase())),
);

function codeBlocksIn(block: Block): readonly CodeBlock[] {
  if (block.kind === "code") return [block];
  return block.kind === "list" ? flatMap(block.items, (item) => flatMap(item.blocks, codeBlocksIn)) : [];
}
