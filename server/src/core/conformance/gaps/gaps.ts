import type { PerfDocument } from "../../document/perfDocument.ts";
import { footerSkeleton } from "../../template/render.ts";
import type { SectionSchema, Template } from "../../template/template.ts";
import { shiftEdit, type TextEdit } from "../../text/textEdit.ts";
import { blocksAfter } from "../edits/insertBlock.ts";
import { fillField, insertField } from "../edits/insertField.ts";
import { insertSection, sectionBefore } from "../edits/insertSection.ts";
import { insertSubsection } from "../edits/insertSubsection.ts";
import { clearSections, demandingSections } from "../match/presentSections.ts";
import type { Match, TopLevelSection } from "../match.ts";
import { resultTables } from "../measurements/resultTables.ts";
import { insertToc } from "../toc/insertToc.ts";
import { emptySections, skeletonFor } from "./emptySections.ts";
import { type FieldGap, fieldGaps } from "./fieldGaps.ts";
import { insertRows } from "./insertRows.ts";
import { missingSections } from "./missingSections.ts";
import { missingSubsections } from "./missingSubsections.ts";
import { missingToc } from "./missingToc.ts";

/** Something that was added to a document, in words that its author knows it by. */
export type Addition =
  | { readonly kind: "frontmatter" | "table of contents" | "end" }
  | { readonly kind: "key"; readonly key: string }
  /** `after`: the section above it; undefined at the top. */
  | { readonly kind: "section"; readonly title: string; readonly after: string | undefined }
  | { readonly kind: "subsection" | "field" | "row"; readonly title: string; readonly owner: string }
  /** What belongs below a heading that stands alone. */
  | { readonly kind: "content"; readonly owner: string };

/** Something that a document lacks, with the edits that put the template's words there. */
export interface Gap {
  readonly addition: Addition;
  readonly edits: () => readonly TextEdit[];
}

/** What gaps are looked for in. */
export interface GapSource {
  readonly document: PerfDocument;
  readonly match: Match;
  /** Only these of the template's outermost sections, and nothing around them; everything if undefined. */
  readonly sections: ReadonlySet<SectionSchema> | undefined;
}

/** The outermost sections that are not there. */
export function sectionGaps({ document, match, sections }: GapSource): readonly Gap[] {
  return missingSections(document, match)
    .filter((schema) => isWanted(schema, sections))
    .map((schema) => ({
      addition: { kind: "section", title: schema.title, after: titleOf(sectionBefore(match, schema)) },
      edits: () => insertSection(document, match, schema),
    }));
}

function isWanted(schema: SectionSchema, sections: GapSource["sections"]): boolean {
  return sections === undefined || sections.has(schema);
}

function titleOf(topLevel: TopLevelSection | undefined): string | undefined {
  return topLevel?.match.section?.heading.text;
}

/** What belongs below headings that stand alone. */
export function contentGaps({ document, match, sections }: GapSource): readonly Gap[] {
  return emptySections(document, match)
    .filter(({ start }) => isInWanted(match, start, sections))
    .map((empty) => ({
      addition: { kind: "content", owner: empty.section.heading.text },
      edits: () => [blocksAfter(document.text, empty.contentEnd, skeletonFor(empty, match.template))],
    }));
}

/** @param start Where an outermost section begins. */
function isInWanted(match: Match, start: number, sections: GapSource["sections"]): boolean {
  if (sections === undefined) return true;
  const topLevel = match.sections.find((one) => one.match.section !== undefined && one.start === start);
  return topLevel !== undefined && sections.has(topLevel.match.schema);
}

/** The subsections that are not there, below sections that are. */
export function subsectionGaps({ document, match, sections }: GapSource): readonly Gap[] {
  return missingSubsections(document, match)
    .filter(({ topLevel }) => isWanted(topLevel.match.schema, sections))
    .map((missing) => ({
      addition: {
        kind: "subsection",
        title: missing.schema.title,
        owner: missing.parent.section?.heading.text ?? missing.parent.schema.title,
      },
      edits: () => insertSubsection(document, match, missing),
    }));
}

/** The fields that are not there, and the end of the document. One that lacks only its value has a line already. */
export function fieldAndEndGaps({ document, match, sections }: GapSource): readonly Gap[] {
  return fieldGaps(document, match).flatMap((gap): readonly Gap[] => {
    const addition = additionFor(gap, match, sections);
    return addition ? [{ addition, edits: () => [editForField(gap, document, match.template)] }] : [];
  });
}

function additionFor(gap: FieldGap, match: Match, sections: GapSource["sections"]): Addition | undefined {
  switch (gap.kind) {
    case "missing":
      if (!isInWanted(match, gap.place.start, sections)) return undefined;
      return { kind: "field", title: gap.place.slot.label, owner: gap.owner.name };
    case "no footer":
      return sections === undefined ? { kind: "end" } : undefined;
    case "empty":
      return undefined;
  }
}

/** The edit that puts the template's words where a field, its value or the end of the document is missing. */
export function editForField(gap: FieldGap, { text }: PerfDocument, template: Template): TextEdit {
  switch (gap.kind) {
    case "missing":
      return insertField(text, template, gap.place);
    case "empty":
      return fillField(text, template, gap.slot, gap.field, gap.at);
    case "no footer":
      return blocksAfter(text, gap.contentEnd, footerSkeleton(template, gap.hasBreak, gap.slots));
  }
}

/** The rows that tables lack of those that the template has. */
export function rowGaps({ document, match, sections }: GapSource): readonly Gap[] {
  const topLevelSections = clearSections(document, match).filter((topLevel) =>
    isWanted(topLevel.match.schema, sections),
  );
  return topLevelSections.flatMap(({ start, match: own }) =>
    demandingSections(own).flatMap((present) =>
      resultTables(present).flatMap((table) =>
        table.missing.map((slot): Gap => {
          const edits = () =>
            insertRows({ ...table, missing: [slot] }, match.template).map((edit) => shiftEdit(edit, start));
          return { addition: { kind: "row", title: slot.label, owner: table.name }, edits };
        }),
      ),
    ),
  );
}

/** The table of contents where there is none. */
export function tocGaps({ document, match, sections }: GapSource): readonly Gap[] {
  const wanted = sections === undefined ? missingToc(document, match) : undefined;
  if (!wanted) return [];
  return [{ addition: { kind: "table of contents" }, edits: () => insertToc(document, match, wanted) }];
}
