import { inEveryPart } from "../../document/inEveryPart.ts";
import type { PlacedPart } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { type Provenance, provenanceOf } from "./provenance.ts";
import { resultCellsIn } from "./resultCells.ts";

/** A part with results that says on which day they were measured. Spans count from the part's start. */
export interface DatedPart extends PlacedPart {
  readonly day: string;
  readonly provenance: Provenance;
}

/** Every part of a document that says when its results were measured. */
export function datedParts({ outline }: PerfDocument): readonly DatedPart[] {
  return datedPartsIn(outline).map(({ start, part, found }) => ({ start, part, ...found }));
}

const datedPartsIn = inEveryPart((part): readonly Omit<DatedPart, keyof PlacedPart>[] => {
  // Few parts have such a field, and only these are read for results.
  const provenance = provenanceOf(part);
  const { day } = provenance;
  return day !== undefined && resultCellsIn(part).some(({ quantity }) => quantity) ? [{ day, provenance }] : [];
});
