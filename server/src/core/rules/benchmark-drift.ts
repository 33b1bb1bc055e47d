import * as l10n from "@vscode/l10n";
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
    const label = shortened(one.cell.label, 40);
    const [file, news] = [sourceName(one, nameOf(source.uri)), changeText(change, one.cell.kind)];
    return [
      {
        span,
        ...(isElsewhere ? { severity: "information" as const } : {}),
        message: isElsewhere
          ? l10n.t('"{0}" is {1}, but {2} has {3}, {4} on another machine.', label, before, file, after, news)
          : l10n.t('"{0}" is {1}, but {2} has {3}, {4}.', label, before, file, after, news),
        fixes: [
          replacement(l10n.t("Change it to {0}", after), "unsafe", span, after),
          { title: l10n.t("Take over all results of {0}", nameOf(source.uri)), safety: "unsafe", edits: all() },
        ],
      },
    ];
  });
}

function sourceName({ benchmark, cell }: MeasuredCell, file: string): string {
  return cell.benchmark === undefined || benchmark === undefined
    ? file
    : l10n.t('"{0}" in {1}', shortened(benchmark.name, 40), file);
}
