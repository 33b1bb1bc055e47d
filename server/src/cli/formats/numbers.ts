import type { DocumentNumber, NumberChange } from "../../core/conformance/benchmarks/documentNumbers.ts";
import { labelStatistic } from "../../core/conformance/values/readings.ts";
import { writtenQuantity, writtenWithStatistic } from "../../core/quantities/quantity.ts";
import { statisticName } from "../../core/quantities/statistics.ts";
import { counted } from "../../core/text/wording.ts";
import type { ReportFormat } from "../terminal/options.ts";
import { jsonText } from "./jsonText.ts";
import { markdownTable, plainTable } from "./textTable.ts";

export interface DocumentChanges {
  /** From the working directory. */
  readonly path: string;
  readonly changes: readonly NumberChange[];
}

export interface NumbersReport {
  /** The commit that documents are compared with, as it was named. */
  readonly ref: string;
  readonly documents: readonly DocumentChanges[];
}

/** The report as text. */
export function formatNumbers(report: NumbersReport, format: ReportFormat): string {
  if (format === "json") {
    const documents = report.documents.map(({ path, changes }) => ({ path, changes: changes.map(plainChange) }));
    return jsonText({ version: 1, ref: report.ref, documents });
  }
  if (report.documents.length === 0) return `No document states other numbers than at ${report.ref}.\n`;
  const table = { header: HEADER, textColumns: 3, rows: report.documents.flatMap(rowsOf) };
  return `${format === "markdown" ? markdownTable(table) : plainTable(table)}\n${summary(report)}\n`;
}

const HEADER = ["Document", "Section", "Figure", "Before", "After", "Change", "Target"] as const;

function rowsOf({ path, changes }: DocumentChanges): readonly (readonly string[])[] {
  return changes.map(({ before, after, direction, percent }) => {
    const number = after ?? before ?? NOTHING;
    return [
      path,
      number.section,
      labelOfNumber(number),
      shown(before),
      shown(after),
      changeText(direction, percent),
      verdictText(before, after),
    ];
  });
}

/** With its statistic where the label doesn't name it: "CPU (maximum)". */
export function labelOfNumber({ label, statistic }: Pick<DocumentNumber, "label" | "statistic">): string {
  const isUnsaid = statistic !== undefined && labelStatistic(label) === undefined;
  return isUnsaid ? `${label} (${statisticName(statistic)})` : label;
}

const NOTHING = { section: "", label: "", statistic: undefined } as const;

function shown(one: DocumentNumber | undefined): string {
  return one ? writtenQuantity(one.quantity) : "";
}

function changeText(direction: NumberChange["direction"], percent: number | undefined): string {
  if (percent === undefined) return "";
  const rounded = Math.abs(percent) >= 10 ? percent.toFixed(0) : percent.toFixed(1);
  return `${percent > 0 ? "+" : ""}${rounded}%${direction === undefined || direction === "same" ? "" : ` ${direction}`}`;
}

/** "< 80 ms P95: met, now missed" */
function verdictText(before: DocumentNumber | undefined, after: DocumentNumber | undefined): string {
  const { target = before?.target, verdict } = after ?? {};
  if (target === undefined) return "";
  const [was, is] = [before?.verdict, verdict];
  return `${writtenWithStatistic(target)}: ${was === undefined || was === is ? (is ?? "not measured") : `${was}, now ${is ?? "not measured"}`}`;
}

function plainChange({ before, after, direction, percent }: NumberChange) {
  const { section, label, statistic } = after ?? before ?? NOTHING;
  const target = after?.target ?? before?.target;
  return {
    section,
    label,
    statistic: statistic ?? null,
    before: plainNumber(before),
    after: plainNumber(after),
    direction: direction ?? null,
    percent: percent ?? null,
    target: target ? writtenWithStatistic(target) : null,
  };
}

function plainNumber(one: DocumentNumber | undefined) {
  if (!one) return null;
  const { number, unit } = one.quantity;
  return { text: shown(one), value: number, unit: unit.text, verdict: one.verdict ?? null };
}

function summary({ ref, documents }: NumbersReport): string {
  const all = documents.flatMap(({ changes }) => changes);
  const count = (wanted: NumberChange["direction"]) => all.filter(({ direction }) => direction === wanted).length;
  const missed = all.filter(({ before, after }) => after?.verdict === "missed" && before?.verdict !== "missed").length;
  const said = [
    `${count("better")} better`,
    `${count("worse")} worse`,
    ...(missed === 0 ? [] : [`${missed} now beyond a target`]),
  ];
  return `${counted(all.length, "number")} changed since ${ref}: ${said.join(", ")}.`;
}
