import { escapeMarkdown } from "../../core/text/escapeMarkdown.ts";
import { terminalLine } from "../terminal/terminalLine.ts";

/** A table as it is printed: rows of cells, each a line of text. */
export interface TextTable {
  readonly header: readonly string[];
  /** The first columns that hold text; the others hold numbers. */
  readonly textColumns: number;
  readonly rows: readonly (readonly string[])[];
}

/** For a terminal: columns side by side. */
export function plainTable({ header, textColumns, rows: written }: TextTable): string {
  const rows = written.map((row) => row.map(terminalLine));
  const widths = header.map((title, column) =>
    rows.reduce((most, row) => Math.max(most, (row[column] ?? "").length), title.length),
  );
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? "";
        return column < textColumns ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return `${[line(header), rule, ...rows.map(line)].join("\n")}\n`;
}

/** For a pull request. */
export function markdownTable({ header, textColumns, rows }: TextTable): string {
  const line = (row: readonly string[]) => `| ${row.map(escapeMarkdown).join(" | ")} |`;
  const rule = `| ${header.map((_, column) => (column < textColumns ? "---" : "---:")).join(" | ")} |`;
  return `${[line(header), rule, ...rows.map(line)].join("\n")}\n`;
}
