import { type Section, withDescendants } from "../../document/outline.ts";
import type { Part } from "../../markdown/part.ts";
import type { Template } from "../../template/template.ts";
import { holdsLabel } from "../slots/fieldLabels.ts";

/** Where a section's content ends, counted as its offsets are: before white space, separators and the document's footer. */
export function contentEnd(section: Section, template: Template): number {
  const last = withDescendants(section).at(-1) ?? section;
  return last.at + partEnd(last.part, template);
}

/** Where a part's own content ends, counted from its start. */
export function partEnd(part: Part, template: Template): number {
  return part.text.slice(0, footerStart(part, template)).trimEnd().length;
}

/** Where a thematic break begins behind which nothing but the footer follows, or the footer itself. */
function footerStart({ text, blocks, fields }: Part, { footer }: Template): number {
  const footerField = fields.find(({ label }) => holdsLabel(footer, label));
  const end = footerField?.span.start ?? text.length;
  const above = blocks.filter(({ span }) => span.start < end);
  const content = above.findLastIndex(({ kind }) => kind !== "thematicBreak");
  return above[content + 1]?.span.start ?? end;
}
