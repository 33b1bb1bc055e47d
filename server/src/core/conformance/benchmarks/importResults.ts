import type { BenchmarkResult, Machine } from "../../benchmarks/resultsFile.ts";
import type { Field, Part } from "../../markdown/part.ts";
import type { TextEdit } from "../../text/textEdit.ts";
import { insertion } from "../edits/insertBlock.ts";
import { addedRow, type WrittenCell } from "./addedRow.ts";
import type { BoundResults } from "./boundResults.ts";
import {
  isOtherMachine,
  MEASURED_LABEL,
  NAMES_CPU,
  provenanceOf,
  provenanceText,
  wordsOfAuthor,
} from "./provenance.ts";
import type { ResultCell } from "./resultCells.ts";
import { writtenValue } from "./writtenValue.ts";

/** What an import does to a part of a document. Spans count from the part's start. */
export interface ResultsImport {
  readonly edits: readonly TextEdit[];
  /** The cells that get a value, in the order of the text. */
  readonly written: readonly WrittenCell[];
  /** The cells that stay as they are, each with one sentence that says why. */
  readonly left: readonly { readonly cell: ResultCell; readonly why: string }[];
}

export interface ImportOptions {
  /** When it was measured, as `YYYY-MM-DD`, for files that don't say. */
  readonly day: string;
  readonly commit?: string | undefined;
  /** True for a field that nobody has filled in yet. Given with spans that count from the part's start. */
  readonly isOpen: (field: Field) => boolean;
}

/**
 * Writes what a file says into the results of a part: values, the environment that is still open, and the line that says
 * where they come from.
 * @param binding What binds the part to the file, where nothing did; that line stands behind it.
 */
export function importResults(
  part: Part,
  { results, cells, link }: BoundResults,
  options: ImportOptions,
  binding: readonly TextEdit[] = [],
): ResultsImport {
  const measured = cells.filter((one) => one.kind === "measured");
  const written = measured.map(({ cell, measure }) => {
    const before = part.text.slice(cell.span.start, cell.span.end);
    return { cell, before, after: writtenValue(cell, measure, before) };
  });
  const left = cells.flatMap((one) => (one.kind === "measured" ? [] : [{ cell: one.cell, why: one.why }]));
  const edits = written
    .filter(({ before, after }) => before !== after)
    .map(({ cell, after }): TextEdit => ({ span: cell.span, newText: after }));
  const added = addedRow(part, cells, results);
  if (written.length === 0 && !added) return { edits: [], written, left };
  const run = {
    ...results.run,
    takenAt: results.run.takenAt ?? options.day,
    commit: results.run.commit ?? options.commit,
  };
  const from = [...measured.map(({ benchmark }) => benchmark), ...(added ? [added.benchmark] : [])];
  const line = provenanceText({ tool: results.tool, run }, samplesOf(from));
  return {
    edits: [
      ...edits,
      ...(added ? [added.edit] : []),
      ...environmentEdits(part, results.run.machine, options),
      ...binding,
      ...provenanceEdit(part, link.span.end, line),
    ].toSorted((a, b) => a.span.start - b.span.start),
    written: added ? [...written, added.written] : written,
    left,
  };
}

/** Of one benchmark, or of several that took as many. */
function samplesOf(benchmarks: readonly BenchmarkResult[]): number | undefined {
  const all = new Set(benchmarks.map(({ samples }) => samples));
  const [samples, ...others] = [...all];
  return others.length === 0 ? samples : undefined;
}

function environmentEdits(part: Part, machine: Machine, { isOpen }: ImportOptions): readonly TextEdit[] {
  const isElsewhere = isOtherMachine(part, machine);
  return provenanceOf(part).environment.flatMap((field): readonly TextEdit[] => {
    const value = environmentValue(field.label, machine);
    const isStale = isElsewhere && NAMES_CPU.test(field.label);
    if (value === undefined || field.children.length > 0 || !(isStale || field.value === "" || isOpen(field)))
      return [];
    const { start, end } = field.valueSpan;
    return [{ span: field.valueSpan, newText: start === end ? ` ${value}` : value }];
  });
}

function environmentValue(label: string, { cpu, cores, memory, system, runtime }: Machine): string | undefined {
  if (/^(?:cpu|processor|chip|prozessor)$/i.test(label)) {
    return cpu === undefined
      ? undefined
      : cores === undefined
        ? cpu
        : `${cpu}, ${cores} ${cores === 1 ? "core" : "cores"}`;
  }
  if (/^(?:memory|ram|speicher)$/i.test(label))
    return memory === undefined ? undefined : `${Math.round(memory / 2 ** 30)} GB`;
  if (/^(?:os|system|operating system|platform)$/i.test(label)) return system;
  return /^(?:runtime|version|jvm|node(?:\.js)?|go|python|rust)$/i.test(label) ? runtime : undefined;
}

/** The line takes the place of its last version, or stands below what binds the results. */
function provenanceEdit(part: Part, after: number, text: string): readonly TextEdit[] {
  const { line } = provenanceOf(part);
  if (line) {
    const { valueSpan } = line.field;
    const before = part.text.slice(valueSpan.start, valueSpan.end);
    const now = [text, ...wordsOfAuthor(before)].join(", ");
    return before === now ? [] : [{ span: valueSpan, newText: valueSpan.start === valueSpan.end ? ` ${now}` : now }];
  }
  const lineStart = part.text.lastIndexOf("\n", after - 1) + 1;
  const [marker] = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/.exec(part.text.slice(lineStart, after)) ?? [];
  const ending = part.text.indexOf("\n", after);
  const end = ending < 0 ? part.text.length : part.text[ending - 1] === "\r" ? ending - 1 : ending;
  const written = `**${MEASURED_LABEL}:** ${text}`;
  return [insertion(part.text, end, marker === undefined ? `\n\n${written}` : `\n${marker}${written}`)];
}
