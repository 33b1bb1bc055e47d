import { type Counts, percentOf } from "../conformance/score/score.ts";
import { addTo } from "../text/addTo.ts";
import type { Module } from "../workspace/facts/modules.ts";

/** How complete some documents are together. */
export interface Completeness {
  /** Whole percent of the places of all documents that are measured; null if there is none. */
  readonly completeness: number | null;
  /** What the percentage is made of. */
  readonly places: Counts | null;
  /** How many of the documents are measured. */
  readonly measured: number;
}

export interface MeasuredDocument {
  /** As the document names it. */
  readonly module: string | null;
  /** Null for documents without a template. */
  readonly places: Counts | null;
}

export interface ModuleCompleteness<Document> extends Completeness {
  /** Null for documents that name no module. */
  readonly module: string | null;
  readonly documents: readonly Document[];
}

/**
 * Documents by module, by the modules' names: those without a document too; documents of no module come last.
 * @param known The modules of the workspace.
 */
export function byModule<Document extends MeasuredDocument>(
  documents: readonly Document[],
  known: readonly Module[],
): readonly ModuleCompleteness<Document>[] {
  const names = new Map<string, string>();
  for (const { name, aliases } of known) for (const alias of aliases) if (!names.has(alias)) names.set(alias, name);
  for (const { name } of known) names.set(name, name);
  const of = new Map<string | null, Document[]>();
  for (const one of documents) addTo(of, one.module === null ? null : (names.get(one.module) ?? one.module), one);
  const named = new Set([...known.map(({ name }) => name), ...[...of.keys()].filter((name) => name !== null)]);
  const others = of.get(null);
  return [...[...named].sort(), ...(others ? [null] : [])].map((module) => {
    const own = of.get(module) ?? [];
    return { module, ...together(own), documents: own };
  });
}

/** All places of the documents that are measured, taken together. */
export function together(documents: readonly MeasuredDocument[]): Completeness {
  const measured = documents.flatMap(({ places }) => places ?? []);
  if (measured.length === 0) return { completeness: null, places: null, measured: 0 };
  const filled = measured.reduce((sum, places) => sum + places.filled, 0);
  const expected = measured.reduce((sum, places) => sum + places.expected, 0);
  const places = { filled, expected };
  return { completeness: percentOf(places), places, measured: measured.length };
}
