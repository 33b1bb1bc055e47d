import { availableParallelism, constants, setPriority } from "node:os";
import { openDocument } from "../../core/document/perfDocument.ts";
import { canonicalUri } from "../../core/host/uri.ts";
import { forgetDocuments } from "../../core/incremental/memo.ts";
import { blockingHost } from "../../node/nodeHost.ts";
import { type Examiner, serveThreads, Threads } from "../../node/threads.node.ts";
import { examine, examineUnreadable } from "../background/examine.ts";
import type { SurveyResult, SurveyTask, ThreadPool } from "../background/surveyThreads.ts";
import { emptyHost, hostByScheme } from "../client/clientHost.ts";
import { faultText, type Log } from "../client/log.ts";
import type { Audience } from "../documents/diagnostics.ts";
import { openedDocument } from "../documents/textChanges.ts";
import { World } from "../documents/world.ts";

/** @param program The path of the program that this is a part of. */
export function threadPool(program: string): ThreadPool {
  return {
    processors: availableParallelism(),
    survey: (files, count, task, take) => {
      const threads = new Threads(files, count, { program, task, take });
      return { done: threads.run(), end: () => void threads.end() };
    },
  };
}

/** What such a thread does. */
export async function serveSurvey(): Promise<void> {
  letOthersGoFirst();
  await serveThreads(async (task: SurveyTask): Promise<Examiner<SurveyResult>> => {
    const faults: SurveyResult[] = [];
    const audience = await audienceOf(task, {
      once: (what, error) => faults.push({ kind: "fault", what, error: faultText(error) }),
      info: () => undefined,
    });
    return {
      workspace: audience.world.workspace,
      examine: async (files) => {
        const results: SurveyResult[] = [];
        for (const uri of files) {
          results.push(await resultOf(audience, uri));
          forgetDocuments();
        }
        return [...results, ...faults.splice(0)];
      },
    };
  });
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
async function audienceOf(task: SurveyTask, log: Log): Promise<Audience> {
  const { client, isTrusted, loose, folders, openDocuments } = task;
  const world = new World(
    hostByScheme(blockingHost, emptyHost(blockingHost.today), () => isTrusted),
    log,
  );
  world.workspace.configure(loose);
  for (const { uri, options } of folders) await world.workspace.loadFolder(uri, options);
  const spelling = new Map<string, string>();
  for (const { clientUri, text } of openDocuments) {
    const uri = canonicalUri(clientUri);
    spelling.set(uri, clientUri);
    world.workspace.setOpen(openedDocument(uri, text, 0));
  }
  const others = { linesOf: (uri: string) => world.linesOf(uri), spell: (uri: string) => spelling.get(uri) ?? uri };
  return { world, client, others };
}

async function resultOf(audience: Audience, uri: string): Promise<SurveyResult> {
  const { workspace } = audience.world;
  const frontmatter = workspace.contextOf(uri).facts.frontmatter(uri);
  if (typeof frontmatter !== "object" || frontmatter.membership === "foreign") return { kind: "foreign", uri };
  const read = await workspace.read(uri);
  if (read.kind !== "document") {
    const document = openDocument(uri, read.head ?? "");
    return {
      kind: "document",
      summary: workspace.summariesAt(uri).of(document),
      examined: examineUnreadable(audience, uri, read),
    };
  }
  const { document } = read;
  const summary = workspace.summariesAt(uri).of(document);
  if (summary.membership === "foreign") return { kind: "foreign", uri };
  return { kind: "document", summary, examined: await examine(audience, document) };
}
