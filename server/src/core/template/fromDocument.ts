import { slug } from "github-slugger";
import { type PlacedSection, type Section, titleHeading, withDescendants } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Block } from "../markdown/part.ts";
import { addTo } from "../text/addTo.ts";
import { footerStartOf, tocOf } from "./frame.ts";
import { type CommonContent, labelsIn, looseKinds, templateBlocks } from "./fromBlocks.ts";
import { ANY_NAME } from "./placeholders.ts";
import { renderTocEntries } from "./render.ts";
import type { Template } from "./template.ts";

/**
 * The text of a template that asks for what a document has: its headings are sections, its values places.
 * @param model The template whose frontmatter it shares.
 */
export function templateFrom(document: PerfDocument, category: string, model: Template): string {
  const groups = document.outline.sections.filter(
    ({ section }) => section.heading.level > 1 && section.part !== document.tableOfContents?.part,
  );
  const writer = new TemplateWriter(document);
  const seen = new Set<string>();
  const own = groups.filter(({ section }) => {
    const key = slug(titleOf(section));
    if (key === "" || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const hasSeparators = groups.some(({ section }) =>
    withDescendants(section).some(({ part }) => part.blocks.at(-1)?.kind === "thematicBreak"),
  );
  const sections = own.map((placed) => writer.sectionText(placed.section, placed));
  const head = [
    frontmatterText(model, category),
    titleText(document),
    ...descriptionText(document),
    ...tocText(document, own),
  ];
  const separator = hasSeparators ? "\n\n---\n\n" : "\n\n";
  const foot = writer.footerText();
  const body = [...sections, ...(foot === "" ? [] : [foot])].join(separator);
  return `${head.join("\n\n")}${body === "" ? "" : `${hasSeparators ? separator : "\n\n"}${body}`}\n`;
}

function frontmatterText({ text, bodyStart }: Template, category: string): string {
  return text
    .slice(0, bodyStart)
    .trimEnd()
    .replace(/^category:.*$/m, () => `category: ${category}`);
}

/** What stands behind the last dash belongs to the kind of document, what stands in front of it to its subject. */
function titleText({ outline }: PerfDocument): string {
  const title = titleHeading(outline)?.heading.text ?? "";
  const dash = Math.max(title.lastIndexOf(" - "), title.lastIndexOf(" – "), title.lastIndexOf(" — "));
  return `# ${ANY_NAME}${dash > 0 ? title.slice(dash).replace(/[{}]/g, "") : ""}`;
}

function descriptionText({ outline }: PerfDocument): readonly string[] {
  const paragraph = titleHeading(outline)?.part.blocks.find(({ kind }) => kind === "paragraph");
  return paragraph ? ["One sentence that says what the document is about."] : [];
}

function tocText(document: PerfDocument, sections: readonly PlacedSection[]): readonly string[] {
  const toc = tocOf(document);
  if (!toc) return [];
  const entries = sections.map(({ section }) => ({ text: titleOf(section), slug: slug(titleOf(section)) }));
  return [`${"#".repeat(toc.level)} ${toc.title}`, renderTocEntries(entries, toc)];
}

/** Without the anchor that some renderers take from a heading. */
function titleOf({ heading }: Section): string {
  return heading.text.replace(/\{#[^{}]*\}$/, "").trimEnd();
}

/** `Label N`, or `Label N: Name`: one of several of its kind. */
const ITEM_TITLE = /^(.*?\S)\s+(\d+)(?::([\s\S]*))?$/;

interface ItemTitle {
  readonly section: Section;
  readonly label: string;
  readonly number: number;
  readonly isNamed: boolean;
}

class TemplateWriter {
  readonly #document: PerfDocument;
  readonly #footerStart: number;

  constructor(document: PerfDocument) {
    this.#document = document;
    this.#footerStart = footerStartOf(document);
  }

  sectionText(section: Section, placed: PlacedSection): string {
    const kinds = itemKinds(section.children);
    const blocks = this.#ownTexts(section, placed, undefined);
    const children = section.children.flatMap((child): readonly string[] => {
      const kind = kinds.find((items) => items.some((item) => item.section === child));
      if (!kind) return [this.sectionText(child, placed)];
      return kind[0]?.section === child ? [this.#itemsText(kind, placed)] : [];
    });
    const { heading, part } = section;
    const isFree = heading.level > 2 && section.children.length === 0 && part.fields.length === 0;
    const mayBeLeftOut = isFree && this.#blocksOf(section, placed).every(({ kind }) => kind === "paragraph");
    return [
      headingText(section, titleOf(section)),
      ...(mayBeLeftOut ? ["<!-- perfdoc: optional -->"] : []),
      ...blocks,
      ...children,
    ].join("\n\n");
  }

  /** The fields behind the last separator. */
  footerText(): string {
    const last = this.#document.outline.headings.at(-1);
    if (!last || this.#footerStart >= this.#document.text.length) return "";
    const blocks = last.part.blocks.filter(
      ({ kind, span }) => kind !== "thematicBreak" && last.start + span.start > this.#footerStart,
    );
    const source = { part: last.part, blocks, title: "", hasChildren: true, common: undefined };
    return templateBlocks(source).join("\n\n");
  }

  /** The first of a kind with what all of them have, and a second one to say that there may be more. */
  #itemsText(items: readonly ItemTitle[], placed: PlacedSection): string {
    const [first] = items;
    if (!first) return "";
    const name = first.isNamed ? `: ${ANY_NAME}` : "";
    const title = (number: number) => `${first.label} ${number}${name}`;
    return [
      headingText(first.section, title(first.number)),
      ...this.#ownTexts(first.section, placed, commonContent(items)),
      headingText(first.section, title(first.number + 1)),
      "...",
    ].join("\n\n");
  }

  #ownTexts(section: Section, placed: PlacedSection, common: CommonContent | undefined): readonly string[] {
    return templateBlocks({
      part: section.part,
      blocks: this.#blocksOf(section, placed),
      title: titleOf(section),
      hasChildren: section.children.length > 0,
      common,
    });
  }

  #blocksOf({ part, at }: Section, { start }: PlacedSection): readonly Block[] {
    return part.blocks.filter(
      ({ kind, span }) => kind !== "thematicBreak" && start + at + span.start < this.#footerStart,
    );
  }
}

function headingText({ heading }: Section, title: string): string {
  return `${"#".repeat(heading.level)} ${title}`;
}

/** The kinds of items among sections: named ones, and those of which there are several. What has sections of its own is one. */
function itemKinds(sections: readonly Section[]): readonly (readonly ItemTitle[])[] {
  const byLabel = new Map<string, ItemTitle[]>();
  for (const section of sections) {
    const [, label, number, name] = ITEM_TITLE.exec(titleOf(section)) ?? [];
    if (label === undefined) continue;
    const item = { section, label, number: Number(number), isNamed: name !== undefined && name.trim() !== "" };
    addTo(byLabel, label, item);
  }
  return [...byLabel.values()].filter(
    (items) =>
      items.every(({ section }) => section.children.length === 0) &&
      (items.length > 1 || items.every(({ isNamed }) => isNamed)) &&
      items.every(({ isNamed }) => isNamed === items[0]?.isNamed),
  );
}

function commonContent(items: readonly ItemTitle[]): CommonContent {
  const labels = items.map(({ section: { part } }) => new Set(labelsIn(part.fields)));
  const kinds = items.map(({ section: { part } }) => looseKinds(part));
  return { labels: inAll(labels), kinds: inAll(kinds) };
}

function inAll<Item>(sets: readonly ReadonlySet<Item>[]): ReadonlySet<Item> {
  const [first, ...others] = sets;
  return new Set([...(first ?? [])].filter((item) => others.every((other) => other.has(item))));
}
