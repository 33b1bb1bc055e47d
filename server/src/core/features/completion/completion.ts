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
import { type CompletionItem, cursorAt } from "./item.ts";
import { completeLinks, isInLink } from "./linkSource.ts";

/**
 * What may be inserted at an offset, the likeliest first; nothing in documents that are not ours.
 * @param withLinks False where the editor itself completes links in the body.
 */
export function complete(input: FeatureInput, offset: number, withLinks = true): readonly CompletionItem[] {
  const { document, checked } = input;
  if (checked.kind === "foreign") return [];
  const cursor = cursorAt(document.text, offset);
  const { present, contentSpan, span } = document.frontmatter;
  if (present && offset >= contentSpan.start && offset <= contentSpan.end) return completeFrontmatter(input, cursor);
  if (present && offset < span.end) return [];
  const code = codeAt(document, offset);
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

/** What of another kind than text an offset is in: words in backticks, a block of command lines, HTML, or other code and comments. */
function codeAt({ outline }: PerfDocument, offset: number): "span" | "commands" | "html" | "other" | undefined {
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
