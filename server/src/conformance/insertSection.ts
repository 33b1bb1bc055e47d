import GithubSlugger from "github-slugger";
import type { PerfDocument } from "../document/perfDocument.ts";
import { sectionSkeleton } from "../template/render.ts";
import type { SectionSchema } from "../template/template.ts";
import { lineEndOf, withLineEnd } from "../text/lineEnds.ts";
import type { TextEdit } from "../text/textEdit.ts";
import type { Match, TopMatch } from "./match.ts";
import { insertTocEntry } from "./tocEdits.ts";
import { matchToc } from "./tocEntries.ts";

/** The edits that put a missing section where the template has it, with its skeleton and its entry in the table of contents. */
export function insertSection(document: PerfDocument, match: Match, schema: SectionSchema): readonly TextEdit[] {
  const skeleton = sectionSkeleton(match.template, schema);
  return [insertionAt(document, match, schema, skeleton), ...tocEntryEdits(document, match, schema)];
}

/** The present section that stands nearest before the missing one in the template; undefined if it comes first. */
export function sectionBefore(match: Match, schema: SectionSchema): TopMatch | undefined {
  const index = match.template.sections.indexOf(schema);
  return match.sections.slice(0, index).findLast(({ match: one }) => one.section !== undefined);
}

function insertionAt(document: PerfDocument, match: Match, schema: SectionSchema, skeleton: string): TextEdit {
  const { text } = document;
  const offset = insertionOffset(document, match, schema);
  const before = text.slice(0, offset);
  const separator = match.template.hasSeparators && usesSeparators(document) ? "---\n\n" : "";
  const atEnd = offset >= text.length;
  const open = /(?:^|\n)\r?\n$/.test(before) || before === "" ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  // A section goes before the next heading, behind the separator that closes the one above it.
  const follows = separator !== "" && !/---[ \t]*\r?\n\s*$/.test(before);
  const newText = follows
    ? `${open}${separator}${skeleton}${atEnd ? "" : "\n"}`
    : `${open}${skeleton}${atEnd ? "" : `\n${separator}`}`;
  return { span: { start: offset, end: offset }, newText: withLineEnd(newText, lineEndOf(text)) };
}

/** Before the next section of the template that is there; without one before the footer, or at the end. */
function insertionOffset(document: PerfDocument, match: Match, schema: SectionSchema): number {
  const index = match.template.sections.indexOf(schema);
  const before = sectionBefore(match, schema)?.start ?? -1;
  const next = match.sections
    .slice(index + 1)
    .find(({ start, match: one }) => one.section !== undefined && start > before);
  return next?.start ?? footerOffset(document, match);
}

/** Where the footer's thematic break begins; the end of the text without a footer. */
export function footerOffset({ outline, text }: PerfDocument, { footer }: Match): number {
  const first = footer.find(({ span }) => span !== undefined)?.span?.start;
  const last = outline.headings.at(-1);
  if (first === undefined || !last) return text.length;
  const above = last.part.blocks.findLast(
    ({ kind, span }) => kind === "thematicBreak" && last.start + span.start < first,
  );
  return above ? last.start + above.span.start : first;
}

/** True if thematic breaks stand between this document's sections. */
export function usesSeparators({ outline }: PerfDocument): boolean {
  const withBreak = outline.sections.filter(({ start, section }, index) => {
    const end = outline.sections[index + 1]?.start ?? outline.end;
    const parts = outline.headings.filter((heading) => heading.start >= start && heading.start < end);
    return (
      parts.at(-1)?.part.blocks.at(-1)?.kind === "thematicBreak" || section.part.blocks.at(-1)?.kind === "thematicBreak"
    );
  });
  return withBreak.length * 2 >= outline.sections.length - 1;
}

function tocEntryEdits(document: PerfDocument, match: Match, schema: SectionSchema): readonly TextEdit[] {
  const toc = matchToc(document, match);
  if (!toc) return [];
  const slug = slugIn(document, schema.title);
  if (toc.toc.entries.some(({ fragment, text }) => fragment === slug || text === schema.title)) return [];
  const index = match.template.sections.indexOf(schema);
  const above = match.sections.slice(0, index).flatMap(({ match: one }) => one.section?.part ?? []);
  const entry = toc.listed.findLast(({ placed, entry: own }) => own && above.includes(placed.part))?.entry;
  return insertTocEntry(document, toc.toc, { text: schema.title, slug }, entry);
}

/** The fragment of a heading with this title, were it added to the document. */
function slugIn({ outline }: PerfDocument, title: string): string {
  const slugger = new GithubSlugger();
  for (const { heading } of outline.headings) slugger.slug(heading.text);
  return slugger.slug(title);
}
