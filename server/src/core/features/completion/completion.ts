import { partAt } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { type Span, shiftSpan } from "../../text/span.ts";
import type { FeatureInput } from "../feature.ts";
import { completeFields } from "./fieldSource.ts";
import { completeFrontmatter } from "./frontmatterSource.ts";
import { completeHeadings } from "./headingSource.ts";
import { type CompletionItem, cursorAt } from "./item.ts";
import { completeLinks, isInLink } from "./linkSource.ts";

/**
 * What may be inserted at an offset, the likeliest first; nothing in code, and nothing in documents that are not ours.
 * @param withLinks False where the editor itself completes links in the body.
 */
export function complete(input: FeatureInput, offset: number, withLinks = true): readonly CompletionItem[] {
  const { document, checked } = input;
  if (checked.kind === "foreign") return [];
  const cursor = cursorAt(document.text, offset);
  const { present, contentSpan, span } = document.frontmatter;
  if (present && offset >= contentSpan.start && offset <= contentSpan.end) return completeFrontmatter(input, cursor);
  if ((present && offset < span.end) || isInCode(document, offset)) return [];
  const links = withLinks ? completeLinks(input, cursor) : [];
  if (isInLink(cursor)) return links;
  const isEmptyLine = cursor.before.trim() === "";
  if (cursor.before.startsWith("#")) return completeHeadings(input, cursor);
  const fields = completeFields(input, cursor);
  return [...links, ...fields, ...(isEmptyLine ? completeHeadings(input, cursor) : [])];
}

/** True in code blocks, code spans, HTML and comments. */
function isInCode({ outline }: PerfDocument, offset: number): boolean {
  const placed = partAt(outline, offset);
  if (!placed) return false;
  const holds = (span: Span) => {
    const { start, end } = shiftSpan(span, placed.start);
    return start < offset && offset < end;
  };
  const { blocks, fields, codeSpans, comments } = placed.part;
  const nested = fields.flatMap(({ body }) => body);
  return (
    [...blocks, ...nested].some(({ kind, span }) => (kind === "code" || kind === "html") && holds(span)) ||
    [...codeSpans, ...comments].some(({ span }) => holds(span))
  );
}
