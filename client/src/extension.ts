import type { ExtensionContext } from "vscode";
import { activateSoon, type PerfdocApi } from "./activateSoon.ts";
import { offerMcpServers } from "./agents/mcpServers.ts";

let api: PerfdocApi | undefined;

/** The entry of the desktop's VS Code: the server is a Node program. */
export function activate(context: ExtensionContext): PerfdocApi {
  api = activateSoon(context, () => import("./client.ts"));
  context.subscriptions.push(offerMcpServers(context));
  return api;
}

export async function deactivate(): Promise<void> {
  await api?.stop();
}
