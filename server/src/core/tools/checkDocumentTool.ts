import * as z from "zod/mini";
import { safeFixOf } from "../check/applyFixes.ts";
import type { ReportedFinding } from "../check/reportedFinding.ts";
import { isAtLeast, SEVERITIES } from "../check/severity.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { Refusal } from "../tasks/refusal.ts";
import { counted } from "../text/wording.ts";
import { documentNamed, documentOfText, pathInput, pathOutput } from "./checkedDocument.ts";
import { pageInput, pageOf, pageOutput, versionOf } from "./paging.ts";
import { defineTool } from "./tool.ts";

const USUAL = 30;

const row = z.object({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  line: z.int(),
  column: z.int(),
  message: z.string(),
  fixable: z.boolean().check(z.describe("True if perfdoc_propose_fixes offers a fix.")),
  safelyFixable: z.boolean().check(z.describe("True if a fix runs without a choice, as perfdoc check --fix does.")),
});

export const checkDocumentTool = defineTool({
  name: "perfdoc_check",
  title: "Check Performance Document",
  description:
    "Checks a performance document, or a text before it is written: what is wrong, missing or contradictory, with line and rule. Use it after every change.",
  effect: "reads",
  input: z.strictObject({
    path: z.optional(pathInput),
    text: z.optional(
      z
        .string()
        .check(z.describe("A whole document, checked in place of the file; with path, as if it stood at that path.")),
    ),
    severity: z.optional(z.enum(SEVERITIES).check(z.describe("The least that is reported; hint if left out."))),
    ...pageInput(USUAL),
  }),
  output: z.object({
    path: pathOutput,
    completeness: z.nullable(z.int()),
    findings: z.array(row),
    ...pageOutput,
  }),
  answer: async (context, { path: named, text, severity = "hint", ...asked }) => {
    if (named === undefined && text === undefined)
      throw new Refusal('Nothing to check was given; expected "path" or "text".');
    const { document, checked, path } =
      text === undefined ? await documentNamed(context, named ?? "") : await documentOfText(context, text, named);
    const all = checked.findings.filter((finding) => isAtLeast(finding.severity, severity));
    const page = pageOf(all, asked, { usual: USUAL, version: versionOf(document.text) });
    const findings = page.rows.map((finding) => rowOf(finding, document));
    const completeness = checked.conformance?.score.value ?? null;
    const score = completeness === null ? "no template" : `${completeness}% complete`;
    return {
      content: { path, completeness, findings, ...page.place },
      lines: [`${path}: ${score}, ${counted(all.length, "finding")}`, ...findings.map(lineFor), ...page.lines],
    };
  },
});

function rowOf(finding: ReportedFinding, { lines }: PerfDocument): z.output<typeof row> {
  const { line, character } = lines.positionAt(finding.span.start);
  return {
    rule: finding.rule.id,
    severity: finding.severity,
    line: line + 1,
    column: character + 1,
    message: finding.message,
    fixable: finding.fixes.length > 0,
    safelyFixable: safeFixOf(finding) !== undefined,
  };
}

function lineFor({ line, severity, rule, message, fixable }: z.output<typeof row>): string {
  return `line ${line}, ${severity}, ${rule}: ${message}${fixable ? " (has a fix)" : ""}`;
}
