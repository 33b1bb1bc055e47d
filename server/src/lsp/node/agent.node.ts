import { parseArgs } from "node:util";
import { blockingHost } from "../../node/nodeHost.ts";
import { uriOfPath } from "../../node/nodePaths.ts";

/**
 * Serves an agent, for which an editor starts this program as `mcp --workspace DIR`, with `--no-git` where nobody trusts
 * the folder.
 * @param program The path of the program that this is a part of.
 */
export async function serveEditorsAgent(args: readonly string[], program: string): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { workspace: { type: "string" }, "no-git": { type: "boolean" } },
  });
  if (values.workspace === undefined) {
    process.stderr.write("perfdoc: No folder was named; expected mcp --workspace DIR.\n");
    process.exitCode = 2;
    return;
  }
  const { serveAgent } = await import("../../mcp/serveAgent.ts");
  await serveAgent({
    host: blockingHost,
    workspace: uriOfPath(values.workspace),
    isReadOnly: false,
    asksGit: !values["no-git"],
    program,
    complain: (line) => process.stderr.write(`${line}\n`),
  });
}
