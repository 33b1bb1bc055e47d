import { createColors } from "picocolors";
import stringWidth from "string-width";
import { printable } from "../../core/text/printable.ts";
import type { CheckReport, FindingReport } from "../reports/checkReport.ts";
import { terminalLine } from "../terminal/terminalLine.ts";
import { type Colors, colorOf, summaryLine } from "./pretty.ts";

/** For people: each finding with the line that it is about, and a line that sums them up. */
export function full(report: CheckReport, hasColors: boolean): string {
  const colors = createColors(hasColors);
  const blocks = report.documents.flatMap(({ path, findings }) =>
    findings.map((finding) => `${[headLine(path, finding, colors), ...excerptLines(finding, colors)].join("\n")}\n`),
  );
  return `${[...blocks, summaryLine(report, colors)].join("\n")}\n`;
}

function headLine(path: string, { line, column, severity, message, rule }: FindingReport, colors: Colors): string {
  const place = `${terminalLine(path)}${colors.dim(`:${line}:${column}`)}`;
  return `${place} ${colorOf(severity, colors)(severity)}: ${terminalLine(message)} ${colors.dim(`[${rule}]`)}`;
}

/** The line with its number, and what the finding marks in it underlined. */
function excerptLines(finding: FindingReport, colors: Colors): readonly string[] {
  const { line, column, endLine, endColumn, severity, excerpt } = finding;
  const placeOf = (unit: number) => Math.min(Math.max(0, unit - 1 - excerpt.from), excerpt.text.length);
  const range = [placeOf(column), placeOf(endLine === line ? endColumn : Number.POSITIVE_INFINITY)] as const;
  const { text, from, to } = shownText(excerpt.text, range);
  const [before, behind] = [excerpt.from > 0 ? "…" : "", excerpt.isCut ? "…" : ""];
  const number = String(line);
  const gutter = (shown: string) => colors.dim(`${shown.padStart(number.length)} |`);
  // Where nothing stands, one caret shows where something is due.
  const mark = "^".repeat(Math.max(1, to - from));
  return [
    gutter(""),
    `${gutter(number)} ${before}${text}${behind}`.trimEnd(),
    `${gutter("")} ${" ".repeat(before.length + from)}${colorOf(severity, colors)(mark)}`,
  ];
}

/** The text as a terminal may be given it, and the columns at which two places of it are seen. */
function shownText(given: string, [start, end]: readonly [number, number]) {
  // What would steer is replaced unit by unit, so that the places stay what they are.
  const text = given
    .split("\t")
    .map(printable)
    .join("\t")
    .replace(/#(?=#\w*\[)/g, "\u{FFFD}");
  const before = withoutTabs(text.slice(0, start), 0);
  const from = stringWidth(before);
  const marked = withoutTabs(text.slice(start, end), from);
  const to = from + stringWidth(marked);
  return { text: before + marked + withoutTabs(text.slice(end), to), from, to };
}

const TAB_STOP = 4;

/** @param column Where the text begins. */
function withoutTabs(text: string, column: number): string {
  return text
    .split("\t")
    .reduce((line, piece) => line + " ".repeat(TAB_STOP - ((column + stringWidth(line)) % TAB_STOP)) + piece);
}
