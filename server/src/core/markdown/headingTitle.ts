import type { Heading as MdastHeading, PhrasingContent } from "mdast";
import type { Span } from "../text/span.ts";
import type { Heading } from "./part.ts";
import { plainText, type Source, spanOf, trimmed } from "./source.ts";

/** `{#id}`, `{: #id .class}` or an MDX comment with `#id`, as kramdown, Pandoc, VitePress and Docusaurus read them. */
const ATTRIBUTES = /(?<!\s)\s*(\{:?\s*[#.][^{}]*\}|\{\/\*\s*#[^{}*]*\*\/\})\s*$/;

/** The heading that remark has read, with its title apart from what only renderers look at. */
export function headingOf(heading: MdastHeading, source: Source): Heading {
  const span = spanOf(heading, source);
  const raw = source.text.slice(span.start, span.end);
  const marks = /^#{1,6}[ \t]*/.exec(raw)?.[0];
  const said = plainText(heading)
    .replace(/(?<!\s)\s*\n\s*/g, " ")
    .trim();
  const isText = heading.children.at(-1)?.type === "text";
  const attributes = isText ? (ATTRIBUTES.exec(said)?.[1] ?? "") : "";
  const empty = span.start + (marks?.length ?? 0);
  return {
    level: heading.depth,
    text: attributes === "" ? said : said.replace(ATTRIBUTES, ""),
    attributes,
    span,
    textSpan: titleSpan(heading.children, attributes !== "", source) ?? { start: empty, end: empty },
    style: marks === undefined ? "setext" : "atx",
  };
}

/** The id among a heading's attributes. */
export function idIn(attributes: string): string | undefined {
  return attributes === "" ? undefined : /#([^\s{}*]+)/.exec(attributes)?.[1];
}

/** Where the title stands, without attributes behind it and HTML around it that shows nothing. */
function titleSpan(children: readonly PhrasingContent[], hasAttributes: boolean, source: Source): Span | undefined {
  const [from, to] = shownRange(children);
  const [first, last] = [children[from], children[to]];
  if (!first || !last) return undefined;
  const span = { start: spanOf(first, source).start, end: spanOf(last, source).end };
  const written = source.text.slice(span.start, span.end);
  const end = hasAttributes ? span.start + written.replace(ATTRIBUTES, "").length : span.end;
  const shown = trimmed({ start: span.start, end }, source.text);
  return shown.end > shown.start ? shown : undefined;
}

/** The first and the last of a title's nodes between anchors and comments; all of them, where there is nothing else. */
function shownRange(children: readonly PhrasingContent[]): readonly [number, number] {
  let from = 0;
  let to = children.length - 1;
  while (from < to && isUnseen(children, from, 1)) from++;
  while (to > from && isUnseen(children, to, -1)) to--;
  return [from, to];
}

/** True for a comment, the tags of an anchor, and white space beside them. */
function isUnseen(children: readonly PhrasingContent[], index: number, inward: 1 | -1): boolean {
  const node = children[index];
  if (node?.type === "html") return /^<(?:!--|\/?a[\s>])/i.test(node.value);
  const isSpace = node?.type === "text" && node.value.trim() === "";
  return isSpace && children[index + inward]?.type === "html";
}
