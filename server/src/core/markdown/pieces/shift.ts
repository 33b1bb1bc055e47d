import { shiftSpan } from "../../text/span.ts";
import type { FlowBlock, LabelledText } from "../fields.ts";
import type {
  Block,
  CodeSpan,
  Comment,
  Definition,
  Field,
  Link,
  ListItem,
  TableRow,
  UndefinedReference,
} from "../part.ts";

/* The same things in a text that stands `by` units further on. */

export function shiftFlow({ block, labels, fields, isBorder }: FlowBlock, by: number): FlowBlock {
  return {
    block: shiftBlock(block, by),
    labels: labels.map((label) => shiftLabel(label, by)),
    fields: fields.map((field) => shiftField(field, by)),
    isBorder,
  };
}

function shiftLabel(labelled: LabelledText, by: number): LabelledText {
  const { start, label, labelSpan, value, valueSpan } = labelled;
  return {
    start: start + by,
    label,
    labelSpan: shiftSpan(labelSpan, by),
    value,
    valueSpan: shiftSpan(valueSpan, by),
  };
}

function shiftBlock(block: Block, by: number): Block {
  const span = shiftSpan(block.span, by);
  switch (block.kind) {
    case "list":
      return { ...block, span, items: block.items.map((item) => shiftItem(item, by)) };
    case "table":
      return { ...block, span, rows: block.rows.map((row) => shiftRow(row, by)) };
    case "code":
      return { ...block, span, valueSpan: shiftSpan(block.valueSpan, by) };
    default:
      return { ...block, span };
  }
}

function shiftItem(item: ListItem, by: number): ListItem {
  return { ...item, span: shiftSpan(item.span, by), blocks: item.blocks.map((block) => shiftBlock(block, by)) };
}

function shiftRow({ span, cells }: TableRow, by: number): TableRow {
  return { span: shiftSpan(span, by), cells: cells.map((cell) => ({ ...cell, span: shiftSpan(cell.span, by) })) };
}

function shiftField(field: Field, by: number): Field {
  return {
    ...field,
    labelSpan: shiftSpan(field.labelSpan, by),
    span: shiftSpan(field.span, by),
    valueSpan: shiftSpan(field.valueSpan, by),
    body: field.body.map((block) => shiftBlock(block, by)),
    children: field.children.map((child) => shiftField(child, by)),
  };
}

export function shiftLink(link: Link, by: number): Link {
  return {
    ...link,
    span: shiftSpan(link.span, by),
    textSpan: shiftSpan(link.textSpan, by),
    urlSpan: shiftSpan(link.urlSpan, by),
  };
}

export function shiftDefinition(definition: Definition, by: number): Definition {
  return { ...definition, span: shiftSpan(definition.span, by), urlSpan: shiftSpan(definition.urlSpan, by) };
}

/** Of what has no place but its span. */
export function shiftSpanned<Spanned extends CodeSpan | Comment | UndefinedReference>(
  one: Spanned,
  by: number,
): Spanned {
  return { ...one, span: shiftSpan(one.span, by) };
}
