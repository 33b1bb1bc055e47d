import { uriFrom } from "../checking/checkTargets.ts";
import { namedConfig } from "../checking/workspaceOf.ts";
import { MCP_OPTIONS } from "../terminal/options.ts";
import { nonEmpty, parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";

/** `perfdoc mcp`: serves an agent. What only that needs is loaded by nobody else. */
export async function mcp(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { host, cwd, program } = terminal;
  const { values, positionals } = parseOptions(args, MCP_OPTIONS);
  if (positionals.length > 0) throw new UsageError("perfdoc mcp takes no paths; expected --workspace DIR.");
  const named = nonEmpty(values.workspace, "--workspace") ?? ".";
  const workspace = uriFrom(cwd, named);
  if ((await host.stat(workspace))?.kind !== "folder") throw new UsageError(`There is no folder "${named}".`);
  const config = nonEmpty(values.config, "--config");
  const { serveAgent } = await import("../../mcp/serveAgent.ts");
  await serveAgent({
    host,
    workspace,
    config: config === undefined ? undefined : await namedConfig(terminal, config),
    isReadOnly: values["read-only"] ?? false,
    asksGit: !values["no-git"],
    program,
    complain: (line) => terminal.complain(line),
  });
  return 0;
}
