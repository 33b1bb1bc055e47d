import type { Root } from "mdast";
import { gfmAutolinkLiteralFromMarkdown } from "mdast-util-gfm-autolink-literal";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmAutolinkLiteral } from "micromark-extension-gfm-autolink-literal";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { MAY_HOLD_ADDRESS } from "./plain/plainLines.ts";
import { parsePlainMarkdown } from "./plain/plainMarkdown.ts";

/** Parses Markdown as GitHub does: the same tree as `remark-gfm` gives. */
export function parseMarkdown(text: string): Root {
  return parsePlainMarkdown(text) ?? parseWithRemark(text);
}

/** The same without a look at whether it is plain. */
export function parseWithRemark(text: string): Root {
  remarkCounter.units += text.length;
  return (MAY_HOLD_ADDRESS.test(text) ? withAddresses : withoutAddresses)().parse(text);
}

/** How many units of text remark was given since the program began: what tests count instead of time. */
export const remarkCounter = { units: 0 };

/** An address may begin at every letter, so looking for them takes a third of the time; most texts have none. */
const withoutAddresses = parserOf(false);
const withAddresses = parserOf(true);

/** Made when it is first needed: the start of the program does without. */
function parserOf(hasAddresses: boolean): () => Pick<Processor<Root>, "parse"> {
  let parser: Pick<Processor<Root>, "parse"> | undefined;
  return () => {
    parser ??= unified()
      .use(remarkParse)
      .use(function (this: Processor) {
        addGfm(this, hasAddresses);
      })
      .freeze();
    return parser;
  };
}

/** The parts of `remark-gfm` that parse, in its order; those that write Markdown are left out. */
function addGfm(processor: Processor, hasAddresses: boolean): void {
  const data = processor.data();
  data.micromarkExtensions = [
    ...(hasAddresses ? [gfmAutolinkLiteral()] : []),
    gfmFootnote(),
    gfmStrikethrough(),
    gfmTable(),
    gfmTaskListItem(),
  ];
  data.fromMarkdownExtensions = [
    ...(hasAddresses ? [gfmAutolinkLiteralFromMarkdown()] : []),
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ];
}
