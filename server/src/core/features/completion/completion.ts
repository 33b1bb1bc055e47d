import { shellBlocksIn } from "../../document/codeBlocks.ts";
import { partAt } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import type { CodeBlock } from "../../markdown/part.ts";
import { type Span, shiftSpan, spanAt, touches } from "../../text/span.ts";
import type { FeatureInput } from "../feature.ts";
import { completeCode, isInBackticks } from "./codeSource.ts";
import { completeCommands } from "./commandSource.ts";
import { completeFields, isPlaceOfCode } from "./fieldSource.ts";
import { completeFrontmatter } from "./frontmatterSource.ts";
import { completeHeadings } from "./headingSource.ts";
import { type CompletionItem, type Cursor, cursorAt } from "./item.ts";
import { completeLinks, isInLink } from "./linkSource.ts";
import { completeSnippets } from "./snippetSource.ts";

/** What an editor leaves to others. */
export interface CompletionOptions {
  /** False where the editor itself completes links in the body. */
  readonly links: boolean;
  /** False where the editor itself has the template's snippets. */
  readonly snippets: boolean;
}

const ALL: CompletionOptions = { links: true, snippets: true };

/** What may be inserted at an offset, the likeliest first; in documents that are not ours only snippets, which begin one. */
export function complete(input: FeatureInput, offset: number, options = ALL): readonly CompletionItem[] {
  const { document, checked } = input;
  const cursor = cursorAt(document.text, offset);
  const { present, contentSpan, span } = document.frontmatter;
  const isOurs = checked.kind !== "foreign";
  if (present && offset >= contentSpan.start && offset <= contentSpan.end) {
    return isOurs ? completeFrontmatter(input, cursor) : [];
  }
  if (present && offset < span.end) return [];
  const code = codeAt(document, offset);
  const snippets = options.snippets && code === undefined ? completeSnippets(input, cursor) : [];
  return isOurs ? [...snippets, ...completeBody(input, cursor, code, options.links)] : snippets;
}

function completeBody(
  input: FeatureInput,
  cursor: Cursor,
  code: KindOfCode | undefined,
  withLinks: boolean,
): readonly CompletionItem[] {
  if (code === "html") return withLinks && isInLink(cursor) ? completeLinks(input, cursor) : [];
  if (code === "commands") return completeCommands(input, cursor);
  if (code === "other") return [];
  if (code === "span" || isInBackticks(cursor)) {
    return completeCode(input, cursor, { isDue: isPlaceOfCode(input, cursor), isBare: false });
  }
  const links = withLinks ? completeLinks(input, cursor) : [];
  if (isInLink(cursor)) return links;
  const isEmptyLine = cursor.before.trim() === "";
  if (cursor.before.startsWith("#")) return completeHeadings(input, cursor);
  const fields = completeFields(input, cursor);
  return [...links, ...fields, ...(isEmptyLine ? completeHeadings(input, cursor) : [])];
}

type KindOfCode = "span" | "commands" | "html" | "other";

/** What of another kind than text an offset is in: words in backticks, a block of command lines, HTML, or other code and comments. */
function codeAt({ outline }: PerfDocument, offset: number): KindOfCode | undefined {
  const placed = partAt(outline, offset);
  if (!placed) return undefined;
  const holds = (span: Span) => {
    const { start, end } = shiftSpan(span, placed.start);
    return start < offset && offset < end;
  };
  const { blocks, fields, codeSpans, comments } = placed.part;
  if (codeSpans.some(({ span }) => holds(span))) return "span";
  if (comments.some(({ span }) => holds(span))) return "other";
  const nested = fields.flatMap(({ body }) => body);
  const isInCommand = ({ valueSpan }: CodeBlock) => touches(shiftSpan(valueSpan, placed.start), spanAt(offset));
  if (shellBlocksIn(placed.part).some(isInCommand)) return "commands";
  const block = [...blocks, ...nested].find(({ kind, span }) => (kind === "code" || kind === "html") && holds(span));
  return block && (block.kind === "html" ? "html" : "other");
}
