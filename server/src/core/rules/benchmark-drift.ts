import { changeText, compareCell } from "../conformance/benchmarks/comparison.ts";
import { importResults } from "../conformance/benchmarks/importResults.ts";
import type { MeasuredCell } from "../conformance/benchmarks/measuredCell.ts";
import { openFieldTest } from "../conformance/benchmarks/openFields.ts";
import { isOtherMachine } from "../conformance/benchmarks/provenance.ts";
import { writtenValue } from "../conformance/benchmarks/writtenValue.ts";
import { nameOf } from "../host/uri.ts";
import { shiftSpan } from "../text/span.ts";
import { shiftEdit } from "../text/textEdit.ts";
import { shortened } from "../text/wording.ts";
import { type DecidedPart, decidedParts, documentResults } from "../workspace/links/documentResults.ts";
import { defineRule, type Finding, type Fix, replacement, type WorkspaceInput } from "./rule.ts";

export const benchmarkDrift = defineRule({
  scope: "workspace",
  meta: {
    id: "benchmark-drift",
    group: "performance",
    severity: "warning",
    appliesTo: "related",
    summary: "A documented result of a benchmark is not what the file of results says that it is bound to.",
    why: "Numbers that are typed by hand stay behind when the benchmark is run again. What was only rounded, differs by no more than the tolerance or comes from too few samples is not told; results of another machine than the documented one are information.",
    isFixable: true,
  },
  check: (input) =>
    decidedParts(documentResults(input.document, input.facts, input.targetOf)).flatMap((one) =>
      findingsFor(one, input),
    ),
});

function findingsFor({ start, part, bound, source, measured }: DecidedPart, input: WorkspaceInput): readonly Finding[] {
  const { document, settings, today } = input;
  const isElsewhere = isOtherMachine(part, bound.results.run.machine);
  const options = { day: today, isOpen: openFieldTest(input.conformance?.match, start) };
  const all = (): Fix["edits"] => () => ({
    edits: importResults(part, bound, options).edits.map((edit) => shiftEdit(edit, start)),
  });
  return measured.flatMap((one): readonly Finding[] => {
    const change = compareCell(one, settings.benchmarkTolerance);
    if (change.kind !== "better" && change.kind !== "worse") return [];
    const span = shiftSpan(one.cell.span, start);
    const before = document.textBetween(span.start, span.end);
    const after = writtenValue(one.cell, one.measure, before);
    return [
      {
        span,
        ...(isElsewhere ? { severity: "information" as const } : {}),
        message: `"${shortened(one.cell.label, 40)}" is ${before}, but ${sourceName(one, nameOf(source.uri))} ${after}, ${changeText(change, one.cell.kind)}${isElsewhere ? " on another machine" : ""}.`,
        fixes: [
          replacement(`Change it to ${after}`, "unsafe", span, after),
          { title: `Take over all results of ${nameOf(source.uri)}`, safety: "unsafe", edits: all() },
        ],
      },
    ];
  });
}

function sourceName({ benchmark, cell }: MeasuredCell, file: string): string {
  return cell.benchmark === undefined || benchmark === undefined
    ? `${file} has`
    : `"${shortened(benchmark.name, 40)}" in ${file} has`;
}
