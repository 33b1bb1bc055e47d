import type { ClientCapabilities, InitializeParams } from "vscode-languageserver-protocol";
import { defaultSwitches, type FeatureSwitches, withSwitches } from "./featureSwitches.ts";
import { type Language, languageOf } from "./language.ts";
import type { Encoding } from "./position.ts";

/** What stands before and after a rule's id in the address of its page. */
export interface RulePages {
  readonly before: string;
  readonly after: string;
}

/** What the client can do and how it wants things, read once from its `initialize`. */
export interface Client {
  readonly encoding: Encoding;
  /** Of the messages that its user reads. */
  readonly language: Language;
  readonly isVSCode: boolean;
  /** Has the built-in template's snippets itself, and offers them when `perf-` is typed. */
  readonly hasSnippets: boolean;
  /** Has the command `perfdoc.showRule`, which shows the page of the rule that it is given. */
  readonly showsRules: boolean;
  /** Answers `perfdoc/files/*`. */
  readonly answersFileRequests: boolean;
  /** False in a workspace that its user does not trust: no program is asked about it. */
  readonly isTrusted: boolean;
  /** Sends `perfdoc/cursorRests`. */
  readonly tellsCursor: boolean;
  readonly switches: FeatureSwitches;
  /** Settings that came with `initialize`, for clients that can't be asked for them. */
  readonly settings: unknown;
  readonly diagnostics: {
    /** Asks for diagnostics; they are pushed to others. */
    readonly pulls: boolean;
    readonly refreshes: boolean;
    readonly related: boolean;
    readonly tags: boolean;
    /** Where the pages of rules are, for a client that shows where a finding's code leads. */
    readonly rulePages: RulePages | undefined;
    readonly data: boolean;
  };
  readonly completesSnippets: boolean;
  readonly hoverMarkdown: boolean;
  readonly edits: {
    /** Versioned, and with new files. */
    readonly documentChanges: boolean;
    readonly creates: boolean;
    readonly snippets: boolean;
    /** Shows what edits belong together. */
    readonly annotations: boolean;
  };
  readonly codeActions: { readonly literals: boolean; readonly resolves: boolean };
  readonly symbolTree: boolean;
  readonly refreshes: { readonly codeLens: boolean; readonly semanticTokens: boolean };
  readonly asksConfiguration: boolean;
  readonly registers: { readonly configuration: boolean; readonly files: boolean; readonly relativePatterns: boolean };
  readonly folders: boolean;
  readonly progress: boolean;
  /** Shows a document, with something in it selected, when it is asked to. */
  readonly showsDocuments: boolean;
}

/**
 * Reads what a client says of itself.
 * @param rulePages Where the pages of rules are, unless the client shows them at a place of its own.
 */
export function clientOf(
  { capabilities, clientInfo, initializationOptions, locale }: InitializeParams,
  rulePages?: RulePages,
): Client {
  const options = optionsIn(initializationOptions);
  const isVSCode = options.isVSCode === true || /Visual Studio Code/.test(String(clientInfo?.name ?? ""));
  const { general, textDocument, window, workspace } = capabilities;
  return {
    encoding: encodingFrom(general?.positionEncodings),
    language: languageOf(locale),
    isVSCode,
    hasSnippets: options.hasSnippets === true,
    showsRules: options.showsRules === true,
    answersFileRequests: options.answersFileRequests === true,
    isTrusted: options.isTrusted !== false,
    tellsCursor: options.tellsCursor === true,
    switches: withSwitches(defaultSwitches(isVSCode), options.features),
    settings: options.settings,
    diagnostics: diagnosticsIn(capabilities, rulePagesIn(options) ?? rulePages),
    completesSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    hoverMarkdown: includes(textDocument?.hover?.contentFormat, "markdown"),
    edits: {
      documentChanges: workspace?.workspaceEdit?.documentChanges === true,
      creates: includes(workspace?.workspaceEdit?.resourceOperations, "create"),
      snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
      annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    },
    codeActions: {
      literals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
      resolves:
        textDocument?.codeAction?.dataSupport === true &&
        includes(textDocument.codeAction.resolveSupport?.properties, "edit"),
    },
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    refreshes: {
      codeLens: workspace?.codeLens?.refreshSupport === true,
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    },
    asksConfiguration: workspace?.configuration === true,
    registers: {
      configuration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
      files: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    },
    folders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
  };
}

function rulePagesIn({ rulePages }: Options): RulePages | undefined {
  return typeof rulePages === "string" ? { before: rulePages, after: "" } : undefined;
}

function diagnosticsIn(
  { textDocument, workspace }: ClientCapabilities,
  rulePages: RulePages | undefined,
): Client["diagnostics"] {
  const pull = textDocument?.diagnostic;
  // Who pulls says there what it can show, and need not say it of pushed ones too.
  const shows = { ...textDocument?.publishDiagnostics, ...pull };
  return {
    pulls: pull !== undefined && pull !== null,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    related: shows.relatedInformation === true,
    tags: shows.tagSupport !== undefined,
    rulePages: shows.codeDescriptionSupport === true ? rulePages : undefined,
    data: shows.dataSupport === true,
  };
}

/** The first one of the client's that is known here; UTF-16 is every client's. */
function encodingFrom(offered: readonly string[] | undefined): Encoding {
  const known = Array.isArray(offered) ? offered : [];
  return known.find((one): one is Encoding => one === "utf-16" || one === "utf-8") ?? "utf-16";
}

function includes(list: readonly string[] | undefined, item: string): boolean {
  return Array.isArray(list) && list.includes(item);
}

interface Options {
  readonly isVSCode?: unknown;
  readonly hasSnippets?: unknown;
  readonly answersFileRequests?: unknown;
  readonly showsRules?: unknown;
  readonly isTrusted?: unknown;
  readonly tellsCursor?: unknown;
  readonly features?: unknown;
  readonly rulePages?: unknown;
  readonly settings?: unknown;
}

function optionsIn(plain: unknown): Options {
  return typeof plain === "object" && plain !== null ? plain : {};
}
