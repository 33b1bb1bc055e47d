import { nameOf } from "../../core/host/uri.ts";
import { IGNORE_FILE } from "../../core/host/walk.ts";
import type { FileChange, Workspace } from "../../core/workspace/workspace.ts";

/** What watchers saw, as it is to be taken: what version control wrote for itself is no file of anybody's. */
export interface FileNews {
  readonly isOfHistory: boolean;
  readonly changes: readonly FileChange[];
}

/** What news of files comes to. */
export function whatChanged(news: readonly FileChange[], workspace: Workspace): FileNews {
  const ofHistory = news.filter(({ uri }) => workspace.history.holds(uri));
  const changes = news.filter((one) => !ofHistory.includes(one)).map((one) => asSeen(one, workspace));
  return {
    isOfHistory: ofHistory.length > 0,
    changes: ofHistory.some(isCheckout) ? [...changes, ...workspace.folders.map(everythingIn)] : changes,
  };
}

/**
 * A folder that changed makes way for another one, and what `.gitignore` leaves out comes and goes with it: both may
 * have been there before.
 */
function asSeen({ uri, kind }: FileChange, workspace: Workspace): FileChange {
  const isOfOthers = nameOf(uri) === IGNORE_FILE || (kind === "changed" && workspace.isKnownFolder(uri));
  return { uri, kind: isOfOthers ? "created" : kind };
}

/** Commits only write to the log beside it. */
function isCheckout({ uri }: FileChange): boolean {
  return uri.endsWith("/HEAD") && !uri.endsWith("/logs/HEAD");
}

/** With another branch any file may be another one: watchers miss those in folders that came with it. */
function everythingIn({ uri }: { readonly uri: string }): FileChange {
  return { uri, kind: "created" };
}
