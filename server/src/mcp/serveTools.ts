import { ProtocolError, ProtocolErrorCode, Server } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";

/** A tool as the protocol lists it. */
export interface ListedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: { readonly type: "object" };
  readonly outputSchema: { readonly type: "object" };
  readonly annotations: Readonly<
    Record<"readOnlyHint" | "destructiveHint" | "idempotentHint" | "openWorldHint", boolean>
  >;
}

/** What a call came to. */
export type CallResult =
  | { readonly kind: "answer"; readonly text: string; readonly content: Readonly<Record<string, unknown>> }
  | { readonly kind: "refused"; readonly text: string };

export interface ServedTools {
  readonly version: string;
  /** What a model is told of all of them together. */
  readonly instructions: string;
  readonly tools: readonly ListedTool[];
  call(name: string, input: unknown): Promise<CallResult>;
  /** Told of what goes wrong on the wire. */
  onerror(error: Error): void;
}

/** Serves tools on standard input and output, until the client is gone. */
export function serveTools({ version, instructions, tools, call, onerror }: ServedTools): Promise<void> {
  return new Promise((resolve) => {
    const serverOf = () => {
      const server = new Server(
        { name: "perfdoc", title: "Perfdoc", version },
        { capabilities: { tools: {} }, instructions },
      );
      server.setRequestHandler("tools/list", () => ({ tools: tools.map((tool) => ({ ...tool })) }));
      server.setRequestHandler("tools/call", async ({ params }) => {
        if (!tools.some(({ name }) => name === params.name))
          throw new ProtocolError(ProtocolErrorCode.InvalidParams, unknownTool(params.name, tools));
        const result = await call(params.name, params.arguments);
        const content = [{ type: "text" as const, text: result.text }];
        return result.kind === "refused" ? { content, isError: true } : { content, structuredContent: result.content };
      });
      return server;
    };
    const handle = serveStdio(serverOf, { onerror });
    process.stdin.once("close", () => handle.close().finally(resolve));
  });
}

function unknownTool(name: string, tools: readonly ListedTool[]): string {
  return `There is no tool "${name.slice(0, 60)}"; expected ${tools.map((tool) => tool.name).join(", ")}.`;
}
