import type { RootContent } from "mdast";
import { flatMap } from "../text/flatMap.ts";
import { blockOf } from "./blocks.ts";
import { plainEffortOf, remarkEffortOf } from "./effort.ts";
import { fieldsOf } from "./fields.ts";
import { headingOf } from "./headingTitle.ts";
import { inlinesOf } from "./inlines.ts";
import { parseWithRemark } from "./parseMarkdown.ts";
import type { Part } from "./part.ts";
import { parsePlainMarkdown } from "./plain/plainMarkdown.ts";
import { RUNNING_HTML } from "./runningHtml.ts";
import { type Source, spanOf } from "./source.ts";

/** A part and where it begins in its chunk. */
export interface PartInChunk {
  readonly at: number;
  readonly part: Part;
}

export interface ParsedChunk {
  readonly parts: readonly PartInChunk[];
  /** Where a fence or HTML block begins that nothing closes before the chunk ends; undefined if all is closed. */
  readonly openFrom: number | undefined;
  /** What it takes to parse it; whatever labels are defined elsewhere. */
  readonly effort: number;
}

/** What is known of a piece before it is parsed. */
export interface Bounds {
  /** It may take so much. */
  readonly most: number;
  /** False if labels that are defined elsewhere change nothing in how it is parsed. */
  readonly mayRefer: boolean;
}

/**
 * Parses a piece of Markdown on its own.
 * @param labels Reference labels that the document defines elsewhere: they decide whether `[text][label]` is a link.
 * @returns Undefined for a piece that takes more than it may.
 */
export function parseChunk(text: string, labels: readonly string[], bounds: Bounds): ParsedChunk | undefined {
  const prefix = labels.map((label) => `[${label}]: #\n`).join("");
  const before = prefix === "" ? "" : `${prefix}\n`;
  const plainEffort = plainEffortOf(text);
  if (plainEffort > bounds.most) return undefined;
  const plain = parsePlainMarkdown(before + text);
  const effort = plain && !bounds.mayRefer ? plainEffort : remarkEffortOf(text);
  if (effort > bounds.most) return undefined;
  const nodes = (plain ?? parseWithRemark(before + text)).children.filter(
    (node) => (node.position?.start.offset ?? 0) >= before.length,
  );
  return {
    parts: partsOf(nodes, text, before.length),
    openFrom: openBlockStart(nodes, text, before.length),
    effort,
  };
}

/** Splits the blocks at their headings; a part begins with the line of its heading. */
function partsOf(nodes: readonly RootContent[], text: string, base: number): readonly PartInChunk[] {
  const starts = flatMap(nodes, (node, index) =>
    node.type === "heading" ? [{ index, at: lineStart(text, spanOf(node, { text, base }).start) }] : [],
  );
  const first = starts[0];
  if (first === undefined || text.slice(0, first.at).trim() !== "") starts.unshift({ index: 0, at: 0 });
  else starts[0] = { ...first, at: 0 };
  return starts.map(({ index, at }, order) => {
    const next = starts[order + 1];
    const slice = text.slice(at, next?.at ?? text.length);
    return { at, part: partOf(nodes.slice(index, next?.index ?? nodes.length), { text: slice, base: base + at }) };
  });
}

function partOf(nodes: readonly RootContent[], source: Source): Part {
  const [first, ...rest] = nodes;
  const hasHeading = first?.type === "heading";
  const body = hasHeading ? rest : nodes;
  const inlines = inlinesOf(nodes, source);
  return {
    text: source.text,
    heading: hasHeading ? headingOf(first, source) : undefined,
    blocks: body.map((node) => blockOf(node, source)),
    fields: fieldsOf(body, source),
    links: inlines.links,
    definitions: inlines.definitions,
    codeSpans: inlines.codeSpans,
    comments: inlines.comments,
    htmlIds: inlines.htmlIds,
    undefinedReferences: inlines.undefinedReferences,
  };
}

/** A last block that would swallow a `#` line placed behind the chunk: an open fence, or HTML that has not ended. */
function openBlockStart(nodes: readonly RootContent[], text: string, base: number): number | undefined {
  const last = nodes.at(-1);
  if (last?.type !== "code" && last?.type !== "html") return undefined;
  const block = blockOf(last, { text, base });
  if (block.kind === "code" && block.closed) return undefined;
  if (block.kind === "html" && htmlHasEnded(block.value, text.slice(block.span.end))) return undefined;
  return block.span.start;
}

/** CommonMark's HTML kinds 1 to 5 end with a mark of their own on the last line, 6 and 7 with a blank line. */
function htmlHasEnded(value: string, after: string): boolean {
  const kind = RUNNING_HTML.find(([opens]) => opens.test(value));
  return kind
    ? kind[1].test(value.slice(value.lastIndexOf("\n") + 1))
    : /^[ \t]*(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/.test(after);
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}
