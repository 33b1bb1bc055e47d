import * as z from "zod/mini";
import type { CheckedDocument } from "../check/check.ts";
import { checkFile } from "../check/checkFile.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { overviewOf } from "../features/overview.ts";
import { isInside, joinUri } from "../host/uri.ts";
import { counted } from "../text/wording.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { pathTo } from "./namedPlace.ts";
import { pageInput, pageOf, pageOutput, versionOf } from "./paging.ts";
import { defineTool, type ToolContext } from "./tool.ts";

const USUAL = 20;

const row = z.object({
  path: z.string(),
  title: z.string(),
  module: z.nullable(z.string()),
  category: z.nullable(z.string()),
  status: z.nullable(z.string()),
  completeness: z.nullable(z.int()).check(z.describe("Measured, in percent; null without a template.")),
  openPlaces: z.int(),
  missingSections: z.int(),
  missedTargets: z.int().check(z.describe("Measured values that miss their target.")),
  overdue: z.boolean().check(z.describe("It should have been checked against the code again by now.")),
  errors: z.int(),
  warnings: z.int(),
});

type Row = z.output<typeof row>;

export const listDocuments = defineTool({
  name: "perfdoc_list_documents",
  title: "List Performance Documents",
  description:
    "Lists the performance documents of the workspace, each with its measured completeness, what is open in it, missed targets and findings. Begin here.",
  effect: "reads",
  input: z.strictObject(pageInput(USUAL)),
  output: z.object({ documents: z.array(row), ...pageOutput }),
  answer: async (context, asked) => {
    const workspace = await context.workspaceFor([]);
    const files = await candidatesIn(workspace, context);
    const page = pageOf(files, asked, { usual: USUAL, version: versionOf(files.join("\n")) });
    const documents: Row[] = [];
    for (const uri of page.rows) {
      const { found } = await checkFile({ workspace, describe: described }, uri);
      if (found) documents.push({ path: pathTo(context, uri), ...found });
    }
    const none = files.length === 0 ? ["There is no performance document here; perfdoc_new_document writes one."] : [];
    return { content: { documents, ...page.place }, lines: [...documents.map(lineFor), ...none, ...page.lines] };
  },
});

function described(document: PerfDocument, checked: CheckedDocument): Omit<Row, "path"> {
  const { title, module, category, status, completeness, openPlaces, missingSections, missedTargets, ...rest } =
    overviewOf(document, checked);
  return {
    title,
    module,
    category,
    status,
    completeness,
    openPlaces,
    missingSections,
    missedTargets,
    overdue: rest.isOverdue,
    errors: rest.findings.error,
    warnings: rest.findings.warning,
  };
}

/** Files that may be documents of ours, by what they say at their start, in the order of their paths. */
async function candidatesIn(workspace: Workspace, { roots }: ToolContext): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const folder of workspace.folders) {
    const { documents } = await workspace.filesAround(joinUri(folder.uri, "document.md"));
    for (const uri of documents) if (roots.some((root) => isInside(root, uri))) files.add(uri);
  }
  await workspace.readFrontmatters([...files]);
  return [...files].filter((uri) => !workspace.summariesAt(uri).isKnownToBeForeign(uri)).sort();
}

function lineFor(one: Row): string {
  const facts = [
    one.status ?? "no status",
    one.completeness === null ? "no template" : `${one.completeness}% complete`,
    ...(one.openPlaces > 0 ? [`${counted(one.openPlaces, "place")} open`] : []),
    ...(one.missingSections > 0 ? [`${counted(one.missingSections, "section")} missing`] : []),
    ...(one.missedTargets > 0 ? [`${counted(one.missedTargets, "target")} missed`] : []),
    ...(one.overdue ? ["overdue"] : []),
    ...(one.errors > 0 ? [counted(one.errors, "error")] : []),
    ...(one.warnings > 0 ? [counted(one.warnings, "warning")] : []),
  ];
  return `${one.path}: ${facts.join(", ")}`;
}
