import { dashboardOf } from "../../core/dashboard/dashboardOf.ts";
import { headFrom } from "../../core/dashboard/headOf.ts";
import { nameOf, relativePath } from "../../core/host/uri.ts";
import { type DashboardResult, dashboardRequest } from "../client/dashboardMessages.ts";
import { type Route, request } from "../session/dispatch.ts";
import type { Session } from "../session/session.ts";
import { settledOverviews } from "./overviews.ts";

/** What the dashboard asks. */
export const dashboardRoute: Route = request(dashboardRequest, null, async (session, { detail }) => {
  const { overviews, isComplete } = await settledOverviews(session);
  const { workspace } = session.state;
  const { folders } = workspace;
  const pathOf = (uri: string) => pathIn(session, uri);
  const data = await dashboardOf(
    workspace,
    overviews.map(({ uri, overview }) => headFrom(uri, overview)),
    {
      title: folders.map(({ uri }) => nameOf(uri)).join(", "),
      detail,
      pathOf,
    },
  );
  const uris = Object.fromEntries(overviews.map(({ uri }) => [pathOf(uri), session.clientUri(uri)]));
  return { data, uris, isComplete } satisfies DashboardResult;
});

/** From its workspace folder, whose name comes first where there are several. */
function pathIn({ state: { workspace } }: Session, uri: string): string {
  const folder = workspace.folderOf(uri)?.uri;
  const path = folder === undefined ? undefined : relativePath(folder, uri);
  if (folder === undefined || path === undefined) return uri;
  return workspace.folders.length > 1 ? `${nameOf(folder)}/${path}` : path;
}
