import type { PerfDocument } from "../../document/perfDocument.ts";
import { hasTocMarker } from "../../document/tableOfContents.ts";
import { entryOf } from "../../frontmatter/frontmatterModel.ts";
import type { TocSchema } from "../../template/template.ts";
import type { Match } from "../match.ts";

/** The table of contents that the template has and the document lacks; undefined if it lacks none. */
export function missingToc(document: PerfDocument, { template, tocHeading }: Match): TocSchema | undefined {
  if (document.tableOfContents || isWrittenByRenderer(document)) return undefined;
  // One that stands further down, or leads to other files, is there all the same.
  return tocHeading && tocHeading.part.links.length > 0 ? undefined : template.tableOfContents;
}

/** By a mark in the text, or as the frontmatter asks site generators for it. */
function isWrittenByRenderer({ outline, frontmatter }: PerfDocument): boolean {
  const asked = entryOf(frontmatter, "toc")?.value;
  return hasTocMarker(outline) || (asked !== undefined && asked.kind !== "null" && asked.text !== "false");
}
