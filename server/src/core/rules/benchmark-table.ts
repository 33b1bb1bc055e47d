import * as l10n from "@vscode/l10n";
import { insertRows } from "../conformance/gaps/insertRows.ts";
import type { SlotMatch } from "../conformance/match.ts";
import { type ResultTable, resultTables, unitLabels } from "../conformance/measurements/resultTables.ts";
import { isWritten } from "../conformance/values/junk.ts";
import { exampleValue, kindName, valueProblem } from "../conformance/values/measuredValues.ts";
import { shiftSpan } from "../text/span.ts";
import { shortened, someOf } from "../text/wording.ts";
import { defineRule, type Finding, fixOf, type SeverityByStatus } from "./rule.ts";

export const benchmarkTable = defineRule({
  scope: "section",
  meta: {
    id: "benchmark-table",
    group: "performance",
    severity: "information",
    appliesTo: "conforming",
    summary: "A table of results lacks rows of the template, or a cell holds another kind of value.",
    why: "Results can be compared from run to run, and from module to module, while all give the same figures.",
    isFixable: true,
  },
  check: ({ match, section, template }) =>
    resultTables({ match, section }).flatMap((table) => [
      ...(table.missing.length > 0
        ? [
            {
              span: table.title,
              severity: MISSING_ROWS,
              message: missingRows(table),
              fixes: [
                fixOf(
                  table.missing.length === 1 ? l10n.t("Insert the missing row") : l10n.t("Insert the missing rows"),
                  "adds",
                  () => insertRows(table, template),
                ),
              ],
            },
          ]
        : []),
      ...table.rows.flatMap((row) => cellFinding(row, table) ?? []),
    ]),
});

/** What a draft has not come to yet is no problem. */
const MISSING_ROWS: SeverityByStatus = { stub: "hint", draft: "hint", current: "information" };

function missingRows({ name, missing }: ResultTable): string {
  const rows = someOf(missing.map(({ label }) => `"${label}"`));
  return missing.length === 1
    ? l10n.t('"{0}" has no row {1}; expected what the template measures.', shortened(name, 40), rows)
    : l10n.t('"{0}" has no rows {1}; expected what the template measures.', shortened(name, 40), rows);
}

function cellFinding(slot: SlotMatch, { table }: ResultTable): Finding | undefined {
  const { schema, field, at } = slot;
  if (schema.kind !== "field" || schema.value.kind !== "quantity" || !field || !isWritten(slot)) return undefined;
  const { dimension } = schema.value;
  const problem = valueProblem(field, dimension, unitLabels(table, field));
  if (!problem || dimension === "any") return undefined;
  const reason =
    problem.kind === "other kind"
      ? kindName(problem.found)
      : problem.kind === "no unit"
        ? l10n.t("a number without its unit")
        : l10n.t("not a number");
  return {
    span: shiftSpan(field.valueSpan, at),
    message: l10n.t(
      '"{0}" is "{1}", {2}; expected {3}.',
      shortened(field.label, 40),
      shortened(field.value, 40),
      reason,
      exampleValue(dimension),
    ),
  };
}
