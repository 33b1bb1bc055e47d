import type { BaseLanguageClient } from "vscode-languageclient";

/** Starts the server anew, or again if it did not start. */
export async function restartServer(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning()) await client.stop();
  await client.start();
}
