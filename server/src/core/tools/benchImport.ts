import * as z from "zod/mini";
import type { ResultsImport } from "../conformance/benchmarks/importResults.ts";
import { isInside } from "../host/uri.ts";
import { Refusal } from "../tasks/refusal.ts";
import { unifiedDiff } from "../tasks/unifiedDiff.ts";
import { isDay } from "../text/dates.ts";
import { suggestion } from "../text/nearWords.ts";
import { applyEdits } from "../text/textEdit.ts";
import { anyOf, shortened } from "../text/wording.ts";
import { boundDocuments } from "../workspace/links/boundDocuments.ts";
import {
  type ImportedResults,
  type ImportProposal,
  type ImportTarget,
  importProposal,
  importRun,
  isMeantBy,
} from "../workspace/links/importProposal.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { pathInput } from "./checkedDocument.ts";
import { pathTo } from "./namedPlace.ts";
import { fileInput, resultsNamed, targetNamed } from "./resultsNamed.ts";
import { defineTool, type ToolContext } from "./tool.ts";

const imported = z.object({
  path: z.string(),
  written: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
  left: z.array(z.object({ label: z.string(), why: z.string() })).check(z.describe("What stays as it is, and why.")),
  diff: z.string(),
});

const input = z.strictObject({
  file: fileInput,
  document: z.optional(pathInput.check(z.describe("Where the results belong, if no document is bound to the file."))),
  section: z.optional(
    z.string().check(z.describe("The heading that they belong below, where several could be meant.")),
  ),
  benchmark: z.optional(z.string().check(z.describe("Which of the file's benchmarks it is, where it has several."))),
  date: z.optional(z.string().check(z.describe("When it was measured, as YYYY-MM-DD, if the file does not say."))),
  commit: z.optional(z.string().check(z.describe("What was measured, if the file does not say."))),
  dryRun: z.optional(z.boolean().check(z.describe("True to see the diff and write nothing."))),
});

export const benchImport = defineTool({
  name: "perfdoc_bench_import",
  title: "Import Results",
  description:
    "Writes the figures of a benchmark's results file into the documents that are bound to it, or binds a document to it. The way to get numbers into a document: it runs nothing, so run the benchmark yourself before.",
  effect: "changes",
  input,
  output: z.object({
    documents: z.array(imported),
    remarks: z.array(z.string()),
    dryRun: z.boolean(),
  }),
  answer: async (context, asked) => {
    const { dryRun = false } = asked;
    const { workspace, file, path } = await resultsNamed(context, asked.file, asked.document);
    const targets = await targetsOf(context, workspace, file, path, asked);
    const run = await runOf(context, file, asked);
    const planned = targets.map((target) => ({
      target,
      proposed: importOf(
        importProposal(target, file, { section: asked.section, benchmark: asked.benchmark }, run),
        path,
      ),
    }));
    const changes = planned.flatMap(({ target, proposed: { edits } }) =>
      edits.length === 0 ? [] : [{ kind: "edit" as const, uri: target.document.uri, edits }],
    );
    const failure = dryRun || changes.length === 0 ? undefined : await context.write(workspace, changes);
    if (failure !== undefined) throw new Refusal(failure);
    const documents = planned.map(({ target, proposed }) => importedInto(context, target, proposed));
    const { remarks } = file.results;
    return {
      content: { documents, remarks: [...remarks], dryRun },
      lines: [...documents.flatMap((one) => linesFor(one, path, dryRun)), ...remarks],
    };
  },
});

type Asked = z.output<typeof input>;

/** The documents that are bound to the file, or the one that was named. */
async function targetsOf(
  context: ToolContext,
  workspace: Workspace,
  file: ImportedResults,
  path: string,
  { document, section }: Asked,
): Promise<readonly ImportTarget[]> {
  if (document !== undefined) return [await targetNamed(context, workspace, document)];
  const bound = (await boundDocuments(workspace)).filter(
    (one) =>
      context.roots.some((root) => isInside(root, one.document.uri)) &&
      one.parts.some((part) => isMeantBy(part, file.uri, section)),
  );
  if (bound.length > 0) return bound;
  const names = file.results.benchmarks.slice(0, MOST_NAMES).map(({ name }) => `"${shortened(name, 40)}"`);
  throw new Refusal(
    `No document is bound to ${path}, which holds ${names.join(", ")}; say with "document" where the results belong.`,
  );
}

const MOST_NAMES = 5;

async function runOf({ host }: ToolContext, file: ImportedResults, { date, commit }: Asked) {
  if (date !== undefined && !isDay(date)) throw new Refusal(`"date" is not right; expected a day as YYYY-MM-DD.`);
  const run = await importRun({ ...(host.history && { history: host.history }), today: () => host.today() }, file);
  return { day: date ?? run.day, commit };
}

function importOf(proposal: ImportProposal, path: string): ResultsImport {
  switch (proposal.kind) {
    case "import":
      return proposal.proposed;
    case "which section":
      throw new Refusal(questionText("section", proposal));
    case "which benchmark":
      throw new Refusal(questionText("benchmark", proposal));
    case "no place":
      throw new Refusal(
        `The document has no results that figures of ${path} could be written to; write a table with rows such as "p50" first, as perfdoc_explain shows it.`,
      );
    case "no path":
      throw new Refusal(`No path leads from the document to ${path}; move one of them.`);
  }
}

function questionText(
  key: string,
  { names, wished }: { readonly names: readonly string[]; readonly wished?: string },
): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `"${shortened(name, 40)}"`);
  const more = names.length > MOST_NAMES ? `, or one of ${names.length - MOST_NAMES} more` : "";
  if (wished === undefined) return `It is not clear which ${key} is meant; give "${key}": ${anyOf(shown)}${more}.`;
  const near = suggestion(wished, names);
  return `There is no ${key} "${shortened(wished)}"${near === "." ? `; expected ${anyOf(shown)}${more}.` : near}`;
}

function importedInto(
  context: ToolContext,
  { document }: ImportTarget,
  { edits, written, left }: ResultsImport,
): z.output<typeof imported> {
  const path = pathTo(context, document.uri);
  return {
    path,
    written: written
      .filter(({ before, after }) => before !== after)
      .map(({ cell, before, after }) => ({ label: cell.label, before, after })),
    left: left.map(({ cell, why }) => ({ label: cell.label, why })),
    diff: unifiedDiff([{ path, before: document.text, after: applyEdits(document.text, edits) }]),
  };
}

function linesFor({ path, written, left, diff }: z.output<typeof imported>, file: string, dryRun: boolean): string[] {
  const head = diff === "" ? `${path}: nothing of ${file} is new` : `${path}: ${dryRun ? "would be" : "was"} written`;
  return [
    head,
    ...written.map(({ label, before, after }) => `${label}: ${before === "" ? after : `${before} -> ${after}`}`),
    ...left.map(({ label, why }) => `${label} stays as it is: ${why}`),
    ...((dryRun || written.length === 0) && diff !== "" ? diff.trimEnd().split("\n") : []),
  ];
}
