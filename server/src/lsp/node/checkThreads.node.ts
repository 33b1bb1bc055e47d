import { availableParallelism, constants, setPriority } from "node:os";
import { checkerOf } from "../../core/check/checkWorkspace.ts";
import { canonicalUri } from "../../core/host/uri.ts";
import { blockingHost } from "../../node/nodeHost.ts";
import { serveThread, startThreads } from "../../node/threads.node.ts";
import type { CheckTask, ThreadPool } from "../background/checkThreads.ts";
import { checkingIn } from "../background/closedDocument.ts";
import { emptyHost, hostByScheme } from "../client/clientHost.ts";
import { speak } from "../client/language.ts";
import type { PublishingContext } from "../documents/diagnostics.ts";
import { ServerState } from "../documents/serverState.ts";
import { openedDocument } from "../documents/textChanges.ts";

/** @param program The path of the program that this is a part of. */
export function threadPool(program: string): ThreadPool {
  return {
    processors: availableParallelism(),
    start: (count, task) => startThreads(program, count, task),
  };
}

/** What such a thread does. */
export async function serveChecks(): Promise<void> {
  letOthersGoFirst();
  await serveThread(async (task: CheckTask) => checkerOf(checkingIn(await contextOf(task)), true));
}

/**
 * The thread that answers the editor need not wait for a processor. Only Linux has a priority for each thread: elsewhere
 * it would be that of the whole process, for good.
 */
function letOthersGoFirst(): void {
  if (process.platform !== "linux") return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Then they take turns.
  }
}

/** The workspace as the thread sees it that answers the editor. */
async function contextOf({ client, isTrusted, loose, folders, openDocuments }: CheckTask): Promise<PublishingContext> {
  speak(client.language);
  const host = hostByScheme(blockingHost, emptyHost(blockingHost.today), () => isTrusted);
  const state = new ServerState(host, { once: () => undefined, info: () => undefined });
  state.workspace.configure(loose);
  for (const { uri, options } of folders) await state.workspace.loadFolder(uri, options);
  const clientUris = new Map<string, string>();
  for (const { clientUri, text } of openDocuments) {
    const uri = canonicalUri(clientUri);
    clientUris.set(uri, clientUri);
    state.workspace.setOpen(openedDocument(uri, text, 0));
  }
  const others = { linesOf: () => undefined, clientUri: (uri: string) => clientUris.get(uri) ?? uri };
  return { state, client, others };
}
