import type { PerfDocument } from "../../document/perfDocument.ts";
import { renderTocEntries } from "../../template/render.ts";
import type { TocSchema } from "../../template/template.ts";
import { gapBehind, lineEndOf, withLineEnd } from "../../text/lineEnds.ts";
import { spanAt } from "../../text/span.ts";
import type { TextEdit } from "../../text/textEdit.ts";
import { usesSeparators } from "../match/separators.ts";
import type { Match } from "../match.ts";
import { linkText } from "./tocEdits.ts";
import { listedHeadings } from "./tocEntries.ts";

/** The edit that writes a table of contents below its heading, or with the heading above the first section. */
export function insertToc(document: PerfDocument, match: Match, schema: TocSchema): readonly TextEdit[] {
  const headings = listedHeadings(document, undefined).filter(({ part }) => part !== match.tocHeading?.part);
  if (headings.length === 0) return [];
  const entries = renderTocEntries(
    headings.map((placed) => ({ text: linkText(placed), slug: placed.slug })),
    schema,
  );
  const edit = match.tocHeading
    ? belowHeading(document, match.tocHeading, entries)
    : withHeading(document, match, schema, entries);
  return [{ ...edit, newText: withLineEnd(edit.newText, lineEndOf(document.text)) }];
}

function belowHeading(
  document: PerfDocument,
  { start, heading }: NonNullable<Match["tocHeading"]>,
  entries: string,
): TextEdit {
  const offset = start + heading.span.end;
  const hasBlankLine = /^(?:[ \t]*(?:\r\n|[\r\n])){2}/.test(document.text.slice(offset));
  return { span: spanAt(offset), newText: `\n\n${entries}${hasBlankLine ? "" : "\n"}` };
}

function withHeading(document: PerfDocument, match: Match, schema: TocSchema, entries: string): TextEdit {
  const { text, outline } = document;
  const title = match.title.heading;
  const offset =
    outline.sections.find(({ start, section }) => section.heading.level === 2 && start > (title?.start ?? -1))?.start ??
    text.length;
  const open = gapBehind(text.slice(0, offset));
  const closesWithBreak = title?.part.blocks.at(-1)?.kind === "thematicBreak" || !usesSeparators(document);
  const heading = `${"#".repeat(schema.level)} ${schema.title}`;
  return {
    span: spanAt(offset),
    newText: `${open}${heading}\n\n${entries}\n\n${closesWithBreak ? "" : "---\n\n"}`,
  };
}
