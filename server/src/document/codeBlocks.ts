import { shiftSpan } from "../text/span.ts";
import { placedParts } from "./outline.ts";
import type { Block, CodeBlock } from "./part.ts";
import type { PerfDocument } from "./perfDocument.ts";

/** The languages of blocks that hold command lines. */
const SHELLS: ReadonlySet<string> = new Set(["bash", "sh", "shell", "zsh", "console", "shell-session", "shellsession"]);

/** Every block of command lines, in lists too, in the order of the text. Spans count from the document's start. */
export function shellBlocksIn({ outline }: PerfDocument): readonly CodeBlock[] {
  return placedParts(outline).flatMap(({ part, start }) =>
    part.blocks
      .flatMap(codeBlocksIn)
      .filter(({ language }) => SHELLS.has(language.toLowerCase()))
      .map((block) => ({
        ...block,
        span: shiftSpan(block.span, start),
        valueSpan: shiftSpan(block.valueSpan, start),
      })),
  );
}

function codeBlocksIn(block: Block): readonly CodeBlock[] {
  if (block.kind === "code") return [block];
  return block.kind === "list" ? block.items.flatMap((item) => item.blocks.flatMap(codeBlocksIn)) : [];
}
