import { allRules } from "../../core/check/allRules.ts";
import type { RuleMeta } from "../../core/rules/rule.ts";
import { jsonText } from "../formats/jsonText.ts";
import { plainTable } from "../formats/textTable.ts";
import { RULES_FORMATS, RULES_OPTIONS } from "../terminal/options.ts";
import { choiceOf, parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";

/** `perfdoc rules`: every rule with its severity and what it finds. */
export async function rules(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, RULES_OPTIONS);
  if (positionals.length > 0)
    throw new UsageError("perfdoc rules takes no names; perfdoc explain RULE shows the page of one.");
  const format = choiceOf(values.format, RULES_FORMATS, "--format") ?? "table";
  if (format === "json") {
    const plain = allRules.map(({ id, group, severity, isFixable, summary, why }) => ({
      id,
      group,
      severity,
      fixable: isFixable,
      summary,
      why,
    }));
    terminal.out(jsonText({ version: 1, rules: plain }));
    return 0;
  }
  const rows = allRules.map((rule) => [
    rule.id,
    rule.group,
    severityText(rule),
    rule.isFixable ? "yes" : "",
    rule.summary,
  ]);
  terminal.out(plainTable({ header: ["Rule", "Group", "Severity", "Fix", "What it finds"], textColumns: 5, rows }));
  return 0;
}

/** "error", or that of stubs, drafts and current documents: "hint, warning, error". */
function severityText({ severity }: RuleMeta): string {
  return typeof severity === "string"
    ? severity
    : [...new Set([severity.stub, severity.draft, severity.current])].join(", ");
}
