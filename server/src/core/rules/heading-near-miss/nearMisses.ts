import { relinkEdits } from "../../conformance/edits/relink.ts";
import { misplacedSections } from "../../conformance/gaps/misplaced.ts";
import { inTopLevelSections } from "../../conformance/match/inTopLevelSections.ts";
import { headingKey, schemaKey, withWords } from "../../conformance/match/titles.ts";
import type { Match, SectionMatch } from "../../conformance/match.ts";
import { levelEdit } from "../../document/headingEdits.ts";
import { type Section, withDescendants } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { childrenOf } from "../../template/children.ts";
import type { SectionSchema, Template } from "../../template/template.ts";
import { shiftSpan, textOf } from "../../text/span.ts";
import type { TextEdit } from "../../text/textEdit.ts";

/** A section that was recognised although its title or its level is not the template's. */
export interface NearMiss {
  readonly schema: SectionSchema;
  readonly section: Section;
  /** Where the outermost section that holds it begins. */
  readonly start: number;
  /** It has the template's title, and only its level is another one. */
  readonly hasTitle: boolean;
}

/** Every section of the document under a title close to the template's, or at another level. */
export function nearMisses(match: Match): readonly NearMiss[] {
  const within = missesInSections(match).map(({ start, found }) => ({ ...found, start }));
  const elsewhere = misplacedSections(match)
    .filter(({ schema, section }) => section.heading.level !== schema.level)
    .map((one) => ({ ...one, hasTitle: true }));
  return [...within, ...elsewhere];
}

const missesInSections = inTopLevelSections((match) => missesIn(match, 0));

/** @param offset How much deeper than in the template the section above stands: what moved along with it is no miss. */
function missesIn(match: SectionMatch, offset: number): readonly Omit<NearMiss, "start">[] {
  const { schema, section, found } = match;
  if (!section) return [];
  const own = section.heading.level - schema.level;
  const isMiss = found === "near title" || (own !== 0 && own !== offset);
  return [
    ...(isMiss ? [{ schema, section, hasTitle: found !== "near title" }] : []),
    ...match.sections.flatMap((child) => missesIn(child, own)),
  ];
}

/** Gives the section the template's title and level, and whatever leads to it or stands below it follows. */
export function correctHeading(document: PerfDocument, { template }: Match, miss: NearMiss): readonly TextEdit[] {
  const { schema, section, start } = miss;
  const levels = headingsToShift(section, schema, template).flatMap((one) =>
    levelEdit({ ...one, start: start + one.at }, one.heading.level + schema.level - section.heading.level),
  );
  if (miss.hasTitle) return levels;
  const { heading, part } = section;
  const title = withWords(textOf(part.text, heading.textSpan), schema.title);
  const retitled = { span: shiftSpan(heading.textSpan, start + section.at), newText: title };
  return [retitled, ...levels, ...relinkEdits(document, new Map([[part, title]]))];
}

/** The heading, and those below it that would no longer be one level deeper; the section's own neighbours stay. */
function headingsToShift(section: Section, schema: SectionSchema, template: Template): readonly Section[] {
  const nearest = Math.min(...section.children.map(({ heading }) => heading.level));
  if (section.children.length === 0 || nearest === schema.level + 1) return [section];
  const neighbours = new Set(siblingsOf(schema, template).map(schemaKey));
  const below = section.children.filter(({ heading }) => !neighbours.has(headingKey(heading)));
  return [section, ...below.flatMap(withDescendants)];
}

function siblingsOf(schema: SectionSchema, { sections }: Template): readonly SectionSchema[] {
  const search = (among: readonly SectionSchema[]): readonly SectionSchema[] | undefined => {
    if (among.includes(schema)) return among;
    for (const one of among) {
      const found = search(childrenOf(one).sections);
      if (found) return found;
    }
    return undefined;
  };
  return search(sections) ?? [];
}
