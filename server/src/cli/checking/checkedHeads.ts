import { setImmediate } from "node:timers/promises";
import { checkerOf, checkWorkspace } from "../../core/check/checkWorkspace.ts";
import type { CheckedHead } from "../../core/dashboard/dashboardOf.ts";
import { headOf } from "../../core/dashboard/headOf.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";

/** What is known of documents from having checked them, in the order of their paths. */
export async function checkedHeads(workspace: Workspace, files: readonly string[]): Promise<readonly CheckedHead[]> {
  const heads: CheckedHead[] = [];
  const checker = checkerOf({ workspace, describe: headOf, pause: () => setImmediate() }, true);
  await checkWorkspace([checker], files, (checks) => {
    for (const { found } of checks) if (found) heads.push(found);
  });
  return heads.sort((a, b) => (a.uri < b.uri ? -1 : 1));
}
