import type { Options } from "../terminal/options.ts";
import { parseOptions } from "../terminal/parseOptions.ts";
import type { ExitCode, Terminal } from "../terminal/terminal.ts";

export const LSP_OPTIONS = {
  stdio: { type: "boolean", description: "Talk to the editor on standard input and output (the default)" },
  clientProcessId: { type: "string", value: "PID", description: "End when this process does" },
} as const satisfies Options;

/** `perfdoc lsp`: serves an editor until it says that it is done; the server then ends the program. */
export async function lsp(_terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  parseOptions(args, LSP_OPTIONS);
  await import("../../lsp/node/main.node.ts");
  return new Promise(() => undefined);
}

/** What another thread of the server does: the server's own entry knows that it is one. */
export async function serveChecks(): Promise<void> {
  await import("../../lsp/node/main.node.ts");
}
