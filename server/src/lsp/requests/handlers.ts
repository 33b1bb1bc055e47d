import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidCreateFilesNotification,
  DidDeleteFilesNotification,
  DidOpenTextDocumentNotification,
  DidRenameFilesNotification,
  DidSaveTextDocumentNotification,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  WillRenameFilesRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver-protocol";
import { codeDefinition, codeLinks } from "../../core/features/codeLinks.ts";
import { definition } from "../../core/features/definition.ts";
import { documentLinks } from "../../core/features/documentLinks.ts";
import { documentSymbols } from "../../core/features/documentSymbols.ts";
import { foldingRanges } from "../../core/features/folding.ts";
import { highlights } from "../../core/features/highlights.ts";
import { inlayHints } from "../../core/features/inlayHints.ts";
import { documentAskedFor, references } from "../../core/features/references.ts";
import { selectionRanges } from "../../core/features/selectionRanges.ts";
import { semanticTokens } from "../../core/features/semanticTokens.ts";
import { workspaceSymbols } from "../../core/features/workspaceSymbols.ts";
import { foreignFilesNaming } from "../../core/workspace/foreignFiles.ts";
import { cursorRestsNotification, trustGrantedNotification } from "../client/messages.ts";
import { changes, type Route, reads, request } from "../session/dispatch.ts";
import { answerCodeActions, codeActionResolve } from "./codeActionHandlers.ts";
import { answerCodeLens } from "./codeLensHandler.ts";
import { answerCompletion } from "./completionHandler.ts";
import {
  codeLocationOf,
  documentLinksOf,
  documentSymbolsOf,
  foldingRangeOf,
  highlightOf,
  inlayHintsOf,
  locationsOf,
  selectionRangeOf,
  semanticTokensOf,
  symbolsOfWorkspace,
} from "./convertFeatures.ts";
import { diagnosticRoutes } from "./diagnosticHandlers.ts";
import { changesFrom, created, deleted, moved, renameEdits } from "./fileHandlers.ts";
import { answerHover } from "./hoverHandler.ts";
import { perfdocRoutes } from "./perfdocHandlers.ts";
import { answerPrepareRename, answerRename } from "./renaming.ts";

/** Every message of LSP that the server takes: what it is, what has to be there first, and which feature answers it. */
export const routes: readonly Route[] = [
  changes(DidOpenTextDocumentNotification.type, (session, params) => session.open(params)),
  changes(DidChangeTextDocumentNotification.type, (session, params) => session.change(params)),
  changes(DidCloseTextDocumentNotification.type, (session, params) => session.close(params)),
  changes(DidSaveTextDocumentNotification.type, (session, params) => session.saved(params.textDocument.uri)),
  changes(DidChangeWatchedFilesNotification.type, (session, params) => session.filesChanged(changesFrom(params))),
  changes(DidCreateFilesNotification.type, (session, params) => session.filesChanged(created(params))),
  changes(DidDeleteFilesNotification.type, (session, params) => session.filesChanged(deleted(params))),
  changes(DidRenameFilesNotification.type, (session, params) => session.filesChanged(moved(params))),
  changes(DidChangeConfigurationNotification.type, (session, params) => session.settingsChanged(params.settings)),

  changes(trustGrantedNotification, (session) => session.trustGranted()),
  changes(cursorRestsNotification, (session, { place }) => session.cursorRests(place)),

  reads(CompletionRequest.type, {}, answerCompletion),
  reads(HoverRequest.type, {}, answerHover),
  reads(CodeActionRequest.type, {}, answerCodeActions),
  codeActionResolve,
  reads(CodeLensRequest.type, { feature: "codeLens" }, answerCodeLens),
  reads(InlayHintRequest.type, { feature: "inlayHints" }, (view, { range }) =>
    inlayHintsOf(inlayHints(view.input), view, view.spanOf(range)),
  ),
  reads(DocumentSymbolRequest.type, { feature: "documentSymbols" }, (view) =>
    documentSymbolsOf(documentSymbols(view.input), view),
  ),
  request(WorkspaceSymbolRequest.type, null, async (session, { query }) => {
    if (!session.settings.switches.workspaceSymbols) return null;
    await session.whenReady();
    await session.idleTasks.readIndexNow();
    return symbolsOfWorkspace(session, workspaceSymbols(session.documents(), String(query)));
  }),
  reads(FoldingRangeRequest.type, { feature: "folding" }, ({ input }) =>
    input.checked.kind === "foreign" ? null : foldingRanges(input.document).map(foldingRangeOf),
  ),
  reads(SelectionRangeRequest.type, { feature: "selectionRanges" }, (view, { positions }) =>
    view.input.checked.kind === "foreign"
      ? null
      : positions.map((position) => selectionRangeOf(selectionRanges(view.document, view.at(position)), view)),
  ),
  reads(DocumentLinkRequest.type, { facts: true }, (view) => {
    const { switches } = view.session.settings;
    const links = [
      ...(switches.documentLinks ? documentLinks(view.input) : []),
      ...(switches.codeLinks ? codeLinks(view.input) : []),
    ];
    return documentLinksOf(links, view);
  }),
  reads(
    DefinitionRequest.type,
    { feature: "definition", facts: true },
    async ({ session, input, at }, { position }) => {
      const place = definition(input, at(position));
      const code = place ? undefined : codeDefinition(input, at(position));
      return code ? [codeLocationOf(session, code)] : locationsOf(session, place ? [place] : []);
    },
  ),
  reads(
    ReferencesRequest.type,
    { feature: "references", facts: true, index: true },
    async ({ session, input, at }, { position, context }) => {
      const uri = documentAskedFor(input, at(position));
      const strangers = uri === undefined ? [] : await foreignFilesNaming(session.state.workspace, [uri]);
      const workspace = [...input.workspace, ...strangers];
      return locationsOf(session, references({ ...input, workspace }, at(position), context));
    },
  ),
  reads(DocumentHighlightRequest.type, { feature: "highlights" }, (view, { position }) =>
    highlights(view.input, view.at(position)).map((highlight) => highlightOf(highlight, view)),
  ),
  reads(PrepareRenameRequest.type, { feature: "headingRename", facts: true }, answerPrepareRename),
  reads(RenameRequest.type, { feature: "headingRename", facts: true, index: true }, answerRename),
  request(WillRenameFilesRequest.type, null, renameEdits),
  reads(SemanticTokensRequest.type, { feature: "semanticTokens" }, (view) =>
    semanticTokensOf(semanticTokens(view.input), view),
  ),
  reads(SemanticTokensRangeRequest.type, { feature: "semanticTokens" }, (view, { range }) =>
    semanticTokensOf(semanticTokens(view.input), view, view.spanOf(range)),
  ),
  ...diagnosticRoutes,
  ...perfdocRoutes,
];
