import type { DocumentNumber } from "../../core/conformance/benchmarks/documentNumbers.ts";
import { type NumberPoint, sparklineOf } from "../../core/conformance/benchmarks/numberSeries.ts";
import { writtenQuantity, writtenWithStatistic } from "../../core/quantities/quantity.ts";
import type { ReportFormat } from "../terminal/options.ts";
import { jsonText } from "./jsonText.ts";
import { labelOfNumber } from "./numbers.ts";
import { markdownTable, plainTable } from "./textTable.ts";

/** The numbers of a document, each with the values that it had, the oldest first. */
export interface DocumentNumbers {
  /** From the working directory. */
  readonly path: string;
  readonly series: readonly (readonly [DocumentNumber, readonly NumberPoint[]])[];
}

/** The numbers as text. */
export function formatNumberList(documents: readonly DocumentNumbers[], format: ReportFormat): string {
  if (format === "json") return jsonText({ version: 1, documents: documents.map(plainDocument) });
  const rows = documents.flatMap(({ path, series }) =>
    series.map(([number, points]) => [
      path,
      number.section,
      labelOfNumber(number),
      writtenQuantity(number.quantity),
      number.target === undefined ? "" : `${writtenWithStatistic(number.target)}: ${number.verdict}`,
      historyText(points),
    ]),
  );
  const table = { header: HEADER, textColumns: 3, rows };
  return format === "markdown" ? markdownTable(table) : plainTable(table);
}

const HEADER = ["Document", "Section", "Figure", "Value", "Target", "History"] as const;

/** "▁▄█ 45 ms (2026-03-01) to 61 ms (2026-11-03)"; nothing for a number that never changed. */
function historyText(points: readonly NumberPoint[]): string {
  const [first, ...others] = points;
  const last = others.at(-1);
  if (!first || !last) return "";
  const shown = ({ day, number }: NumberPoint) => `${writtenQuantity(number.quantity)} (${day})`;
  return `${sparklineOf(points)} ${shown(first)} to ${shown(last)}`;
}

function plainDocument({ path, series }: DocumentNumbers) {
  return {
    path,
    numbers: series.map(([number, points]) => ({
      section: number.section,
      label: number.label,
      statistic: number.statistic ?? null,
      ...plainQuantity(number),
      target: number.target ? writtenWithStatistic(number.target) : null,
      verdict: number.verdict ?? null,
      history: points.map((point) => ({ day: point.day, ...plainQuantity(point.number) })),
    })),
  };
}

function plainQuantity({ quantity }: DocumentNumber) {
  return { text: writtenQuantity(quantity), value: quantity.number, unit: quantity.unit.text };
}
