import { version } from "../../../package.json";
import type { Host } from "../core/host/host.ts";
import { withoutHistory } from "../core/host/withoutHistory.ts";
import { forgetDocuments } from "../core/incremental/memo.ts";
import type { Effect } from "../core/tools/tool.ts";
import { INSTRUCTIONS, toolList } from "../core/tools/toolList.ts";
import { callTool } from "../core/tools/tools.ts";
import { rulePagesBeside } from "../node/rulePages.ts";
import { diskToolContext } from "./diskToolContext.ts";
import type { CallResult, ListedTool } from "./serveTools.ts";

export interface AgentRequest {
  readonly host: Host;
  /** The folder that tools see and write to. */
  readonly workspace: string;
  /** A config in place of the folders' own ones. */
  readonly config?: string | undefined;
  readonly isReadOnly: boolean;
  readonly asksGit: boolean;
  /** The file of the program that serves; undefined where none is built. */
  readonly program: string | undefined;
  /** Takes a line about what goes wrong on the wire. */
  complain(line: string): void;
}

/** Serves an agent on standard input and output until it is gone. */
export async function serveAgent({ host, workspace, config, program, ...request }: AgentRequest): Promise<void> {
  const place = {
    host: request.asksGit ? host : withoutHistory(host),
    folder: workspace,
    config,
    rulePages: program === undefined ? undefined : rulePagesBeside(program),
  };
  const offered = toolList().filter(({ effect }) => !request.isReadOnly || effect === "reads");
  const { serveTools } = await import("./serveTools.ts");
  await serveTools({
    version,
    instructions: INSTRUCTIONS,
    tools: offered.map(({ effect, ...tool }): ListedTool => ({ ...tool, annotations: ANNOTATIONS[effect] })),
    call: oneByOne(async (name: string, input: unknown): Promise<CallResult> => {
      const result = await callTool(diskToolContext(place), name, input);
      forgetDocuments();
      return result;
    }),
    onerror: (error) => request.complain(`perfdoc mcp: ${error.message}`),
  });
}

/** None asks anybody outside of the workspace. A document that is there stays, and a fix is gone once it is applied. */
const ANNOTATIONS: Readonly<Record<Effect, ListedTool["annotations"]>> = {
  reads: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  adds: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  changes: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
};

/** One call after the other: a call that writes and one that reads would meet in the same files. */
function oneByOne<Args extends readonly unknown[], Result>(
  call: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (...args) => {
    const next = last.then(() => call(...args));
    last = next.catch(() => undefined);
    return next;
  };
}
