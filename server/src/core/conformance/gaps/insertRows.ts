import type { TableRow } from "../../markdown/part.ts";
import { fieldSkeleton } from "../../template/render.ts";
import type { FieldSlot, Template } from "../../template/template.ts";
import { addTo } from "../../text/addTo.ts";
import { textOf } from "../../text/span.ts";
import { shiftEdit, type TextEdit } from "../../text/textEdit.ts";
import { insertion } from "../edits/insertBlock.ts";
import type { ResultTable } from "../measurements/resultTables.ts";

/** Puts the missing rows where the template has them, written as the table's other rows are. */
export function insertRows({ table, at, text, rows, missing }: ResultTable, template: Template): readonly TextEdit[] {
  const last = table.rows.at(-1);
  if (!last) return [];
  const byPlace = new Map<TableRow, FieldSlot[]>();
  for (const slot of missing) {
    const index = rows.findIndex(({ schema }) => schema === slot);
    const above = rows.slice(0, index).findLast(({ field }) => field)?.field;
    const row = above && table.rows.find(({ span }) => span.start === above.span.start);
    // Without a row above it, a row goes below the delimiter, that is in front of the first one.
    const place = row ?? (rows.some(({ field }) => field) ? table.rows[0] : last) ?? last;
    addTo(byPlace, place, slot);
  }
  return [...byPlace].map(([row, slots]) => {
    const isFirst = row === table.rows[0];
    const model = table.rows[1] ?? row;
    const lines = slots.map((slot) => rowLike(textOf(text, model.span), slot, template));
    if (!isFirst) return shiftEdit(insertion(text, row.span.end, lines.map((line) => `\n${line}`).join("")), at);
    return shiftEdit(insertion(text, model.span.start, lines.map((line) => `${line}\n`).join("")), at);
  });
}

/** A row with the pipes, columns and widths of another one. */
function rowLike(model: string, slot: FieldSlot, template: Template): string {
  const value = /^\|[^|]*\|([^|]*)\|/.exec(fieldSkeleton(template, slot))?.[1]?.trim() ?? "";
  const hasOpen = model.trimStart().startsWith("|");
  const hasClose = /\|\s*$/.test(model);
  const inner = model
    .trim()
    .replace(/^\|/, "")
    .replace(/\|\s*$/, "");
  const cells = inner.split(/(?<!\\)\|/);
  const written = cells.map((cell, index) =>
    cellLike(cell, index === 0 ? slot.label : index === 1 ? value : "", hasOpen || index > 0),
  );
  return `${hasOpen ? "|" : ""}${written.join("|")}${hasClose ? "|" : ""}`.trimEnd();
}

function cellLike(model: string, content: string, hasSpace: boolean): string {
  const isRight = /^\s{2,}\S.*\S?\s?$/.test(model) && !/\s\s$/.test(model);
  const width = Math.max(0, model.length - (hasSpace ? 2 : 1));
  const padded = isRight ? content.padStart(width) : content.padEnd(width);
  return hasSpace ? ` ${padded} ` : `${padded} `;
}
