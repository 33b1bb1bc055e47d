import * as l10n from "@vscode/l10n";
import { slug } from "github-slugger";
import { type PlacedSection, type Section, withDescendants } from "../document/outline.ts";
import { openDocument, type PerfDocument } from "../document/perfDocument.ts";
import type { Frontmatter } from "../frontmatter/frontmatterModel.ts";
import type { Part } from "../markdown/part.ts";
import { firstLineOf, type Span, shiftSpan } from "../text/span.ts";
import { normalised } from "../text/wording.ts";
import { descriptionOf, footerSlots, footerStartOf, titleOf, tocOf } from "./frame.ts";
import { categoryOf, keysOf } from "./keys.ts";
import { isAndSoOn, slotsOf, spanBefore } from "./slots.ts";
import type { ItemSchema, SectionSchema, Template, TemplateProblem } from "./template.ts";

/** Reads a Markdown template as a schema; what can't be read becomes one of its problems. */
export function compileTemplate(uri: string, text: string): Template {
  const source = openDocument(uri, text);
  const excess = excessOf(source);
  // What is too large is an empty template, which no document can name.
  if (excess) return { ...compileTemplate(uri, ""), problems: [excess] };
  const problems: TemplateProblem[] = [];
  const footerStart = footerStartOf(source);
  const title = titleOf(source, problems);
  const tableOfContents = tocOf(source);
  const groups = source.outline.sections.filter(
    ({ section }) => section.heading.level > 1 && section.part !== source.tableOfContents?.part,
  );
  const context: CompileContext = {
    problems,
    footerStart,
    derived: derivedTokens(source.frontmatter),
    repeated: new Set(),
  };
  const sections = groups.map((placed) =>
    withNumbering(sectionSchema(placed.section, placed, "", { ...context, repeated: repeatedLabels(placed.section) })),
  );
  reportTwins(sections, problems);
  if (sections.length === 0)
    problems.push({ span: title.span, message: l10n.t("The template has no section; expected headings of level 2.") });
  const frontmatter = keysOf(source.frontmatter, text);
  return {
    category: categoryOf(source.frontmatter, problems),
    uri,
    text,
    bodyStart: source.frontmatter.bodyStart,
    frontmatter,
    title,
    description: descriptionOf(source),
    tableOfContents,
    sections,
    footer: footerSlots(source, footerStart, frontmatter),
    hasSeparators: groups.some(({ section }) => withDescendants(section).some(({ part }) => endsWithBreak(part))),
    footerSpan: footerStart < text.length ? { start: footerStart, end: text.length } : undefined,
    placeholders: [...new Set(text.slice(source.frontmatter.bodyStart).match(/\{[^{}\n]+\}/g) ?? [])],
    linkTargets: [...new Set(source.outline.headings.flatMap(({ part }) => part.links.map(({ url }) => url)))],
    problems,
  };
}

/** A section is looked for among all others: the time that a document takes grows with their product. */
const MOST_HEADINGS = 300;
const MOST_LINES = 5_000;

/** What is larger than in any template that people write; undefined where nothing is. */
function excessOf({ outline, lines, text }: PerfDocument): TemplateProblem | undefined {
  const [headings, lineCount] = [outline.headings.length, lines.lineCount];
  if (headings <= MOST_HEADINGS && lineCount <= MOST_LINES) return undefined;
  const message =
    headings > MOST_HEADINGS
      ? l10n.t("The template has {0} headings and is not used; expected at most {1}.", headings, MOST_HEADINGS)
      : l10n.t("The template has {0} lines and is not used; expected at most {1}.", lineCount, MOST_LINES);
  return { span: firstLineOf(text, { start: 0, end: text.length }), message };
}

interface CompileContext {
  readonly problems: TemplateProblem[];
  /** Where the footer begins in the template. */
  readonly footerStart: number;
  readonly derived: readonly string[];
  /** What stands before the number in headings that are repeated somewhere in the outermost section. */
  readonly repeated: ReadonlySet<string>;
}

