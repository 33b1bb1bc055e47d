import type { Block, Field, ListBlock, Part, TableBlock } from "../markdown/part.ts";
import { containsSpan, textOf } from "../text/span.ts";
import { counted, normalised } from "../text/wording.ts";
import { ANY_ENTRY, ANY_VALUE, placeholderFor } from "./placeholders.ts";

/** What a section of a document is made into a template with. */
export interface BlockSource {
  readonly part: Part;
  /** The part's blocks that count: without separators, and without the document's footer. */
  readonly blocks: readonly Block[];
  /** The title that its prose is about. */
  readonly title: string;
  /** Sections or items stand below it. */
  readonly hasChildren: boolean;
  /** What is asked of every section of its kind; all of it if undefined. */
  readonly common: CommonContent | undefined;
}

/** What all items of a kind have. */
export interface CommonContent {
  /** The labels of fields at any depth, as `labelOf` has them. */
  readonly labels: ReadonlySet<string>;
  readonly kinds: ReadonlySet<Block["kind"]>;
}

/** A label as items of a kind are compared by it. */
export function labelOf({ label }: Field): string {
  return normalised(label).toLowerCase();
}

/** The labels of the fields and of those in them. */
export function labelsIn(fields: readonly Field[]): readonly string[] {
  return fields.flatMap((field) => [labelOf(field), ...labelsIn(field.children)]);
}

/** The kinds of blocks that stand there without a label. */
export function looseKinds(part: Part): ReadonlySet<Block["kind"]> {
  const fields = part.fields;
  const loose = part.blocks.filter(({ span }) => !fields.some((field) => containsSpan(field.span, span)));
  return new Set(loose.map(({ kind }) => kind));
}

/** The blocks as a template's: values become places, prose a prompt. Each is a text without a line end behind it. */
export function templateBlocks(source: BlockSource): readonly string[] {
  const labelled = source.part.fields.filter(({ style }) => style === "paragraph");
  const prose = source.blocks.find(
    (block) => isProse(block) && !ownerOf(block, labelled) && labelsOf(block, labelled).length === 0,
  );
  return source.blocks.flatMap((block) => {
    const labels = labelsOf(block, labelled);
    if (labels.length > 0) {
      return labels.filter((field) => isCommon(field, source)).map((field) => labelledLine(field, source));
    }
    const owner = ownerOf(block, labelled);
    if (owner) return isCommon(owner, source) ? ownedTexts(block, owner, source) : [];
    if (source.common && !source.common.kinds.has(block.kind)) return [];
    if (isProse(block)) return block === prose ? [promptFor(source)] : [];
    return structureOf(block, source, source.part.fields);
  });
}

/** What stands below a label. */
function ownedTexts(block: Block, owner: Field, source: BlockSource): readonly string[] {
  return isProse(block) ? [`${ANY_VALUE}.`] : structureOf(block, source, owner.children);
}

/** The labels that stand in a paragraph. */
function labelsOf(block: Block, labelled: readonly Field[]): readonly Field[] {
  if (block.kind !== "paragraph") return [];
  return labelled.filter(({ labelSpan }) => containsSpan(block.span, labelSpan));
}

function ownerOf(block: Block, labelled: readonly Field[]): Field | undefined {
  return labelled.find(({ span }) => span.start < block.span.start && block.span.end <= span.end);
}

function isCommon(field: Field, { common }: BlockSource): boolean {
  return common === undefined || common.labels.has(labelOf(field));
}

function isProse(block: Block): boolean {
  return block.kind === "paragraph" || block.kind === "quote" || block.kind === "other";
}

/** A sentence that introduces what follows may stay; whoever writes more has to write as much. */
function promptFor({ part, blocks, title, hasChildren, common }: BlockSource): string {
  const prose = blocks.flatMap((block) => (block.kind === "paragraph" ? [normalised(block.text)] : []));
  const [only] = prose;
  const introduces = hasChildren || blocks.some(({ kind }) => kind === "list" || kind === "table" || kind === "code");
  const isPlain = only !== undefined && isPlainSentence(only) && part.links.length === 0;
  if (introduces && prose.length === 1 && isPlain) return only;
  return `Describe "${title}" (${common ? "1 paragraph" : counted(Math.max(1, prose.length), "paragraph")}).`;
}

