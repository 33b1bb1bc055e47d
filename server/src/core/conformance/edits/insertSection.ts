import { slugsOf } from "../../document/outline.ts";
import { editDocument, type PerfDocument } from "../../document/perfDocument.ts";
import { headingSkeleton, sectionSkeleton } from "../../template/render.ts";
import type { SectionSchema } from "../../template/template.ts";
import { applyEdits, differenceOf, type TextEdit } from "../../text/textEdit.ts";
import { matchDocument } from "../match/matchDocument.ts";
import { breaksAtEnd, separatorOf, usesSeparators } from "../match/separators.ts";
import { schemaKey, titleKey } from "../match/titles.ts";
import type { Match, TopLevelSection } from "../match.ts";
import { insertTocEntries } from "../toc/tocEdits.ts";
import { matchToc, staleEntriesByTitle } from "../toc/tocEntries.ts";
import { blocksAfter, blocksBefore, insertion } from "./insertBlock.ts";
import { orphanedContentStart } from "./orphanedContent.ts";

/**
 * The edits that put a missing section where the template has it, with its entry in the table of contents: its
 * skeleton, or only its heading where what belongs below it is there already.
 */
export function insertSection(document: PerfDocument, match: Match, schema: SectionSchema): readonly TextEdit[] {
  return [insertText(document, match, schema), ...tocEntryEdits(document, match, schema)];
}

/** The edits that put all of the sections in at once. */
export function insertSections(
  document: PerfDocument,
  match: Match,
  schemas: readonly SectionSchema[],
): readonly TextEdit[] {
  const texts = schemas.map((schema) => insertText(document, match, schema));
  // Each new entry moves the numbers of those behind it, so the list is written one entry after the other.
  let listed = document;
  for (const schema of schemas) {
    const edit = differenceOf(
      listed.text,
      applyEdits(listed.text, tocEntryEdits(listed, matchDocument(listed, match.template), schema)),
    );
    if (edit) listed = editDocument(listed, edit);
  }
  const list = differenceOf(document.text, listed.text);
  return list ? [...texts, list] : texts;
}

/** The present section that stands nearest before the missing one in the template; undefined if it comes first. */
export function sectionBefore(match: Match, schema: SectionSchema): TopLevelSection | undefined {
  const index = match.template.sections.indexOf(schema);
  return match.sections.slice(0, index).findLast(({ match: one }) => one.section !== undefined);
}

/** Where the section begins that the missing one goes before; undefined if it goes to the end. */
export function placeBehind(document: PerfDocument, match: Match, schema: SectionSchema): number | undefined {
  const { outline } = document;
  const before = sectionBefore(match, schema);
  const listed = placeByToc(document, match, schema);
  if (listed && (listed.next ?? outline.end) > (before?.start ?? -1)) return listed.next;
  if (before) {
    const index = outline.sections.findIndex(({ start }) => start === before.start);
    return outline.sections[index + 1]?.start;
  }
  const present = match.sections.filter(({ match: { section } }) => section !== undefined);
  const starts = [...present, ...match.unknown].map(({ start }) => start);
  return starts.length > 0 ? Math.min(...starts) : undefined;
}

/** Where the table of contents has the section among those of the author's own: before the next one that is there. */
function placeByToc(
  document: PerfDocument,
  match: Match,
  schema: SectionSchema,
): { readonly next: number | undefined } | undefined {
  const toc = matchToc(document, match);
  const own = toc && staleEntriesByTitle(toc).get(schemaKey(schema));
  if (!toc || !own) return undefined;
  const behind = toc.listed.filter(({ entry }) => entry && entry.span.start > own.span.start);
  return { next: behind.length > 0 ? Math.min(...behind.map(({ placed }) => placed.start)) : undefined };
}

function insertText(document: PerfDocument, match: Match, schema: SectionSchema): TextEdit {
  const { template } = match;
  const next = placeBehind(document, match, schema);
  const footer = footerOffset(document, match);
  const stray = orphanedContentStart(match, schema, {
    start: sectionBefore(match, schema)?.start ?? -1,
    end: next ?? footer,
  });
  if (stray !== undefined) return blocksBefore(document.text, stray, headingSkeleton(schema));
  return insertSkeleton(document, sectionSkeleton(template, schema).trimEnd(), {
    separator: template.hasSeparators && usesSeparators(document) ? separatorOf(document) : undefined,
    end: next ?? footer,
    follows: next !== undefined ? "section" : footer < document.text.length ? "footer" : "nothing",
  });
}

interface Gap {
  /** What stands between sections; undefined where nothing does. */
  readonly separator: string | undefined;
  /** Where the part above ends, its separators included. */
  readonly end: number;
  readonly follows: "section" | "footer" | "nothing";
}

function insertSkeleton(document: PerfDocument, skeleton: string, { separator, end, follows }: Gap): TextEdit {
  const { text, outline, frontmatter } = document;
  const above = outline.sections.findLast(({ start }) => start < end);
  // The footer's own break begins where the part above ends.
  const breaks = above ? breaksAtEnd(above, follows === "footer" ? end + 1 : end) : [];
  const [first] = breaks;
  const contentEnd = text.slice(frontmatter.bodyStart, first?.start ?? end).trimEnd().length;
  const line = separator === undefined ? "" : `${separator}\n\n`;
  const behind = follows === "section" && breaks.length < 2 && separator !== undefined ? `\n\n${separator}` : "";
  if (contentEnd === 0) return insertion(text, frontmatter.bodyStart, `\n${skeleton}\n${behind.slice(1)}`);
  // The footer keeps its break; any other one that closes the part above has the new section behind it.
  const isClosed = first !== undefined && (breaks.length > 1 || follows !== "footer");
  return isClosed
    ? blocksAfter(text, first.end, `${skeleton}${behind}`)
    : blocksAfter(text, frontmatter.bodyStart + contentEnd, `${line}${skeleton}${behind}`);
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

function tocEntryEdits(document: PerfDocument, match: Match, schema: SectionSchema): readonly TextEdit[] {
  const toc = matchToc(document, match);
  if (!toc) return [];
  const slug = slugIn(document, schema.title);
  const { entries } = toc.toc;
  if (entries.some(({ fragment, text }) => fragment === slug || titleKey(text) === schemaKey(schema))) return [];
  const place = placeBehind(document, match, schema) ?? document.outline.end;
  const index = match.template.sections.indexOf(schema);
  const listed = toc.listed.flatMap(({ placed, entry }) => (entry?.depth === 0 && placed.start < place ? [entry] : []));
  // Sections that are missing as well may have their entries already.
  const before = new Set(match.sections.slice(0, index).map((one) => schemaKey(one.match.schema)));
  const announced = entries.filter(({ text, depth }) => depth === 0 && before.has(titleKey(text)));
  const above = [...listed, ...announced].sort((a, b) => a.span.start - b.span.start);
  return insertTocEntries(document, toc.toc, [{ link: { text: schema.title, slug }, behind: above.at(-1) }]);
}

/** The fragment of a heading with this title, were it added to the document. */
function slugIn({ outline }: PerfDocument, title: string): string {
  const added = { text: title, attributes: "" };
  return slugsOf([...outline.headings.map(({ heading }) => heading), added]).at(-1) ?? "";
}
