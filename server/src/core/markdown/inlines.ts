import type { Html, Image, Definition as MdastDefinition, Link as MdastLink, Nodes, Text } from "mdast";
import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import { type Span, shiftSpan } from "../text/span.ts";
import { attributeIds } from "./attributeIds.ts";
import { htmlComments } from "./htmlComments.ts";
import { htmlTags } from "./htmlTags.ts";
import type { CodeSpan, Comment, Definition, Link, UndefinedReference } from "./part.ts";
import { plainText, type Source, spanOf } from "./source.ts";

/** What stands inside the lines of a part, wherever it is nested. */
export interface Inlines {
  readonly links: Link[];
  readonly definitions: Definition[];
  readonly codeSpans: CodeSpan[];
  readonly comments: Comment[];
  readonly htmlIds: string[];
  readonly undefinedReferences: UndefinedReference[];
  /** The labels of footnotes that are defined, with their `^`. */
  readonly footnotes: string[];
}

/** Everything inline in the given blocks, each kind in the order of the text. */
export function inlinesOf(nodes: readonly Nodes[], source: Source): Inlines {
  const found: Inlines = {
    links: [],
    definitions: [],
    codeSpans: [],
    comments: [],
    htmlIds: [],
    undefinedReferences: [],
    footnotes: [],
  };
  for (const node of nodes) collect(node, source, found);
  return found;
}

function collect(node: Nodes, source: Source, found: Inlines): void {
  switch (node.type) {
    case "link":
      found.links.push(linkOf(node, source));
      break;
    case "image":
      found.links.push(imageOf(node, source));
      break;
    case "linkReference":
    case "imageReference":
      found.links.push({
        kind: "reference",
        span: spanOf(node, source),
        text: plainText(node),
        textSpan: childrenSpan(node, source),
        url: "",
        urlSpan: { start: spanOf(node, source).end, end: spanOf(node, source).end },
        label: normalizeIdentifier(node.identifier),
      });
      break;
    case "definition":
      found.definitions.push(definitionOf(node, source));
      break;
    case "footnoteDefinition":
      found.footnotes.push(`^${normalizeIdentifier(node.identifier)}`);
      break;
    case "inlineCode":
      found.codeSpans.push({ span: spanOf(node, source), value: node.value });
      break;
    case "html":
      collectHtml(node, source, found);
      break;
    case "paragraph":
      found.htmlIds.push(...attributeIds(node));
      break;
    case "text":
      collectUndefined(node, source, found);
      break;
  }
  if ("children" in node) for (const child of node.children) collect(child, source, found);
}

function linkOf(link: MdastLink, source: Source): Link {
  const span = spanOf(link, source);
  const textSpan = childrenSpan(link, source);
  const isInline = source.text[span.start] === "[";
  // What follows the text is `](`; an autolink is its own text.
  const urlSpan = isInline ? destinationSpan(source.text, textSpan.end + 2) : textSpan;
  return {
    kind: isInline ? "link" : "autolink",
    span,
    text: plainText(link),
    textSpan,
    url: isInline ? source.text.slice(urlSpan.start, urlSpan.end) : link.url,
    urlSpan,
    label: "",
  };
}

function imageOf(image: Image, source: Source): Link {
  const span = spanOf(image, source);
  // The alternative text may hold brackets of its own; the last `](` before the destination closes it.
  const close = closingBracket(source.text, span.start + 2, span.end);
  const urlSpan = destinationSpan(source.text, close + 2);
  return {
    kind: "image",
    span,
    text: image.alt ?? "",
    textSpan: { start: span.start + 2, end: close },
    url: source.text.slice(urlSpan.start, urlSpan.end),
    urlSpan,
    label: "",
  };
}

function definitionOf(definition: MdastDefinition, source: Source): Definition {
  const span = spanOf(definition, source);
  const close = closingBracket(source.text, span.start + 1, span.end);
  const urlSpan = destinationSpan(source.text, close + 2);
  return {
    span,
    label: normalizeIdentifier(definition.identifier),
    url: source.text.slice(urlSpan.start, urlSpan.end),
    urlSpan,
  };
}

/** Where the children stand; for an empty text, the place between its brackets. */
function childrenSpan(node: Nodes, source: Source): Span {
  const children = "children" in node ? node.children : [];
  const first = children[0];
  const last = children.at(-1);
  if (first && last) return { start: spanOf(first, source).start, end: spanOf(last, source).end };
  const { start } = spanOf(node, source);
  return { start: start + 1, end: start + 1 };
}

/** The offset of the `]` that closes a bracket whose content begins at `from`. */
function closingBracket(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at++) {
    const mark = text[at];
    if (mark === "\\") at++;
    else if (mark === "[") depth++;
    else if (mark === "]" && depth-- === 0) return at;
  }
  return limit;
}

/** A link destination from its opening place on, by CommonMark's two forms, without the angle brackets. */
function destinationSpan(text: string, from: number): Span {
  let start = from;
  while (start < text.length && endsDestination(text.charCodeAt(start))) start++;
  const angled = text[start] === "<";
  if (angled) start++;
  let depth = 0;
  let end = start;
  for (; end < text.length; end++) {
    const mark = text[end] ?? "";
    if (mark === "\\") end++;
    else if (angled ? mark === ">" : endsDestination(text.charCodeAt(end))) break;
    else if (!angled && mark === "(") depth++;
    else if (!angled && mark === ")" && depth-- === 0) break;
  }
  return { start, end: Math.min(end, text.length) };
}

/** ASCII's space and control characters; any other white space is part of a destination (CommonMark 0.31, 6.3). */
function endsDestination(unit: number): boolean {
  return unit <= 32 || unit === 127;
}

function collectHtml(html: Html, source: Source, found: Inlines): void {
  const { start, end } = spanOf(html, source);
  for (const { span, text } of htmlComments(html.value)) found.comments.push({ span: shiftSpan(span, start), text });
  // Offsets count in the text as it stands: the marks of quotes and lists around a block are not part of its value.
  const written = source.text.slice(start, end);
  for (const { name: element, span, attributes } of htmlTags(written)) {
    for (const { name, value, valueSpan } of attributes) {
      if (value === "") continue;
      if (name === "id" || name === "name") found.htmlIds.push(value);
      if (LINKING.get(element) !== name) continue;
      const behind = { start: start + span.end, end: start + span.end };
      found.links.push({
        kind: "html",
        span: shiftSpan(span, start),
        text: "",
        textSpan: behind,
        url: value,
        urlSpan: shiftSpan(valueSpan, start),
        label: "",
      });
    }
  }
}

/** Elements of HTML that lead to a file, and the attribute that says which. */
const LINKING: ReadonlyMap<string, string> = new Map([
  ["a", "href"],
  ["img", "src"],
]);

/** Text keeps `[text][label]` only where the label has no definition; `a[i][j]` and footnotes are no references. */
function collectUndefined(text: Text, source: Source, found: Inlines): void {
  if (!text.value.includes("][")) return;
  const span = spanOf(text, source);
  const raw = source.text.slice(span.start, span.end);
  for (const match of raw.matchAll(/(?<![\w\])\\])\[([^[\]\n]+)\]\[([^[\]\n^][^[\]\n]*)\]/g)) {
    found.undefinedReferences.push({
      span: shiftSpan({ start: match.index, end: match.index + match[0].length }, span.start),
      label: match[2] ?? "",
    });
  }
}
