import type { ItemSchema, SectionSchema, Template } from "../../server/src/core/template/template.ts";
import { textOf } from "../../server/src/core/text/span.ts";

/** The template's own text, put together from its compiled parts: equal to its source. */
export function renderTemplate(template: Template): string {
  const { text, sections, footerSpan } = template;
  const head = text.slice(0, sections[0]?.span.start ?? footerSpan?.start ?? text.length);
  const foot = footerSpan ? textOf(text, footerSpan) : "";
  return head + sections.map((section) => renderExactly(section, text)).join("") + foot;
}

function renderExactly(schema: SectionSchema | ItemSchema, text: string): string {
  if (schema.kind === "item") return textOf(text, schema.span);
  return textOf(text, schema.ownSpan) + schema.children.map((child) => renderExactly(child, text)).join("");
}
