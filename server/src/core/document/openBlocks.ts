import { perValue } from "../incremental/memo.ts";
import type { Block, CodeBlock, Part } from "../markdown/part.ts";
import { flatMap } from "../text/flatMap.ts";
import { inEveryPiece } from "./inEveryPart.ts";

/** A code fence or a piece of HTML that is never closed, or closed only by the end of another one. */
export interface OpenBlock {
  readonly kind: "fence" | "comment" | "tag";
  /** What opens it: ` ```bash `, `<!--` or `<pre>`. */
  readonly opener: string;
  /** Where the block begins in its part. */
  readonly start: number;
  /** Where it ends, having hidden all on its way. */
  readonly end: number;
}

/** The blocks of a part that run on further than their author can have meant. */
export function openBlocksOf(part: Part): readonly OpenBlock[] {
  return part.blocks.some(({ kind }) => kind === "code" || kind === "html") ? openAmong(part) : NONE;
}

const NONE: readonly OpenBlock[] = [];

const openAmong = perValue((part: Part): readonly OpenBlock[] =>
  flatMap(part.blocks, (block) => openBlock(block, part) ?? []),
);

/** Those of a whole document. */
export const openBlocksIn = inEveryPiece(openBlocksOf);

function openBlock(block: Block, part: Part): OpenBlock | undefined {
  const { start, end } = block.span;
  if (block.kind === "code" && isOpenFence(block, part)) {
    return { kind: "fence", opener: firstLine(part.text, start), start, end };
  }
  if (block.kind !== "html" || !runsOn(block.value)) return undefined;
  const opener = /^<(?:!--|\w+[^>\n\r]*>?)/.exec(block.value)?.[0] ?? "<";
  return { kind: opener === "<!--" ? "comment" : "tag", opener, start, end };
}

/** Never closed, or closed by the fence that ends the next block: ` ```bash ` inside of it gives that away. */
function isOpenFence({ closed, span, value }: CodeBlock, part: Part): boolean {
  if (!closed) return true;
  const marks = /^(?:`{3,}|~{3,})/.exec(part.text.slice(span.start, span.end))?.[0];
  if (marks === undefined) return false;
  return new RegExp(`^ {0,3}${marks[0]}{${marks.length},}[ \\t]*[\\w{]`, "m").test(value);
}

/** A comment, or a tag whose content is taken as it is, without its end. */
function runsOn(html: string): boolean {
  if (html.startsWith("<!--")) return !html.includes("-->");
  return /^<(?:script|pre|style|textarea)(?:\s|>|$)/i.test(html) && !/<\/(?:script|pre|style|textarea)>/i.test(html);
}

function firstLine(text: string, start: number): string {
  return /^[^\r\n]*/.exec(text.slice(start))?.[0].trimEnd() ?? "";
}
