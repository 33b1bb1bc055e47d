import type { Connection } from "vscode-languageserver";
import {
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
} from "vscode-languageserver-protocol";
import { faultText } from "../core/text/wording.ts";
import type { Environment } from "./background/environment.ts";
import { capabilitiesFor } from "./client/capabilities.ts";
import { clientOf } from "./client/client.ts";
import { VALIDATION_SECTION } from "./client/editorValidation.ts";
import { speak } from "./client/language.ts";
import type { Log } from "./client/log.ts";
import { foldersIn } from "./documents/folders.ts";
import { routes } from "./requests/handlers.ts";
import { changes } from "./session/dispatch.ts";
import { Session } from "./session/session.ts";

/**
 * Serves one client until it leaves.
 * @returns what tells whether the client has asked to shut down.
 */
export function serve(connection: Connection, environment: Environment): () => boolean {
  const log = logTo(connection);
  let session: Session | undefined;
  let folders: readonly string[] = [];
  const sessionOf = () => {
    // A client that forgets `initialized` is served all the same, once it wants something.
    session?.start(folders);
    return session;
  };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    if (session) throw new ResponseError(ErrorCodes.InvalidRequest, "The server is initialized already.");
    const client = clientOf(params, environment.rulePages);
    speak(client.language);
    folders = foldersIn(params);
    session = new Session(connection, client, environment, log);
    // The library has taken the notification for itself by now.
    foldersChanged.connect(connection, sessionOf, log);
    return { capabilities: capabilitiesFor(client), serverInfo: { name: "perfdoc", version: environment.version } };
  });
  connection.onInitialized(() => {
    const slowStart = environment.slowStart?.();
    if (slowStart !== undefined) log.info(slowStart);
    sessionOf()?.enqueue(async () => {
      if (session?.client.registers.configuration) {
        const section = session.client.isVSCode ? ["perfdoc", VALIDATION_SECTION] : "perfdoc";
        await connection.client.register(DidChangeConfigurationNotification.type, { section });
      }
    });
  });
  connection.onShutdown(() => session?.stop());
  for (const route of routes) route.connect(connection, sessionOf, log);
  connection.listen();
  return () => session?.isStopped ?? false;
}

const foldersChanged = changes(DidChangeWorkspaceFoldersNotification.type, (session, { event }) =>
  session.foldersChanged(
    event.added.map(({ uri }) => uri),
    event.removed.map(({ uri }) => uri),
  ),
);

/** Faults go to the client's log, each once. */
function logTo(connection: Connection): Log {
  const told = new Set<string>();
  return {
    once: (what, error) => {
      const text = `${what}: ${faultText(error)}`;
      if (told.has(text)) return;
      told.add(text);
      connection.console.error(text);
    },
    info: (message) => connection.console.info(message),
  };
}
