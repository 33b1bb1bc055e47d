import { withDescendants } from "../../document/outline.ts";
import type { Block, Field } from "../../markdown/part.ts";
import type { ItemSchema, SectionSchema } from "../../template/template.ts";
import type { Span } from "../../text/span.ts";
import { slotsBelow } from "../match/matchDocument.ts";
import { itemLabel } from "../match/matchItems.ts";
import { schemaKey, titleKey } from "../match/titles.ts";
import { unmatchedSections } from "../match/unmatched.ts";
import type { Match } from "../match.ts";
import { sameLabel } from "../slots/fieldLabels.ts";

/**
 * Where the content of a missing section begins in the document, if it is there and only its heading was lost: a
 * subsection or an item that belongs nowhere else, or most of its fields below another heading.
 * @param region From the heading that it should follow to the one that it should precede.
 */
export function orphanedContentStart(match: Match, schema: SectionSchema, region: Span): number | undefined {
  const heading = orphanedHeading(match, schema, region);
  const fields = orphanedFields(match, schema, region);
  return heading !== undefined && fields !== undefined ? Math.min(heading, fields) : (heading ?? fields);
}

function orphanedHeading(match: Match, schema: SectionSchema, region: Span): number | undefined {
  const places = unmatchedSections(match).flatMap(({ section, start }) => {
    const { level, text } = section.heading;
    const isOurs = schema.children.some((child) => child.level === level && isNamedLike(child, text));
    return isOurs ? [start + section.at] : [];
  });
  const inside = places.filter((place) => place > region.start && place < region.end);
  return inside.length > 0 ? Math.min(...inside) : undefined;
}

function isNamedLike(schema: SectionSchema | ItemSchema, title: string): boolean {
  if (schema.kind === "section") return schemaKey(schema) === titleKey(title);
  const label = itemLabel(title);
  return label !== undefined && [schema.label, ...schema.aliases].some((one) => sameLabel(one, label));
}

function orphanedFields(match: Match, schema: SectionSchema, region: Span): number | undefined {
  const labels = schema.slots.flatMap((slot) => (slot.kind === "field" && slot.style !== "row" ? [slot.label] : []));
  if (labels.length < 2) return undefined;
  const claimed = new Set(match.sections.flatMap((topLevel) => slotsBelow(topLevel.match)).map(({ field }) => field));
  const topLevelSections = match.sections.flatMap(({ start, match: { section } }) =>
    section ? [{ start, section }] : [],
  );
  for (const { start, section } of [...topLevelSections, ...match.unknown]) {
    for (const { part, at } of withDescendants(section)) {
      const place = start + at;
      if (place < region.start || place >= region.end) continue;
      const first = firstOfRun(
        part.fields.filter((field) => !claimed.has(field)),
        labels,
      );
      if (first) return place + introducedFrom(part.blocks, first, schema);
    }
  }
  return undefined;
}

/** The first of the fields with these labels, if more than half of the labels are there. */
function firstOfRun(fields: readonly Field[], labels: readonly string[]): Field | undefined {
  const ours = fields.filter(({ label }) => labels.some((one) => sameLabel(one, label)));
  return ours.length > 1 && ours.length * 2 > labels.length ? ours[0] : undefined;
}

/** The start of the field, or of the sentence above it if that is the template's own introduction. */
function introducedFrom(blocks: readonly Block[], { span }: Field, { prompt }: SectionSchema): number {
  const above = blocks.findLast((block) => block.span.end <= span.start);
  return above?.kind === "paragraph" && prompt !== "" && above.text.replace(/\s+/g, " ") === prompt
    ? above.span.start
    : span.start;
}
