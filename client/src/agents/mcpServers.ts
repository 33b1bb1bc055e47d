/// <reference path="mcpApi.d.ts" />

import { Disposable, EventEmitter, type ExtensionContext, lm, McpStdioServerDefinition, workspace } from "vscode";

/** As the manifest names it. */
const PROVIDER = "perfdoc.documents";

/**
 * Tells the editor how to start a server for agents in each folder, where it can start any: it does so once a user asks
 * for it, and here nothing is started.
 */
export function offerMcpServers(context: Pick<ExtensionContext, "asAbsolutePath" | "extension">): Disposable {
  if (!lm.registerMcpServerDefinitionProvider) return new Disposable(() => undefined);
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    lm.registerMcpServerDefinitionProvider(PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => serversOf(context),
    }),
  );
}

/** The language server's own program, once for each folder that lies on a disk; git is a user's to trust. */
function serversOf(
  context: Pick<ExtensionContext, "asAbsolutePath" | "extension">,
): readonly McpStdioServerDefinition[] {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  const program = context.asAbsolutePath("dist/server.cjs");
  const version = String(context.extension.packageJSON.version);
  return folders.map(({ name, uri }) => {
    const label = folders.length === 1 ? "Perfdoc" : `Perfdoc: ${name}`;
    const args = [program, "mcp", "--workspace", uri.fsPath, ...(workspace.isTrusted ? [] : ["--no-git"])];
    return new McpStdioServerDefinition(label, process.execPath, args, { ELECTRON_RUN_AS_NODE: "1" }, version);
  });
}
