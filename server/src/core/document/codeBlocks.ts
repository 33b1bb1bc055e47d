import type { Block, CodeBlock, Part } from "../markdown/part.ts";
import { flatMap } from "../text/flatMap.ts";

/** The languages of blocks that hold command lines. */
const SHELLS: ReadonlySet<string> = new Set(["bash", "sh", "shell", "zsh", "console", "shell-session", "shellsession"]);

/** Every block of command lines, in lists too, in the order of the text. */
export function shellBlocksIn({ blocks }: Part): readonly CodeBlock[] {
  return flatMap(blocks, codeBlocksIn).filter(({ language }) => SHELLS.has(language.toLowerCase()));
}

function codeBlocksIn(block: Block): readonly CodeBlock[] {
  if (block.kind === "code") return [block];
  return block.kind === "list" ? flatMap(block.items, (item) => flatMap(item.blocks, codeBlocksIn)) : [];
}
