import type { Root } from "mdast";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";

/** Parses Markdown as GitHub does. */
export function parseMarkdown(text: string): Root {
  return (MAY_HOLD_ADDRESS.test(text) ? complete : withoutAddresses).parse(text);
}

/** What every bare address holds, or what may stand for that: an escape or a character reference. */
const MAY_HOLD_ADDRESS = /:\/\/|www\.|[@\\&]/i;

const complete = unified().use(remarkParse).use(remarkGfm).freeze();

/** An address may begin at every letter, so looking for them takes a third of the time; most texts have none. */
const withoutAddresses = unified().use(remarkParse).use(gfmWithoutAddresses).freeze();

/** What `remark-gfm` adds, but for literal autolinks. */
function gfmWithoutAddresses(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()];
  data.fromMarkdownExtensions = [
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ];
}
