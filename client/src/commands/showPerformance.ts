import type { LogOutputChannel } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { countersRequest } from "../../../server/src/lsp/client/messages.ts";

/** Writes to the log how often the server did what since it started. */
export async function showPerformance(client: BaseLanguageClient, log: LogOutputChannel): Promise<void> {
  const { parsedPieces, rules, documents } = await client.sendRequest(countersRequest, {});
  log.info(`Documents: ${documents.open} open, ${documents.indexed} indexed.`);
  log.info(`Parts of documents parsed since the start: ${parsedPieces}.`);
  const runs = Object.entries(rules).map(([scope, count]) => `${count} on ${scope}`);
  log.info(`Rules run since the start: ${runs.join(", ")}.`);
  log.show();
}
