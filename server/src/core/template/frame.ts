import * as l10n from "@vscode/l10n";
import { titleHeading } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { shiftSpan } from "../text/span.ts";
import { normalised } from "../text/wording.ts";
import { slotsOf } from "./slots.ts";
import type { FieldSlot, KeySchema, ProseSlot, TemplateProblem, TitleSchema, TocSchema } from "./template.ts";

const EXAMPLE_TITLE = "`# {Name} - Performance`";

/** The title's form: what stands before and after its placeholder. */
export function titleOf(source: PerfDocument, problems: TemplateProblem[]): TitleSchema {
  const placed = titleHeading(source.outline);
  const nowhere = { start: source.frontmatter.bodyStart, end: source.frontmatter.bodyStart };
  const parts = /^([^{]*)(\{[^{}]+\})(.*)$/.exec(placed?.heading.text ?? "");
  const span = placed ? shiftSpan(placed.heading.span, placed.start) : nowhere;
  if (!parts) {
    problems.push({
      span,
      message: l10n.t("The template has no title with a placeholder; expected one like {0}.", EXAMPLE_TITLE),
    });
    return { prefix: "", placeholder: "", suffix: "", span };
  }
  return { prefix: parts[1] ?? "", placeholder: parts[2] ?? "", suffix: parts[3] ?? "", span };
}

/** The prose between the title and what follows it. */
export function descriptionOf(source: PerfDocument): ProseSlot | undefined {
  const placed = titleHeading(source.outline);
  if (!placed) return undefined;
  const paragraphs = placed.part.blocks.filter((block) => block.kind === "paragraph");
  const [first] = paragraphs;
  const last = paragraphs.at(-1);
  if (!first || !last) return undefined;
  return {
    kind: "prose",
    key: "#description",
    prompts: paragraphs.map(({ text }) => normalised(text)),
    tokens: [],
    span: shiftSpan({ start: first.span.start, end: last.span.end }, placed.start),
  };
}

/** The table of contents, where it has a heading of its own. */
export function tocOf(source: PerfDocument): TocSchema | undefined {
  const toc = source.tableOfContents;
  const heading = toc?.part.heading;
  if (!toc || !heading || heading.level === 1) return undefined;
  const { partStart: start, part, ordered } = toc;
  return { title: heading.text, level: heading.level, ordered, span: { start, end: start + part.text.length } };
}

/** Where the footer's thematic break begins: the last one that only fields follow; the text's length without one. */
export function footerStartOf(source: PerfDocument): number {
  const last = source.outline.headings.at(-1);
  const breaks = last?.part.blocks.filter(({ kind }) => kind === "thematicBreak") ?? [];
  const start = breaks.at(-1)?.span.start;
  if (!last || start === undefined || !last.part.fields.some(({ span }) => span.start > start))
    return source.text.length;
  return last.start + start;
}

/** The fields of the footer; some are due only while the document has a certain status. */
export function footerSlots(
  source: PerfDocument,
  footerStart: number,
  frontmatter: readonly KeySchema[],
): readonly FieldSlot[] {
  const last = source.outline.headings.at(-1);
  if (!last || footerStart >= source.text.length) return [];
  const fields = last.part.fields.filter(({ span }) => last.start + span.start > footerStart);
  const blocks = last.part.blocks.filter(({ span }) => last.start + span.start > footerStart);
  return slotsOf({
    part: { ...last.part, fields, blocks },
    start: last.start,
    end: Number.POSITIVE_INFINITY,
    key: "#footer",
    hasChildren: true,
    isOpen: false,
    derived: [],
  })
    .filter((slot): slot is FieldSlot => slot.kind === "field")
    .map((slot) => withStatuses(slot, frontmatter));
}

/** A prompt that ends "if stub/draft" is for documents of these statuses, where the frontmatter knows them. */
function withStatuses(slot: FieldSlot, frontmatter: readonly KeySchema[]): FieldSlot {
  const kind = frontmatter.find(({ key }) => key === "status")?.kind;
  const known = kind?.kind === "enum" ? kind.values : [];
  const conditions = slot.prompts.flatMap((prompt) => {
    const words = prompt
      .replaceAll(/[{}/,|]/g, " ")
      .split(" ")
      .filter((word) => word !== "" && word !== "or");
    const last = words.findLastIndex((word) => word === "if" || word === "while" || word === "when");
    return last < 0 ? [] : [words.slice(last + 1)];
  });
  const dueIn = conditions.find((words) => words.length > 0 && words.every((word) => known.includes(word)));
  return dueIn ? { ...slot, dueIn } : slot;
}
