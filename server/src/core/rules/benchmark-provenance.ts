import * as l10n from "@vscode/l10n";
import { MEASURED_LABEL } from "../conformance/benchmarks/provenance.ts";
import { type ResultTable, resultTables } from "../conformance/measurements/resultTables.ts";
import { allOf, shortened } from "../text/wording.ts";
import { defineRule, type Finding } from "./rule.ts";

export const benchmarkProvenance = defineRule({
  scope: "section",
  meta: {
    id: "benchmark-provenance",
    group: "performance",
    severity: "hint",
    appliesTo: "conforming",
    summary: "Results of a benchmark come without the machine that they were measured on.",
    why: "Nobody can tell how old such numbers are, or measure them again. A day and a machine that the section names hold for all benchmarks below it.",
    isFixable: false,
    yieldsTo: ["benchmark-table"],
  },
  check: ({ match, section }) =>
    resultTables({ match, section }).flatMap((table) => findingFor(table, section.part.text) ?? []),
});

/** A day of the calendar, a month ("March 2026", "2026-03") or the quarter of a year. */
const DAY =
  /\b\d{4}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?:\d{1,2},? )?\d{4}\b|\bQ[1-4] ?\/?\d{4}\b/i;
const MACHINE =
  /\b(?:environment|machine|hardware|cpus?|cores?|vcpus?|processor|laptop|macbook|desktop|server|runner|instance|node|cluster|container|device|phone|pixel|iphone|umgebung|rechner)\b/i;

/** @param around What stands above the items of the section. */
function findingFor({ rows, title, name, text }: ResultTable, around: string): Finding | undefined {
  if (!rows.some(({ state }) => state === "filled")) return undefined;
  const isSaid = (pattern: RegExp) => pattern.test(text) || pattern.test(around);
  // Few templates ask for a day: it is told where the machine is missing, too.
  if (isSaid(MACHINE)) return undefined;
  const lacking = [...(isSaid(DAY) ? [] : [l10n.t("the day")]), l10n.t("the machine")];
  const example = `**${MEASURED_LABEL}:** 2026-03-31, AMD EPYC 7443P`;
  return {
    span: title,
    message: l10n.t(
      '"{0}" comes without {1} of its measurement; expected a line such as "{2}".',
      shortened(name, 40),
      allOf(lacking),
      example,
    ),
  };
}
