import { isHeadingLine } from "./chunkCuts.ts";
import { headingOf } from "./headingTitle.ts";
import { parseMarkdown } from "./parseMarkdown.ts";
import type { Heading, Part } from "./part.ts";

/** Longer titles are not read where nothing else is. */
const LONGEST_TITLE = 400;

/** A piece of a document that is not read, apart from its first heading: as one block, with nothing in it. */
export function unreadPart(text: string): Part {
  const heading = headingAt(text);
  return {
    text,
    heading,
    blocks: [{ kind: "other", span: { start: heading?.span.end ?? 0, end: text.length }, text: "" }],
    fields: [],
    links: [],
    definitions: [],
    codeSpans: [],
    comments: [],
    htmlIds: [],
    undefinedReferences: [],
  };
}

function headingAt(text: string): Heading | undefined {
  const line = /^[^\r\n]{0,400}/.exec(text)?.[0] ?? "";
  if (!isHeadingLine(text, 0) || line.length === LONGEST_TITLE) return undefined;
  const [heading] = parseMarkdown(line).children;
  return heading?.type === "heading" ? headingOf(heading, { text: line, base: 0 }) : undefined;
}
