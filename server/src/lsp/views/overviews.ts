import { type Overview, overviewOf } from "../../core/features/overview.ts";
import type { Session } from "../session/session.ts";

/** A list shows what there is by then; most workspaces are read sooner. */
const LONGEST_WAIT_MS = 1_500;

/** A document of the workspace, as lists show it. */
export interface PlacedOverview {
  readonly uri: string;
  readonly folder: string;
  readonly overview: Overview;
}

/** The documents once all are read, or what there is after a while: whoever asked is told when the rest is there. */
export async function settledOverviews(
  session: Session,
): Promise<{ readonly overviews: readonly PlacedOverview[]; readonly isComplete: boolean }> {
  session.idleTasks.wantWorkspaceDiagnostics();
  const isComplete = await Promise.race([
    session.whenIdle().then(() => true),
    session.environment.pause(LONGEST_WAIT_MS).then(() => false),
  ]);
  // Rows may not change any more until then, and be none at all: whoever waits for the rest is told that it is over.
  if (!isComplete) session.whenIdle().then(() => session.idleTasks.tellOfEnd());
  return { overviews: overviewsIn(session), isComplete };
}

/** In the order of their places, open documents as the editor has them. */
function overviewsIn({ workspaceDiagnostics, openDocuments, state }: Session): readonly PlacedOverview[] {
  const overviews = new Map(workspaceDiagnostics.all().map(({ uri, overview }) => [uri, overview]));
  for (const open of openDocuments) {
    const checked = open.fullCheck() ?? open.quickCheck();
    if (checked.kind !== "foreign") overviews.set(open.document.uri, overviewOf(open.document, checked));
  }
  return [...overviews]
    .flatMap(([uri, overview]): readonly PlacedOverview[] => {
      const folder = state.workspace.folderOf(uri)?.uri;
      return folder === undefined ? [] : [{ uri, folder, overview }];
    })
    .sort((a, b) => compare(a.folder, b.folder) || compare(a.uri, b.uri));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
