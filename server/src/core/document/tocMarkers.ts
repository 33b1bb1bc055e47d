import type { Block, Part } from "../markdown/part.ts";

/** What renderers replace by a table of contents, alone in its paragraph or HTML. */
const MARKER =
  /^(?:\[\[ *_?toc_? *\]\]|\[toc\]|\$?\{\{? *toc *\}?\}|\{\{[<%] *toc\b[^{}]*[%>]\}\}|<(?:toc|tocinline|tableofcontents)\b[^<>]*>(?:<\/\w+>)?|\[\[toc\b[^[\]]*\]\])$/i;
/** kramdown's, behind a list or a paragraph that it replaces. */
const REPLACED = /\{: *toc\b[^{}]*\}$/i;
/** `<!-- toc -->` with nothing behind it: a tool writes the list there. */
const COMMENT = /^<!-- *(?:toc|table of contents)\b[^<>]*-->$/i;

/** True for a block in whose place a renderer or a tool writes the table of contents. */
export function isTocMarker(block: Block, { text, blocks }: Part): boolean {
  if (block.kind !== "paragraph" && block.kind !== "html" && block.kind !== "list") return false;
  const { start, end } = block.span;
  if (end - start > LONGEST_MARKER) return false;
  const written = text.slice(start, end).trim();
  if (MARKER.test(written) || REPLACED.test(written)) return true;
  return COMMENT.test(written) && blocks[blocks.indexOf(block) + 1]?.kind !== "list";
}

const LONGEST_MARKER = 200;
