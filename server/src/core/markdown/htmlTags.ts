import type { Span } from "../text/span.ts";

/** An opening tag. Spans count from the start of the HTML that it stands in. */
export interface HtmlTag {
  /** In lower case. */
  readonly name: string;
  /** From `<` to `>`. */
  readonly span: Span;
  readonly attributes: readonly HtmlAttribute[];
}

export interface HtmlAttribute {
  /** In lower case. */
  readonly name: string;
  /** As written, without quotation marks and white space around it; "" if there is none. */
  readonly value: string;
  readonly valueSpan: Span;
}

const OPENING = /<(?:!--|[a-z][^\s/>]*)/gi;
const ATTRIBUTE = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?/y;
const BETWEEN_ATTRIBUTES = /[\s/=]*/y;

/** Elements whose content is no HTML, and what ends them. */
const RAW: ReadonlyMap<string, RegExp> = new Map([
  ["script", /<\/script/gi],
  ["style", /<\/style/gi],
  ["textarea", /<\/textarea/gi],
  ["title", /<\/title/gi],
]);

/** The opening tags in HTML, in their order; none in comments, and none in what is no HTML, such as scripts. */
export function htmlTags(html: string): readonly HtmlTag[] {
  const tags: HtmlTag[] = [];
  OPENING.lastIndex = 0;
  for (let opening = OPENING.exec(html); opening; opening = OPENING.exec(html)) {
    const end = opening[0] === "<!--" ? endOf(html, "-->", OPENING.lastIndex) : readTag(html, opening, tags);
    // What is never closed holds all that follows.
    if (end === undefined) break;
    OPENING.lastIndex = end;
  }
  return tags;
}

/** Adds the tag to the others; gives where to read on. */
function readTag(html: string, { 0: mark, index }: RegExpExecArray, tags: HtmlTag[]): number | undefined {
  const name = mark.slice(1).toLowerCase();
  const attributes: HtmlAttribute[] = [];
  let at = index + mark.length;
  for (let found = attributeAt(html, at); found; found = attributeAt(html, at)) {
    attributes.push(found.attribute);
    at = found.end;
  }
  BETWEEN_ATTRIBUTES.lastIndex = at;
  at += BETWEEN_ATTRIBUTES.exec(html)?.[0].length ?? 0;
  if (html[at] !== ">") return undefined;
  tags.push({ name, span: { start: index, end: at + 1 }, attributes });
  const close = RAW.get(name);
  if (!close) return at + 1;
  close.lastIndex = at + 1;
  return close.exec(html)?.index;
}

interface AttributeAt {
  readonly attribute: HtmlAttribute;
  readonly end: number;
}

function attributeAt(html: string, from: number): AttributeAt | undefined {
  ATTRIBUTE.lastIndex = from;
  const [whole, name, doubly, singly, bare] = ATTRIBUTE.exec(html) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const end = from + whole.length;
  const written = doubly ?? singly ?? bare ?? "";
  const isQuoted = doubly !== undefined || singly !== undefined;
  const start = end - written.length - (isQuoted ? 1 : 0) + (written.length - written.trimStart().length);
  const value = written.trim();
  return { attribute: { name: name.toLowerCase(), value, valueSpan: { start, end: start + value.length } }, end };
}

function endOf(text: string, mark: string, from: number): number | undefined {
  const at = text.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}
