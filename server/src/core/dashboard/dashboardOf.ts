import { documentNumbers } from "../conformance/benchmarks/documentNumbers.ts";
import { conformingMatch, readConforming } from "../conformance/match/conformingMatch.ts";
import type { Counts } from "../conformance/score/score.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { byModule, together } from "./completenessByModule.ts";
import type { DashboardData, DashboardDetail, DashboardDocument } from "./dashboardData.ts";
import { documentGraph } from "./documentGraph.ts";
import { drawnChanges } from "./drawnChanges.ts";
import { drawnNumbers } from "./drawnNumbers.ts";

/** So many versions of a document are looked at: each is read as a whole. */
const MOST_VERSIONS = 20;

/** What is known of a document from having checked it. */
export type CheckedHead = Omit<DashboardDocument, "path" | "filled" | "expected" | "numbers" | "changes"> & {
  readonly uri: string;
  readonly places: Counts | null;
};

export interface DashboardOptions {
  /** What it is about. */
  readonly title: string;
  readonly detail: DashboardDetail;
  /** What a place is called: its path from wherever the reader is. */
  readonly pathOf: (uri: string) => string;
}

/** All that the dashboard shows of some documents. */
export async function dashboardOf(
  workspace: Workspace,
  heads: readonly CheckedHead[],
  { title, detail, pathOf }: DashboardOptions,
): Promise<DashboardData> {
  const known = workspace.folders.flatMap(({ modules = [] }) => modules);
  const modules = byModule(heads, known);
  const documents: DashboardDocument[] = [];
  for (const { module, documents: own } of modules) {
    for (const { uri, places, ...head } of own) {
      const figures = detail === "documents" ? NO_FIGURES : await figuresOf(workspace, uri, detail);
      const { filled = null, expected = null } = places ?? {};
      documents.push({ path: pathOf(uri), ...head, module, filled, expected, ...figures });
    }
  }
  return {
    version: 1,
    title,
    day: workspace.host.today(),
    detail,
    completeness: together(heads).completeness,
    modules: modules.map(({ module: name, completeness }) => ({ name, completeness })),
    documents,
    graph: await documentGraph(workspace, heads, pathOf),
  };
}

type Figures = Pick<DashboardDocument, "numbers" | "changes">;

const NO_FIGURES: Figures = { numbers: [], changes: [] };

async function figuresOf(workspace: Workspace, uri: string, detail: DashboardDetail): Promise<Figures> {
  const read = await workspace.read(uri);
  const context = workspace.placeContextOf(uri);
  const match = read.kind === "document" ? conformingMatch(read.document, context) : undefined;
  if (read.kind !== "document" || !match) return NO_FIGURES;
  const versions = detail === "history" ? await workspace.host.history?.versionsOf(uri, MOST_VERSIONS) : undefined;
  const earlier = (versions ?? []).map(({ day, text }) => ({
    day,
    numbers: readConforming(uri, text, context, documentNumbers),
  }));
  return {
    numbers: drawnNumbers(read.document, match, earlier, workspace.host.today()),
    changes: drawnChanges(read.document, match),
  };
}
