import * as z from "zod/mini";
import { type DocumentNumber, documentNumbers } from "../conformance/benchmarks/documentNumbers.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { writtenQuantity, writtenWithStatistic } from "../quantities/quantity.ts";
import { conformingNamed, pathInput, pathOutput } from "./checkedDocument.ts";
import { pageInput, pageOf, pageOutput, versionOf } from "./paging.ts";
import { defineTool } from "./tool.ts";

const USUAL = 40;

const row = z.object({
  section: z.string(),
  label: z.string(),
  statistic: z.optional(z.string()),
  value: z.string(),
  target: z.optional(z.string()),
  verdict: z.optional(z.string().check(z.describe("Whether the target is met."))),
  line: z.int(),
});

export const numbers = defineTool({
  name: "perfdoc_numbers",
  title: "Numbers of a Performance Document",
  description:
    "Lists the measured numbers that a document states, each with its target and whether that is met. Quote these; never make up a number.",
  effect: "reads",
  input: z.strictObject({ path: pathInput, ...pageInput(USUAL) }),
  output: z.object({ path: pathOutput, numbers: z.array(row), ...pageOutput }),
  answer: async (context, { path: named, ...asked }) => {
    const { document, conformance, path } = await conformingNamed(context, named);
    const all = documentNumbers(document, conformance.match);
    const page = pageOf(all, asked, { usual: USUAL, version: versionOf(document.text) });
    const rows = page.rows.map((number) => rowOf(number, document));
    const none = all.length === 0 ? [`${path} states no measured number yet; perfdoc_bench_import writes some.`] : [];
    return { content: { path, numbers: rows, ...page.place }, lines: [...none, ...rows.map(lineFor), ...page.lines] };
  },
});

function rowOf(number: DocumentNumber, { lines }: PerfDocument): z.output<typeof row> {
  const { section, label, statistic, quantity, target, verdict, span } = number;
  return {
    section,
    label,
    ...(statistic !== undefined && { statistic }),
    value: writtenQuantity(quantity),
    ...(target !== undefined && { target: writtenWithStatistic(target) }),
    ...(verdict !== undefined && { verdict }),
    line: lines.positionAt(span.start).line + 1,
  };
}

function lineFor({ section, label, statistic, value, target, verdict, line }: z.output<typeof row>): string {
  const name = statistic === undefined || label.includes(statistic) ? label : `${label} (${statistic})`;
  const against = target === undefined ? "" : `, target ${target}: ${verdict}`;
  return `line ${line}, ${section}: ${name}: ${value}${against}`;
}
