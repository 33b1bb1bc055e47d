import { inEveryPiece } from "../../document/inEveryPart.ts";
import { type PlacedPart, partAt } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { withInnerFields } from "../../markdown/fields.ts";
import type { Comment, Field, Part } from "../../markdown/part.ts";
import { addTo } from "../../text/addTo.ts";
import { containsSpan, type Span, shiftSpan, spanAt } from "../../text/span.ts";
import type { TextEdit } from "../../text/textEdit.ts";

/**
 * What binds the results below a heading to a file: `**Results file:** [tiles.json](../bench/tiles.json), "quick"`, or
 * `<!-- perfdoc: results bench/tiles.json "quick" -->` where readers should not see it.
 */
export interface ResultsLink {
  /** `url`: the destination of a link; `path`: a path as those of code are written, from the module's or the workspace's folder. */
  readonly kind: "url" | "path";
  /** As written. */
  readonly path: string;
  readonly pathSpan: Span;
  /** Which of the file's benchmarks; undefined where it doesn't say. */
  readonly name: BenchmarkName | undefined;
  /** Where a name would stand. */
  readonly nameAt: number;
  readonly isInComment: boolean;
  /** From the label or the comment's mark to its end. */
  readonly span: Span;
}

export interface BenchmarkName {
  readonly text: string;
  /** Without its quotation marks. */
  readonly span: Span;
}

/** A part of a document and the files that its results are bound to. Spans of the links count from the part's start. */
export interface BoundPart extends PlacedPart {
  /** At least one, in the order of the text. */
  readonly links: readonly ResultsLink[];
}

/** Every part of a document that names files of results, in the order of the text. */
export function boundParts({ outline }: PerfDocument): readonly BoundPart[] {
  const byPart = new Map<PlacedPart, ResultsLink[]>();
  for (const { start, found } of linksInPieces(outline)) {
    const placed = partAt(outline, start);
    if (placed) addTo(byPart, placed, placedLink(found, start - placed.start));
  }
  return [...byPart].map(([{ start, part }, links]) => ({ start, part, links }));
}

/** The same links one by one. Spans count from the document's start. */
export function resultsLinksIn({ outline }: PerfDocument): readonly ResultsLink[] {
  return linksInPieces(outline).map(({ start, found }) => placedLink(found, start));
}

const linksInPieces = inEveryPiece((piece): readonly ResultsLink[] =>
  [
    ...withInnerFields(piece.fields).flatMap((field) => linkInField(field, piece) ?? []),
    ...piece.comments.flatMap((comment) => linkInComment(comment, piece.text) ?? []),
  ].toSorted((a, b) => a.span.start - b.span.start),
);

/** The label that people read. */
export const RESULTS_LABEL = "Results file";

const LABEL = /^results? files?$/i;

function linkInField({ label, labelSpan, valueSpan }: Field, part: Part): ResultsLink | undefined {
  if (!LABEL.test(label)) return undefined;
  const link = part.links.find(({ span, url }) => url !== "" && containsSpan(valueSpan, span));
  const code = part.codeSpans.find(({ span }) => containsSpan(valueSpan, span));
  const end = link?.span.end ?? code?.span.end;
  if (end === undefined) return undefined;
  const span = { start: labelSpan.start, end: valueSpan.end };
  const name = nameIn(part.text, { start: end, end: valueSpan.end });
  const rest = { name, nameAt: end, isInComment: false, span };
  if (link) return { kind: "url", path: link.url, pathSpan: link.urlSpan, ...rest };
  return code && { kind: "path", path: code.value, pathSpan: insideMarks(code.span, part.text), ...rest };
}

/** Where a code span's content stands. */
function insideMarks({ start, end }: Span, text: string): Span {
  const [marks = ""] = /^`+/.exec(text.slice(start, end)) ?? [];
  const inner = text.slice(start + marks.length, end - marks.length);
  // A space on either side belongs to the marks, as where a path begins with a backtick.
  const padding = inner.startsWith(" ") && inner.endsWith(" ") && inner.trim() !== "" ? 1 : 0;
  return { start: start + marks.length + padding, end: end - marks.length - padding };
}

/** A name in quotation marks behind a path. */
function nameIn(text: string, { start, end }: Span): BenchmarkName | undefined {
  const found = /^([\s,;:–—-]{0,10})(?:"([^"\r\n]+)"|“([^”\r\n]+)”|["“]([^"”\r\n]+)["”])/.exec(text.slice(start, end));
  const [whole, space = "", straight, curly, mixed] = found ?? [];
  const [before, name] = [`${space}"`, straight ?? curly ?? mixed ?? ""];
  if (whole === undefined) return undefined;
  const from = start + before.length;
  return { text: name, span: { start: from, end: from + name.length } };
}

const DIRECTIVE = "perfdoc:";

function linkInComment({ text, span }: Comment, all: string): ResultsLink | undefined {
  if (!text.startsWith(DIRECTIVE)) return undefined;
  const [verb, said = ""] = wordAndRest(text.slice(DIRECTIVE.length).trim());
  if (verb !== "results" || said === "") return undefined;
  const quote = said.endsWith('"') ? said.indexOf('"') : -1;
  const name = quote >= 0 && quote < said.length - 1 ? said.slice(quote + 1, -1) : undefined;
  const path = (quote >= 0 ? said.slice(0, quote) : said).trim();
  if (path === "" || name === "" || /[\r\n]/.test(said)) return undefined;
  const at = all.indexOf(said, span.start);
  const nameSpan = { start: at + quote + 1, end: at + said.length - 1 };
  return {
    kind: "path",
    path,
    pathSpan: { start: at, end: at + path.length },
    name: name === undefined ? undefined : { text: name, span: nameSpan },
    nameAt: at + path.length,
    isInComment: true,
    span,
  };
}

/** Names one of the file's benchmarks; undefined for a name that can't be written there. */
export function nameEdit({ name, nameAt, isInComment }: ResultsLink, text: string): TextEdit | undefined {
  const quoted = isInComment ? (/[\r\n]|--!?>/.test(text) ? undefined : `"${text}"`) : quotedName(text);
  if (quoted === undefined) return undefined;
  return name
    ? { span: { start: name.span.start - 1, end: name.span.end + 1 }, newText: quoted }
    : { span: spanAt(nameAt), newText: `${isInComment ? "" : ","} ${quoted}` };
}

/** A name in the quotation marks that it doesn't hold itself; undefined where it holds both, or is no line. */
export function quotedName(text: string): string | undefined {
  if (/[\r\n]/.test(text)) return undefined;
  if (!text.includes('"')) return `"${text}"`;
  return text.includes("”") ? undefined : `“${text}”`;
}

function wordAndRest(text: string): readonly [string, string] {
  const end = text.search(/\s/);
  return end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end).trim()];
}

/** The same with spans that count from further in front. */
export function placedLink(link: ResultsLink, start: number): ResultsLink {
  const { name } = link;
  return {
    ...link,
    pathSpan: shiftSpan(link.pathSpan, start),
    span: shiftSpan(link.span, start),
    nameAt: link.nameAt + start,
    name: name && { ...name, span: shiftSpan(name.span, start) },
  };
}
