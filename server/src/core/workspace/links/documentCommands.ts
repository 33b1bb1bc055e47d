import { placedSlots } from "../../conformance/match/presentSections.ts";
import type { Match } from "../../conformance/match.ts";
import { shellBlocksIn } from "../../document/codeBlocks.ts";
import { inEveryPiece } from "../../document/inEveryPart.ts";
import { placedParts } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { type ScriptCall, scriptCalls } from "../../mentions/scriptCalls.ts";
import { tokensIn } from "../../template/valueKinds.ts";
import { containmentTest, type Span, shiftSpan, textOf } from "../../text/span.ts";
import { normalised } from "../../text/wording.ts";

/**
 * The scripts that a document says to run: in blocks of command lines, and in backticks where its template has a
 * command. What is still the template's placeholder is left out. Spans count from the document's start.
 * @param match Undefined for a document without a template.
 */
export function scriptCallsIn(document: PerfDocument, match: Match | undefined): readonly ScriptCall[] {
  const inBlocks = callsInBlocks(document.outline).map(({ start, found }) => shifted(found, start));
  const inline = (match ? inlineCommands(document, match) : []).flatMap((span) =>
    callsIn(document.textBetween(span.start, span.end), span.start),
  );
  return inline.length === 0
    ? inBlocks
    : [...inBlocks, ...inline].sort((a, b) => a.script.span.start - b.script.span.start);
}

const callsInBlocks = inEveryPiece((piece) =>
  shellBlocksIn(piece).flatMap(({ valueSpan }) => callsIn(textOf(piece.text, valueSpan), valueSpan.start)),
);

function callsIn(text: string, start: number): readonly ScriptCall[] {
  return tokensIn(text).length === 0 ? scriptCalls(text, start) : [];
}

function shifted(call: ScriptCall, by: number): ScriptCall {
  const { text, span } = call.script;
  return { ...call, script: { text, span: shiftSpan(span, by) } };
}

/** Where the template's own commands stand that the author kept. */
export function keptCommands(match: Match): readonly Span[] {
  return placedSlots(match).flatMap(({ start, slot: { schema, field, at } }) => {
    const isCode = schema.kind === "field" && schema.content.kind === "code";
    const block = isCode ? field?.body.find(({ kind }) => kind === "code") : undefined;
    return block?.kind === "code" && schema.prompts.includes(normalised(block.value))
      ? [shiftSpan(block.span, start + at)]
      : [];
  });
}

/** Words in backticks beside the label of a field that holds a command. */
function inlineCommands({ outline }: PerfDocument, match: Match): readonly Span[] {
  const values = placedSlots(match).flatMap(({ start, slot: { schema, field, at } }) => {
    const isCommand = schema.kind === "field" && (schema.value.kind === "command" || schema.content.kind === "code");
    return isCommand && field ? [shiftSpan(field.valueSpan, start + at)] : [];
  });
  if (values.length === 0) return [];
  const isInValue = containmentTest(values);
  return placedParts(outline).flatMap(({ part, start }) =>
    part.codeSpans.flatMap(({ span }) => {
      const placed = shiftSpan(span, start);
      return isInValue(placed) ? [withoutMarks(textOf(part.text, span), placed)] : [];
    }),
  );
}

function withoutMarks(written: string, { start, end }: Span): Span {
  const marks = /^`+/.exec(written)?.[0].length ?? 0;
  return { start: start + marks, end: end - marks };
}
