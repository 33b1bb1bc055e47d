import { type Outline, type PlacedSection, type Section, withDescendants } from "../../document/outline.ts";
import { perDocument, perLastingValue } from "../../incremental/memo.ts";
import type { Part } from "../../markdown/part.ts";
import { childrenOf } from "../../template/children.ts";
import type { SectionSchema, Template } from "../../template/template.ts";
import type { Duplicate, SectionMatch } from "../match.ts";
import { headingKey, pairsOfNearTitles, sameTitle, schemaKey } from "./titles.ts";

/** A section of the template, found below the outermost section `placed` or in its place. */
export interface FoundSection {
  readonly placed: PlacedSection;
  readonly section: Section;
  readonly how: Exclude<SectionMatch["found"], "not">;
}

/** Which outermost section is which of the template's. */
export interface Assigned {
  readonly found: ReadonlyMap<SectionSchema, FoundSection>;
  /** Further sections with the title of one that was found. */
  readonly duplicates: readonly Duplicate[];
  readonly unknown: readonly PlacedSection[];
}

/** The same by places: of the outermost sections in the outline, and of sections among all below those. */
interface Assignment {
  readonly found: readonly AssignedPlace[];
  readonly duplicates: readonly { readonly schema: SectionSchema; readonly place: number }[];
  readonly unknown: readonly number[];
}

interface AssignedPlace {
  readonly schema: SectionSchema;
  readonly how: FoundSection["how"];
  readonly place: number;
  readonly placeBelow: number;
}

/** It holds as long as no title, no level and not the place of what is no section of the template changes. */
const lastAssignments = perDocument<Assignment>();

/**
 * Assigns the template's sections: titles first, then the same title at another level, then titles that are close.
 * @param others Parts of outermost sections that are none of them; below these, one at a deeper level may stand.
 */
export function assignSections(outline: Outline, template: Template, others: readonly (Part | undefined)[]): Assigned {
  const { documentIdentity, titles, sections } = outline;
  const places = others.map((part) => (part ? sections.findIndex(({ section }) => section.part === part) : -1));
  const assignment = lastAssignments(documentIdentity, [titles, template, ...places], () =>
    assignmentOf(sections, template.sections, new Set(places)),
  );
  const found = new Map<SectionSchema, FoundSection>();
  for (const { schema, how, place, placeBelow } of assignment.found) {
    const placed = sections[place];
    if (!placed) continue;
    const section = placeBelow === 0 ? placed.section : withDescendants(placed.section)[placeBelow];
    if (section) found.set(schema, { placed, section, how });
  }
  const duplicates = assignment.duplicates.flatMap(({ schema, place }) => {
    const placed = sections[place];
    return placed ? [{ schema, placed }] : [];
  });
  return { found, duplicates, unknown: assignment.unknown.flatMap((place) => sections[place] ?? []) };
}

function assignmentOf(
  all: readonly PlacedSection[],
  schemas: readonly SectionSchema[],
  others: ReadonlySet<number>,
): Assignment {
  const candidates = all.filter((_, place) => !others.has(place));
  const places = new Map(all.map((placed, place) => [placed, place] as const));
  const placeOf = (placed: PlacedSection) => places.get(placed) ?? -1;
  const { found, duplicates } = assign(schemas, candidates, all);
  const used = new Set([...found.values(), ...duplicates].map(({ placed }) => placed));
  return {
    found: [...found].map(([schema, { placed, section, how }]) => {
      const placeBelow = withDescendants(placed.section).indexOf(section);
      return { schema, how, place: placeOf(placed), placeBelow };
    }),
    duplicates: duplicates.map(({ schema, placed }) => ({ schema, place: placeOf(placed) })),
    unknown: candidates.flatMap((placed) => (used.has(placed) ? [] : [placeOf(placed)])),
  };
}

/** @param all With those that are no candidates. */
function assign(
  schemas: readonly SectionSchema[],
  candidates: readonly PlacedSection[],
  all: readonly PlacedSection[],
): { found: ReadonlyMap<SectionSchema, FoundSection>; duplicates: readonly Duplicate[] } {
  const found = new Map<SectionSchema, FoundSection>();
  const duplicates: Duplicate[] = [];
  const keys = schemas.map(schemaKey);
  for (const placed of candidates) {
    const { heading } = placed.section;
    const key = headingKey(heading);
    const schema = schemas.find(({ level }, index) => level === heading.level && keys[index] === key);
    if (!schema) continue;
    if (found.has(schema)) duplicates.push({ schema, placed });
    else found.set(schema, { placed, section: placed.section, how: "title" });
  }
  const missing = () => schemas.filter((schema) => !found.has(schema));
  const mayBeSection = new Set(candidates);
  for (const schema of missing()) {
    const elsewhere = atOtherLevel(schema, schemas, mayBeSection, all);
    if (elsewhere) found.set(schema, { ...elsewhere, how: "other level" });
  }
  const taken = new Set([...found.values()].map(({ section }) => section));
  const free = candidates.filter(({ section }) => section.heading.level === 2 && !taken.has(section));
  for (const { schema, candidate } of pairsOfNearTitles(missing(), free, ({ section }) => section)) {
    found.set(schema, { placed: candidate, section: candidate.section, how: "near title" });
  }
  return { found, duplicates };
}

function atOtherLevel(
  schema: SectionSchema,
  schemas: readonly SectionSchema[],
  candidates: ReadonlySet<PlacedSection>,
  all: readonly PlacedSection[],
): { placed: PlacedSection; section: Section } | undefined {
  // A title that the template also has further down belongs there.
  if (schemas.some((one) => titlesBelow(one).has(schemaKey(schema)))) return undefined;
  for (const placed of all) {
    const inside = withDescendants(placed.section).slice(candidates.has(placed) ? 0 : 1);
    const section = inside.find((one) => one.heading.level !== schema.level && sameTitle(schema, one));
    if (section) return { placed, section };
  }
  return undefined;
}

const titlesBelow: (schema: SectionSchema) => ReadonlySet<string> = perLastingValue((schema) => {
  return new Set(childrenOf(schema).sections.flatMap((child) => [schemaKey(child), ...titlesBelow(child)]));
});
