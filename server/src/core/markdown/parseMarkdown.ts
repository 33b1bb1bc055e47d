import type { Root } from "mdast";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
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

/** Made when it is first needed: the start of a program does without. */
function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const withAddresses = lazily(() => remark().use(remarkGfm).freeze());

/** An address may begin at every letter, so looking for them takes a fourth of the time; most texts have none. */
const withoutAddresses = lazily(() =>
  remark()
    .use(remarkGfm)
    .use(function () {
      const data = this.data();
      data.micromarkExtensions?.push({ disable: { null: ["wwwAutolink", "protocolAutolink", "emailAutolink"] } });
      // Addresses alone are also looked for in the tree.
      data.fromMarkdownExtensions = data.fromMarkdownExtensions?.flat().filter(({ transforms }) => !transforms) ?? [];
    })
    .freeze(),
);