/** Headings with a number but no name are items where the section says "and so on" for their label. */
function repeatedLabels(section: Section): ReadonlySet<string> {
  const dots = withDescendants(section).filter(({ part }) => isOnlyDots(part));
  return new Set(dots.flatMap(({ heading }) => ITEM_HEADING.exec(heading.text)?.[1] ?? []));
}

/** `{module}` and the like: a new document gets them from its frontmatter. */
function derivedTokens(frontmatter: Frontmatter): readonly string[] {
  return frontmatter.entries.map(({ key }) => `{${key}}`);
}

function sectionSchema(
  section: Section,
  placed: PlacedSection,
  parentKey: string,
  context: CompileContext,
): SectionSchema {
  const key = keyBelow(parentKey, section);
  const start = placed.start + section.at;
  const directives = directivesOf(section.part, start, context.problems);
  const children = childSchemas(section, placed, key, context);
  const slots = slotsOf({
    part: section.part,
    start,
    end: context.footerStart - start,
    key,
    hasChildren: children.length > 0,
    isOpen: directives.isOpen,
    derived: context.derived,
  });
  const isOfLinks =
    children.length === 0 &&
    section.part.links.some(({ kind }) => kind === "link") &&
    slots.every((slot) => slot.kind === "field" && slot.content.kind === "list");
  return {
    kind: "section",
    key,
    title: section.heading.text,
    level: section.heading.level,
    isOptional: directives.isOptional,
    isRequired: directives.isRequired,
    prompt: promptOf(section.part),
    isOfLinks,
    slots,
    children,
    ownSpan: spanBefore(section.part, start, context.footerStart - start),
    span: spanUpTo(context.footerStart, section, placed),
  };
}

function keyBelow(parentKey: string, section: Section): string {
  const own = slug(section.heading.text);
  return parentKey === "" ? own : `${parentKey}/${own}`;
}

function spanUpTo(footerStart: number, section: Section, placed: PlacedSection): Span {
  return { start: placed.start + section.at, end: Math.min(footerStart, placed.start + section.end) };
}

/** `Label N`, or `Label N: {Name}`. */
const ITEM_HEADING = /^(.*\S)\s+(\d+)(?::\s*(\{[^{}]+\}))?$/;

function childSchemas(
  section: Section,
  placed: PlacedSection,
  key: string,
  context: CompileContext,
): readonly (SectionSchema | ItemSchema)[] {
  const children: (SectionSchema | ItemSchema)[] = [];
  for (const child of section.children) {
    const heading = ITEM_HEADING.exec(child.heading.text);
    const last = children.at(-1);
    if (!heading || (!heading[3] && !context.repeated.has(heading[1] ?? ""))) {
      children.push(sectionSchema(child, placed, key, context));
    } else if (last?.kind === "item" && (isOnlyDots(child.part) || last.label === heading[1])) {
      children[children.length - 1] = withAnother(last, heading, spanUpTo(context.footerStart, child, placed));
    } else {
      children.push(itemSchema(child, heading, placed, key, context));
    }
  }
  return children;
}

/** True for the body that stands for further items of the kind above it. */
export function isOnlyDots(part: Part): boolean {
  const [first, ...others] = part.blocks;
  return (
    first?.kind === "paragraph" &&
    isAndSoOn(normalised(first.text)) &&
    others.every(({ kind }) => kind === "thematicBreak")
  );
}

function withAnother(item: ItemSchema, [, label, , name]: RegExpExecArray, span: Span): ItemSchema {
  return {
    ...item,
    aliases: [...new Set([...item.aliases, label ?? item.label])].filter((one) => one !== item.label),
    namePlaceholders: [...new Set([...item.namePlaceholders, ...(name === undefined ? [] : [name])])],
    span: { start: item.span.start, end: span.end },
  };
}

