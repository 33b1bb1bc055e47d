import { uriFrom } from "../checking/checkTargets.ts";
import { MCP_OPTIONS } from "../terminal/options.ts";
import { nonEmpty, parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";

/** `perfdoc mcp`: serves an agent. What only that needs is loaded by nobody else. */
export async function mcp(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, MCP_OPTIONS);
  if (positionals.length > 0) throw new UsageError("perfdoc mcp takes no paths; expected --workspace DIR.");
  const named = nonEmpty(values.workspace, "--workspace") ?? ".";
  const workspace = uriFrom(terminal.cwd, named);
  if ((await terminal.host.stat(workspace))?.kind !== "folder") throw new UsageError(`There is no folder "${named}".`);
  const config = nonEmpty(values.config, "--config");
  const { serveAgent } = await import("./serveAgent.ts");
  await serveAgent(terminal, {
    workspace,
    config: config === undefined ? undefined : uriFrom(terminal.cwd, config),
    isReadOnly: values["read-only"] ?? false,
    asksGit: !values["no-git"],
  });
  return 0;
}
