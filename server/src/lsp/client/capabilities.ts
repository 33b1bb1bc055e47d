import {
  type FileOperationRegistrationOptions,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver-protocol";
import { CODE_ACTION_KINDS } from "../../core/features/codeActions.ts";
import { TRIGGER_CHARACTERS } from "../../core/features/completion/trigger.ts";
import { TOKEN_TYPES } from "../../core/features/semanticTokens.ts";
import type { Client } from "./client.ts";
import { OPEN_PLACE_COMMANDS } from "./openPlaceCommands.ts";

/** Of every file that the user moves by hand, links may have to follow; watchers are asked for far less. */
const ANY_FILE: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: "**/*" } }] };

/** What the server offers, by what the client can do. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    completionProvider: { triggerCharacters: [...TRIGGER_CHARACTERS], resolveProvider: false },
    hoverProvider: true,
    inlayHintProvider: { resolveProvider: false },
    codeActionProvider: client.codeActions.literals
      ? { codeActionKinds: [...CODE_ACTION_KINDS], resolveProvider: client.codeActions.resolves }
      : false,
    codeLensProvider: { resolveProvider: false },
    ...(!client.isVSCode && { executeCommandProvider: { commands: Object.keys(OPEN_PLACE_COMMANDS) } }),
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: { resolveProvider: false },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    semanticTokensProvider: { legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] }, full: true, range: true },
    ...(client.diagnostics.pulls && {
      diagnosticProvider: {
        identifier: "perfdoc",
        interFileDependencies: false,
        workspaceDiagnostics: client.switches.workspaceDiagnostics,
      },
    }),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: ANY_FILE, didRename: ANY_FILE, didCreate: ANY_FILE, didDelete: ANY_FILE },
    },
  };
}
