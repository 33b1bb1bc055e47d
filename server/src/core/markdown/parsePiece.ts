import type { Heading, Nodes, RootContent } from "mdast";
import { flatMap } from "../text/flatMap.ts";
import { blockOf } from "./blocks.ts";
import { bracketedIn, relevantLabels } from "./bracketedLabels.ts";
import { plainEffortOf, remarkEffortOf } from "./effort.ts";
import { type FlowBlock, fieldsOf, flowOf } from "./fields.ts";
import { headingOf } from "./headingTitle.ts";
import { inlinesOf } from "./inlines.ts";
import { parseWithRemark } from "./parseMarkdown.ts";
import type { Part } from "./part.ts";
import { parsePlainMarkdown } from "./plain/plainMarkdown.ts";
import { RUNNING_HTML } from "./runningHtml.ts";
import { type Source, spanOf } from "./source.ts";

/** A part, and what its blocks and fields were made of. */
export interface FlowPart extends Part {
  readonly flow: readonly FlowBlock[];
  /** True if it begins with rows of a table whose head stands in the piece before. */
  readonly continuesTable: boolean;
  /** The labels of footnotes that it defines, with their `^`. */
  readonly footnotes: readonly string[];
}

/** What a piece holds of a part, and where that begins. */
export interface PartInPiece {
  readonly at: number;
  readonly part: FlowPart;
}

/** A text that was parsed on its own. */
export interface Piece {
  readonly text: string;
  /** The head of the table whose rows the piece begins with; "" if it begins with a block of its own. */
  readonly tableHead: string;
  readonly parts: readonly PartInPiece[];
  /** Where a fence or HTML block begins that nothing closes before the piece ends; undefined if all is closed. */
  readonly openFrom: number | undefined;
  /** What it takes to parse it; whatever labels are defined elsewhere. */
  readonly effort: number;
  /** What stands in brackets here and could be a reference, normalised. */
  readonly bracketed: ReadonlySet<string>;
  /** Those of the document's reference labels that it was parsed with. */
  readonly labels: readonly string[];
  /** The labels that it defines, normalised. */
  readonly defined: readonly string[];
}

/** How much was parsed since the program began: what tests count instead of time. */
export const parseCounter = { pieces: 0, units: 0 };

/**
 * Parses a piece of Markdown on its own.
 * @param defined The reference labels that the document defines: they decide whether `[text][label]` is a link.
 * @param most It may take so much.
 * @returns Undefined for a piece that takes more.
 */
export function parsePiece(
  text: string,
  tableHead: string,
  defined: ReadonlySet<string>,
  most: number,
): Piece | undefined {
  parseCounter.pieces++;
  parseCounter.units += text.length;
  const { labels: bracketed, mayRefer } = bracketedIn(text);
  const labels = relevantLabels(bracketed, defined);
  const plainEffort = plainEffortOf(text);
  if (plainEffort > most) return undefined;
  const context = contextOf(labels) + tableHead;
  // A byte order mark is left out of what is parsed where it stands first, and all places would be one too low.
  const before = context === "" && text.startsWith("\uFEFF") ? "\n" : context;
  const plain = parsePlainMarkdown(before + text);
  const effort = plain && !mayRefer ? plainEffort : remarkEffortOf(text);
  if (effort > most) return undefined;
  const nodes = nodesFrom(before.length, (plain ?? parseWithRemark(before + text)).children);
  const parts = partsOf(nodes, { text, base: before.length }, tableHead !== "");
  return {
    text,
    tableHead,
    parts,
    openFrom: openBlockStart(nodes, { text, base: before.length }),
    effort,
    bracketed,
    labels,
    defined: flatMap(parts, ({ part }) => [...part.definitions.map(({ label }) => label), ...part.footnotes]),
  };
}

/** What is put in front of a piece so that references to these labels are read as such. */
function contextOf(labels: readonly string[]): string {
  if (labels.length === 0) return "";
  const definitions = labels.map((label) => `[${label}]: #\n`).join("");
  // Indented lines would go on with a footnote.
  return labels.some((label) => label.startsWith("^")) ? `${definitions}\n***\n\n` : `${definitions}\n`;
}

/** What begins in the piece; of a table that began in front of it, the rows that do. */
function nodesFrom(start: number, nodes: readonly RootContent[]): readonly RootContent[] {
  const isWithin = ({ position }: Nodes) => (position?.start.offset ?? 0) >= start;
  return flatMap(nodes, (node, index) => {
    if (node.type === "heading") return isWithin(node) ? behindDefinitions(node, nodes[index - 1]) : [];
    if (node.type !== "table" || isWithin(node)) return isWithin(node) ? node : [];
    const rows = node.children.filter(isWithin);
    const [first] = rows;
    if (!first?.position || !node.position) return [];
    return { ...node, children: rows, position: { start: first.position.start, end: node.position.end } };
  });
}

/** Remark has an underlined title begin with the definitions that stand directly above it: it begins behind them. */
function behindDefinitions(heading: Heading, before: RootContent | undefined): Heading {
  const { position } = heading;
  const start = heading.children[0]?.position?.start;
  const overlaps = (before?.position?.end.offset ?? 0) > (position?.start.offset ?? 0);
  return overlaps && start && position ? { ...heading, position: { start, end: position.end } } : heading;
}

/** Splits the blocks at their headings; a part begins with the line of its heading. */
function partsOf(nodes: readonly RootContent[], source: Source, continuesTable: boolean): readonly PartInPiece[] {
  const { text, base } = source;
  const starts = flatMap(nodes, (node, index) =>
    node.type === "heading" ? [{ index, at: lineStart(text, spanOf(node, source).start) }] : [],
  );
  const first = starts[0];
  if (first === undefined || text.slice(0, first.at).trim() !== "") starts.unshift({ index: 0, at: 0 });
  else starts[0] = { ...first, at: 0 };
  return starts.map(({ index, at }, order) => {
    const next = starts[order + 1];
    const within = { text: text.slice(at, next?.at ?? text.length), base: base + at };
    return { at, part: partOf(nodes.slice(index, next?.index ?? nodes.length), within, continuesTable && order === 0) };
  });
}

function partOf(nodes: readonly RootContent[], source: Source, continuesTable: boolean): FlowPart {
  const [first, ...rest] = nodes;
  const hasHeading = first?.type === "heading";
  const body = hasHeading ? rest : nodes;
  const inlines = inlinesOf(nodes, source);
  const flow = flowOf(body, source, continuesTable);
  return {
    text: source.text,
    heading: hasHeading ? headingOf(first, source) : undefined,
    flow,
    continuesTable,
    blocks: flow.map(({ block }) => block),
    fields: fieldsOf(flow),
    links: inlines.links,
    definitions: inlines.definitions,
    codeSpans: inlines.codeSpans,
    comments: inlines.comments,
    htmlIds: inlines.htmlIds,
    undefinedReferences: inlines.undefinedReferences,
    footnotes: inlines.footnotes,
  };
}

/** A last block that would swallow a `#` line placed behind the chunk: an open fence, or HTML that has not ended. */
function openBlockStart(nodes: readonly RootContent[], source: Source): number | undefined {
  const last = nodes.at(-1);
  if (last?.type !== "code" && last?.type !== "html") return undefined;
  const block = blockOf(last, source);
  if (block.kind === "code" && block.closed) return undefined;
  if (block.kind === "html" && htmlHasEnded(block.value, source.text.slice(block.span.end))) return undefined;
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