const LONGEST_INTRODUCTION = 100;

/** Without figures, code and links, a sentence is true of other documents too. */
function isPlainSentence(text: string): boolean {
  return text.length <= LONGEST_INTRODUCTION && !/[\d`[\]{}<>*_|]/.test(text) && /^\p{Lu}[^.!?]*[.:]$/u.test(text);
}

function structureOf(block: Block, source: BlockSource, fields: readonly Field[]): readonly string[] {
  switch (block.kind) {
    case "list":
      return [listText(block, fields, source, "")].filter((text) => text !== "");
    case "table":
      return [tableText(block)];
    case "code":
      return [codeText(block.language)];
    default:
      return [];
  }
}

function labelledLine(field: Field, { part }: BlockSource): string {
  const place = placeholderFor(field.value, textOf(part.text, field.valueSpan));
  return `**${field.label}:**${place === "" ? "" : ` ${place}`}`;
}

/** A list of labels keeps them; of any other list, two entries show the form. */
function listText(list: ListBlock, fields: readonly Field[], source: BlockSource, indent: string): string {
  const own = list.items.map(({ span }) => fields.find((field) => field.span.start === span.start));
  const isOpen = own.every((field) => !field || !isCommon(field, source));
  if (isOpen || own.some((field) => field === undefined)) {
    const markers = list.ordered ? ["1.", "2."] : ["-", "-"];
    return markers
      .slice(0, Math.max(1, Math.min(2, list.items.length)))
      .map((marker) => `${indent}${marker} ${ANY_ENTRY}`)
      .join("\n");
  }
  let number = 0;
  return own
    .flatMap((field) => {
      if (!field || !isCommon(field, source)) return [];
      number++;
      return itemLines(field, list.ordered ? `${number}.` : "-", source, indent);
    })
    .join("\n");
}

function itemLines(field: Field, marker: string, source: BlockSource, indent: string): readonly string[] {
  const place = placeholderFor(field.value, textOf(source.part.text, field.valueSpan));
  const label = field.style === "bullet" ? `**${field.label}:**` : `${field.label}:`;
  const inside = `${indent}${" ".repeat(marker.length + 1)}`;
  const lists = field.body.flatMap((block) =>
    block.kind === "list" ? [listText(block, field.children, source, inside)] : [],
  );
  return [
    `${indent}${marker} ${label}${place === "" ? "" : ` ${place}`}`,
    ...lists.filter((text) => text !== ""),
    ...(field.body.length > 0 && lists.length === 0 && place === "" ? [`\n${inside}${ANY_VALUE}.`] : []),
  ];
}

/** The header and the first column stay; every other cell asks for a value like its own. */
function tableText({ rows }: TableBlock): string {
  const [header, ...others] = rows.map(({ cells }) => cells.map(({ text }) => text.replaceAll("|", "\\|")));
  const width = header?.length ?? 0;
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const body = others.map((cells) =>
    Array.from({ length: width }, (_, index) => {
      const cell = cells[index] ?? "";
      return index === 0 ? cell : placeholderFor(cell, cell);
    }),
  );
  return [line(header ?? []), line(Array.from({ length: width }, () => "---")), ...body.map(line)].join("\n");
}

const COMMENTS: Readonly<Record<string, string>> = { sql: "--", lua: "--", haskell: "--" };
const HASH_LANGUAGES =
  /^(?:bash|sh|shell|console|zsh|fish|powershell|ps1|python|py|ruby|rb|yaml|yml|toml|r|make|makefile|dockerfile|promql|)$/i;

/** A comment asks for the code: a block that runs as it stands would count as given. */
function codeText(language: string): string {
  const mark = COMMENTS[language.toLowerCase()] ?? (HASH_LANGUAGES.test(language) ? "#" : "//");
  return `\`\`\`${language}\n${mark} What is to be written here\n\`\`\``;
}