function itemSchema(
  section: Section,
  heading: RegExpExecArray,
  placed: PlacedSection,
  parentKey: string,
  context: CompileContext,
): ItemSchema {
  const [, label = "", number, name] = heading;
  const start = placed.start + section.at;
  const span = spanUpTo(context.footerStart, section, placed);
  const directives = directivesOf(section.part, start, context.problems);
  if (isOnlyDots(section.part)) {
    context.problems.push({
      span: shiftSpan(section.heading.span, start),
      message: l10n.t("`...` stands for more of the kind above it, but there is none."),
    });
  }
  const key = `${parentKey}/${slug(label)}`;
  return {
    kind: "item",
    key,
    label,
    aliases: [],
    level: section.heading.level,
    namePlaceholders: name === undefined ? [] : [name],
    numbering: number === "1" ? "subsection" : "section",
    atLeast: directives.atLeast,
    prompt: promptOf(section.part),
    slots: slotsOf({
      part: section.part,
      start,
      end: context.footerStart - start,
      key,
      hasChildren: section.children.length > 0,
      isOpen: directives.isOpen,
      derived: context.derived,
    }),
    exampleSpan: span,
    span,
  };
}

/** A kind whose numbers go on from one subsection to the next is numbered over the whole section in all of them. */
function withNumbering(section: SectionSchema): SectionSchema {
  const running = new Set(
    itemsBelow(section).flatMap(({ numbering, label }) => (numbering === "section" ? [label] : [])),
  );
  const renumber = (schema: SectionSchema): SectionSchema => ({
    ...schema,
    children: schema.children.map((child) => {
      if (child.kind === "section") return renumber(child);
      return { ...child, numbering: running.has(child.label) ? "section" : "subsection" };
    }),
  });
  return renumber(section);
}

/** Every kind of item in a section, in order. */
export function itemsBelow(section: SectionSchema): readonly ItemSchema[] {
  return section.children.flatMap((child) => (child.kind === "item" ? [child] : itemsBelow(child)));
}

function endsWithBreak({ blocks }: Part): boolean {
  return blocks.at(-1)?.kind === "thematicBreak";
}

function promptOf(part: Part): string {
  const texts = part.blocks.flatMap((block) => (block.kind === "paragraph" ? [normalised(block.text)] : []));
  const isField = (text: string) => part.fields.some(({ label }) => text.startsWith(`${label}:`));
  return texts.filter((text) => !isField(text) && !isAndSoOn(text)).join("\n\n");
}

interface Directives {
  readonly isOptional: boolean;
  readonly isRequired: boolean;
  readonly isOpen: boolean;
  readonly atLeast: number;
}

/** What a template says in `<!-- perfdoc: … -->`, since it can't be inferred. */
function directivesOf(part: Part, start: number, problems: TemplateProblem[]): Directives {
  let directives: Directives = { isOptional: false, isRequired: false, isOpen: false, atLeast: 1 };
  for (const { text, span } of part.comments) {
    const said = /^perfdoc:\s*(.*)$/s.exec(text)?.[1]?.trim();
    const least = /^at-least (\d+)$/.exec(said ?? "")?.[1];
    if (said === "optional") directives = { ...directives, isOptional: true };
    else if (said === "required") directives = { ...directives, isRequired: true };
    else if (said === "open") directives = { ...directives, isOpen: true };
    else if (least !== undefined) directives = { ...directives, atLeast: Number(least) };
    else if (said !== undefined) {
      problems.push({
        span: shiftSpan(span, start),
        message: l10n.t("The template says `{0}`; expected optional, required, open or at-least and a number.", said),
      });
    }
  }
  return directives;
}

function reportTwins(sections: readonly SectionSchema[], problems: TemplateProblem[]): void {
  const seen = new Set<string>();
  for (const { key, title, ownSpan } of sections) {
    if (seen.has(key))
      problems.push({ span: ownSpan, message: l10n.t('The section "{0}" stands twice in the template.', title) });
    seen.add(key);
  }
}
