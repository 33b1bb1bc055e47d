import { checkDocument } from "../check/check.ts";
import type { ReportedFinding } from "../check/reportedFinding.ts";
import { unusedSuppressionMeta } from "../check/unusedSuppressions.ts";
import { partAt } from "../document/outline.ts";
import { editDocument, type PerfDocument } from "../document/perfDocument.ts";
import { lineEndOf, startOfLine } from "../text/lineEnds.ts";
import { shiftSpan, spanAt, touches } from "../text/span.ts";
import { applyEdits, differenceOf, type TextEdit } from "../text/textEdit.ts";
import type { FeatureInput } from "./feature.ts";

/** Where a comment can keep a finding quiet. */
export interface Suppressible {
  readonly onLine: boolean;
  readonly inFile: boolean;
}

/** Comments hold for what stands below them: not for the start of a document without frontmatter, and on no fence. */
export function suppressible({ frontmatter }: PerfDocument, { rule, span }: ReportedFinding): Suppressible {
  const { present, contentSpan } = frontmatter;
  const isReachable = rule.id !== unusedSuppressionMeta.id && (present || span.start > 0);
  const isOnFence = present && (span.start < contentSpan.start || isClosingFence(frontmatter, span.start));
  return { onLine: isReachable && !isOnFence, inFile: isReachable };
}

function isClosingFence({ contentSpan, span }: PerfDocument["frontmatter"], offset: number): boolean {
  return offset >= contentSpan.end && offset < span.end;
}

/** A comment at the top that keeps a rule quiet in the whole document. */
export function disabledInFile(document: PerfDocument, rule: string): readonly TextEdit[] {
  const { frontmatter, text } = document;
  const end = lineEndOf(text);
  if (frontmatter.present) {
    return [{ span: spanAt(frontmatter.contentSpan.start), newText: `# perfdoc-disable ${rule}${end}` }];
  }
  return [{ span: spanAt(text.startsWith("\uFEFF") ? 1 : 0), newText: `${comment("disable", rule)}${end}${end}` }];
}

/**
 * A comment that keeps a rule quiet on the line of an offset. Of the places where it may stand the first is taken that
 * changes nothing else: neither what is found besides nor the score. In code and tables a pair of comments stands around.
 */
export function disabledOnLine(input: FeatureInput, rule: string, offset: number): readonly TextEdit[] {
  const places = placesFor(input.document, rule, offset);
  return places.find((edits) => isAllThatChanges(input, rule, edits)) ?? places.at(-1) ?? [];
}

function placesFor(document: PerfDocument, rule: string, offset: number): readonly (readonly TextEdit[])[] {
  const { text, frontmatter } = document;
  const end = lineEndOf(text);
  const start = startOfLine(text, offset);
  const [indent = ""] = /^[ \t]*/.exec(text.slice(start, offset)) ?? [];
  if (frontmatter.present && offset <= frontmatter.contentSpan.end) {
    return [[{ span: spanAt(start), newText: `${indent}# perfdoc-disable-next-line ${rule}${end}` }]];
  }
  const mark = comment("disable-next-line", rule);
  const above = [{ span: spanAt(start), newText: `${indent}${mark}${end}` }];
  const lineAbove = endOfLineAbove(text, start);
  const isBelowText =
    start > (frontmatter.present ? frontmatter.span.end : 0) &&
    /\S/.test(text.slice(startOfLine(text, lineAbove), start));
  const around = aroundBlock(document, rule, offset);
  return [
    ...(around.isWhole ? around.places : []),
    ...(isBelowText ? [[{ span: spanAt(lineAbove), newText: ` ${mark}` }]] : []),
    above,
    ...around.places,
  ];
}

function endOfLineAbove(text: string, start: number): number {
  return start - (/(?:\r\n|[\r\n])$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0);
}

interface Around {
  readonly places: readonly (readonly TextEdit[])[];
  /** True for a block that takes no comment inside. */
  readonly isWhole: boolean;
}

function aroundBlock({ outline, text }: PerfDocument, rule: string, offset: number): Around {
  const placed = partAt(outline, offset);
  const block = placed?.part.blocks.find(({ span }) => touches(shiftSpan(span, placed.start), spanAt(offset)));
  if (!placed || !block) return { places: [], isWhole: false };
  const span = shiftSpan(block.span, placed.start);
  const end = lineEndOf(text);
  const pair = [
    { span: spanAt(startOfLine(text, span.start)), newText: `${comment("disable", rule)}${end}${end}` },
    { span: spanAt(span.end), newText: `${end}${end}${comment("enable", rule)}` },
  ];
  return { places: [pair], isWhole: block.kind === "table" || block.kind === "code" };
}

function comment(kind: "disable" | "enable" | "disable-next-line", rule: string): string {
  return `<!-- perfdoc-${kind} ${rule} -->`;
}

/** True if less of the rule is found, and of all others what was found before. */
function isAllThatChanges({ document, context }: FeatureInput, rule: string, edits: readonly TextEdit[]): boolean {
  const edit = differenceOf(document.text, applyEdits(document.text, edits));
  if (!edit) return false;
  const before = checkDocument(document, context);
  const after = checkDocument(editDocument(document, edit), context);
  const own = (findings: readonly ReportedFinding[]) => findings.filter((one) => one.rule.id === rule).length;
  const others = (findings: readonly ReportedFinding[]) =>
    findings.flatMap((one) => (one.rule.id === rule ? [] : [`${one.rule.id}: ${one.message}`])).sort();
  return (
    own(after.findings) < own(before.findings) &&
    JSON.stringify(others(after.findings)) === JSON.stringify(others(before.findings)) &&
    after.conformance?.score.value === before.conformance?.score.value
  );
}
