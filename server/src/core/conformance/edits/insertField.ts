import type { Field } from "../../markdown/part.ts";
import { fieldSkeleton } from "../../template/render.ts";
import type { FieldSlot, Template } from "../../template/template.ts";
import type { TextEdit } from "../../text/textEdit.ts";
import type { SlotMatch } from "../match.ts";
import { blocksAfter, insertion } from "./insertBlock.ts";

/** Where a missing field belongs. Offsets count from the document's start. */
export interface FieldPlace {
  readonly slot: FieldSlot;
  /** The slots of the same section, item or field, in the template's order, the missing one among them. */
  readonly siblings: readonly SlotMatch[];
  /** Where the outermost section begins. */
  readonly start: number;
  /** Where the field goes if none of its siblings is there. */
  readonly contentEnd: number;
}

/** Puts a missing field beside its neighbours, written as they are. */
export function insertField(text: string, template: Template, place: FieldPlace): TextEdit {
  const { slot, siblings, start, contentEnd } = place;
  const skeleton = fieldSkeleton(template, slot).trimEnd();
  const { before, behind } = neighboursOf(siblings, slot);
  const model = before ?? behind;
  if (!model) return blocksAfter(text, contentEnd, skeleton);
  const written = model.style === slot.style ? inStyleOf(model, text, start, skeleton, slot) : undefined;
  const line = written?.line ?? skeleton;
  const gap = written && !isLoose(siblings, text, start) ? written.gap : `\n\n${written?.indent ?? ""}`;
  if (before) return insertion(text, start + before.at + before.field.span.end, gap + line);
  return insertion(text, start + model.at + model.field.span.start, line + gap);
}

/** Gives a field that has only its label the template's value to be replaced. */
export function fillField(text: string, template: Template, slot: FieldSlot, field: Field, at: number): TextEdit {
  const { value, body } = piecesOf(fieldSkeleton(template, slot).trimEnd());
  const indent = " ".repeat(bodyIndent(text, field, at));
  const below = body.map((line) => `\n${line === "" ? "" : indent + line}`).join("");
  return insertion(text, at + field.valueSpan.start, `${value === "" ? "" : ` ${value}`}${below}`);
}

interface PresentField {
  readonly field: Field;
  readonly at: number;
  /** As the template has it: a document may write it in another way. */
  readonly style: FieldSlot["style"];
}

function neighboursOf(siblings: readonly SlotMatch[], slot: FieldSlot) {
  const index = siblings.findIndex(({ schema }) => schema === slot);
  return {
    before: presentIn(siblings.slice(0, index)).at(-1),
    behind: presentIn(siblings.slice(index + 1))[0],
  };
}

function presentIn(siblings: readonly SlotMatch[]): readonly PresentField[] {
  return siblings.flatMap(({ field, at, schema }) =>
    field && schema.kind === "field" ? [{ field, at, style: schema.style }] : [],
  );
}

/** True if blank lines stand between the fields. */
function isLoose(siblings: readonly SlotMatch[], text: string, start: number): boolean {
  const spans = presentIn(siblings).map(({ field, at }) => ({
    start: start + at + field.span.start,
    end: start + at + field.span.end,
  }));
  return spans.some(({ end }, index) =>
    /^[ \t]*\r?\n[ \t]*\r?\n\s*$/.test(text.slice(end, spans[index + 1]?.start ?? end)),
  );
}

interface WrittenField {
  readonly line: string;
  readonly indent: string;
  /** What stands between two of them. */
  readonly gap: string;
}

function inStyleOf(
  { field, at }: PresentField,
  text: string,
  start: number,
  skeleton: string,
  slot: FieldSlot,
): WrittenField {
  const from = start + at + field.span.start;
  const written = text.slice(from, start + at + field.valueSpan.start);
  const { value, body } = piecesOf(skeleton);
  if (field.style === "row") return { line: `| ${slot.label} | ${value} |`, indent: "", gap: "\n" };
  const marker = /^(?:[-*+]|\d+[.)])[ \t]+/.exec(written)?.[0] ?? "";
  const indent = /(?<![ \t])[ \t]*$/.exec(text.slice(0, from))?.[0] ?? "";
  const inside = indent + " ".repeat(marker.length);
  const lines = body.map((line) => (line === "" ? "" : inside + line));
  const line = [
    `${marker}${labelLike(written.slice(marker.length), slot.label)}${value === "" ? "" : ` ${value}`}`,
    ...lines,
  ];
  return { line: line.join("\n"), indent, gap: `${field.style === "paragraph" ? "\n\n" : "\n"}${indent}` };
}

/** The label with the marks and the colon where another field has them: `**Label:**`, `__Label__:`, `Label:`. */
function labelLike(written: string, label: string): string {
  const marks = /^(?:\*\*|__)/.exec(written)?.[0] ?? "";
  return marks !== "" && !written.trimEnd().endsWith(marks) ? `${marks}${label}${marks}:` : `${marks}${label}:${marks}`;
}

/** A skeleton's value beside the label, and the lines below, without their common indent. */
function piecesOf(skeleton: string): { readonly value: string; readonly body: readonly string[] } {
  const [first = "", ...rest] = skeleton.split("\n");
  const row = /^\|[^|]*\|([^|]*)\|/.exec(first)?.[1]?.trim();
  const label = /^(?:(?:[-*+]|\d+[.)])\s+(?!\s))?(?:\*\*.*?(?::\*\*|\*\*:)|[^:]*:)/.exec(first)?.[0];
  const value = row ?? (label === undefined ? "" : first.slice(label.length).trimStart());
  const indents = rest.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const common = indents.length > 0 ? Math.min(...indents) : 0;
  return { value, body: rest.map((line) => line.slice(common)) };
}

function bodyIndent(text: string, field: Field, at: number): number {
  const from = at + field.span.start;
  const indent = /(?<![ \t])[ \t]*$/.exec(text.slice(0, from))?.[0].length ?? 0;
  const marker = /^(?:[-*+]|\d+[.)])[ \t]+/.exec(text.slice(from))?.[0].length ?? 0;
  return marker === 0 ? 0 : indent + marker;
}
