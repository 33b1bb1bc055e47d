import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  type FileChangeType,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  UnregistrationRequest,
  WorkDoneProgressCreateRequest,
  type WorkspaceEdit,
  WorkspaceFoldersRequest,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Counters, countersRequest, cursorRestsNotification } from "../../server/src/lsp/client/messages.ts";
import { ProgramFolder } from "./program.ts";

/** The two programs that serve an editor. */
export const SERVER = [path.resolve("dist/server.cjs"), "--stdio"] as const;
export const LSP_COMMAND = [path.resolve("dist/cli.cjs"), "lsp", "--stdio"] as const;

/** What most editors can do; tests that need less or more say so. */
export const usualCapabilities: ClientCapabilities = {
  general: { positionEncodings: ["utf-16"] },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
    hover: { contentFormat: ["markdown"] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source"] } },
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
};

/** The same for an editor that asks for diagnostics. */
export const pullingCapabilities: ClientCapabilities = {
  ...usualCapabilities,
  textDocument: { ...usualCapabilities.textDocument, diagnostic: { dynamicRegistration: false } },
  workspace: { ...usualCapabilities.workspace, diagnostics: { refreshSupport: true } },
};

export interface SessionOptions {
  readonly files?: Readonly<Record<string, string>>;
  /** A folder that is there already, in place of one of its own. */
  readonly folder?: ProgramFolder;
  /** By path from the session's folder; that folder itself by default. */
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly clientName?: string;
  /** Of the editor's own texts. */
  readonly locale?: string;
  readonly initializationOptions?: unknown;
  /** The server with its arguments. */
  readonly program?: readonly string[];
  /** What the editor's user has set for `perfdoc`. */
  readonly settings?: unknown;
  /** Of the server's environment, besides what the test has. */
  readonly env?: Readonly<Record<string, string>>;
}

/** An editor with one server: a real process, real messages, documents as objects. */
export class EditorSession {
  readonly folder: ProgramFolder;
  readonly connection: ProtocolConnection;
  readonly server: ChildProcess;
  readonly pushed: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  readonly registrations: Registration[] = [];
  initialized: InitializeResult = { capabilities: {} };
  refreshes = 0;
  stderr = "";
  settings: unknown;
  /** What is set for others than `perfdoc`, by section. */
  otherSettings: Readonly<Record<string, unknown>> = {};
  readonly #pulls: boolean;
  readonly #documents = new Map<string, TextDocument>();
  readonly #waiting = new Set<() => void>();
  #isLeaving = false;
  #ended: string | undefined;

  constructor(options: SessionOptions) {
    this.folder = options.folder ?? new ProgramFolder(options.files ?? {});
    this.settings = options.settings ?? null;
    this.#pulls = (options.capabilities ?? usualCapabilities).textDocument?.diagnostic !== undefined;
    this.server = spawn(process.execPath, ["--unhandled-rejections=strict", ...(options.program ?? SERVER)], {
      env: { ...process.env, ...options.env },
    });
    // A test that fails half-way leaves nothing running.
    after(() => void this.server.kill());
    const { stdin, stdout, stderr } = this.server;
    assert.ok(stdin && stdout && stderr);
    stderr.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
    });
    const reader = new StreamMessageReader(stdout);
    // Waiting for the rest of a message outlasts the server, and keeps the process of the test from ending.
    reader.partialMessageTimeout = 0;
    this.connection = createProtocolConnection(reader, new StreamMessageWriter(stdin));
    this.server.once("close", (code, signal) => this.#end(`The server ended with ${signal ?? code}. ${this.stderr}`));
    this.#listen();
  }

  uri(file: string): string {
    return pathToFileURL(path.join(this.folder.path, file)).href;
  }

  text(file: string): string {
    return this.document(file).getText();
  }

  document(file: string): TextDocument {
    const document = this.#documents.get(this.uri(file));
    assert.ok(document, `${file} is open`);
    return document;
  }

  async open(file: string, text = readFileSync(path.join(this.folder.path, file), "utf8"), version = 1): Promise<void> {
    const uri = this.uri(file);
    this.#documents.set(uri, TextDocument.create(uri, "markdown", version, text));
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "markdown", version, text },
    });
  }

  /** Replaces the first place where `before` stands. */
  async edit(file: string, before: string, after: string): Promise<void> {
    const document = this.document(file);
    const at = document.getText().indexOf(before);
    assert.ok(at >= 0, `${JSON.stringify(before)} stands in ${file}`);
    const range = { start: document.positionAt(at), end: document.positionAt(at + before.length) };
    await this.change(file, [{ range, text: after }]);
  }

  async change(
    file: string,
    contentChanges: readonly ({ range: Range; text: string } | { text: string })[],
  ): Promise<void> {
    const document = this.document(file);
    TextDocument.update(document, [...contentChanges], document.version + 1);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: document.uri, version: document.version },
      contentChanges: [...contentChanges],
    });
  }

  async close(file: string): Promise<void> {
    const uri = this.uri(file);
    this.#documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** The place behind the first occurrence of a text. */
  behind(file: string, needle: string): Position {
    const document = this.document(file);
    const at = document.getText().indexOf(needle);
    assert.ok(at >= 0, `${JSON.stringify(needle)} stands in ${file}`);
    return document.positionAt(at + needle.length);
  }

  /** Writes or deletes a file, and says so as a watcher does. */
  async onDisk(file: string, text: string | undefined, type: FileChangeType): Promise<void> {
    if (text === undefined) rmSync(path.join(this.folder.path, file));
    else this.folder.put(file, text);
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: this.uri(file), type }],
    });
  }

  /** Once the server has nothing left to do. */
  idle(): Promise<Counters> {
    return this.connection.sendRequest(countersRequest, { whenIdle: true });
  }

  /** What the editor shows for a document once its author looks up from it, and the server has nothing left to do. */
  async diagnostics(file: string): Promise<readonly Diagnostic[]> {
    await this.lookUp();
    return this.shown(file);
  }

  /** Whoever typed is done with that. */
  async lookUp(): Promise<void> {
    await this.connection.sendNotification(cursorRestsNotification, { place: null });
  }

  /** What the editor shows for a document, whose author may be typing, once the server has nothing left to do. */
  async shown(file: string): Promise<readonly Diagnostic[]> {
    await this.idle();
    const uri = this.uri(file);
    if (!this.#pulls) return this.pushed.findLast((one) => one.uri === uri)?.diagnostics ?? [];
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.equal(report.kind, "full");
    return report.kind === "full" ? report.items : [];
  }

  /** The rules of these diagnostics, each with the text that it marks. */
  async findings(file: string): Promise<readonly string[]> {
    const document = this.document(file);
    return (await this.diagnostics(file)).map(({ code, range }) => `${code}: ${document.getText(range)}`);
  }

  async completion(file: string, needle: string, triggerCharacter?: string) {
    const answer = await this.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: this.uri(file) },
      position: this.behind(file, needle),
      ...(triggerCharacter !== undefined && { context: { triggerKind: 2, triggerCharacter } }),
    });
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  }

  async hover(file: string, needle: string): Promise<string> {
    const params = { textDocument: { uri: this.uri(file) }, position: this.behind(file, needle) };
    const answer = await this.connection.sendRequest(HoverRequest.type, params);
    return answer && typeof answer.contents === "object" && "value" in answer.contents ? answer.contents.value : "";
  }

  async codeActions(file: string, only?: readonly string[], range?: Range): Promise<readonly CodeAction[]> {
    const document = this.document(file);
    const whole = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
    const answer = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: document.uri },
      range: range ?? whole,
      context: { diagnostics: [], triggerKind: 1, ...(only && { only: [...only] }) },
    });
    return (answer ?? []).filter((one): one is CodeAction => "kind" in one);
  }

  /** Chooses an action, and applies it. */
  async fix(file: string, title: string, only?: readonly string[]): Promise<CodeAction> {
    const actions = await this.codeActions(file, only);
    const action = actions.find((one) => one.title === title);
    assert.ok(action, `"${title}" is one of ${actions.map((one) => one.title).join(", ")}`);
    const resolved = action.edit ? action : await this.connection.sendRequest(CodeActionResolveRequest.type, action);
    assert.ok(resolved.edit);
    await this.apply(resolved.edit);
    return resolved;
  }

  /** Applies an edit as an editor does: to open documents by messages, to others on the disk. */
  async apply({ changes = {}, documentChanges = [] }: WorkspaceEdit): Promise<void> {
    const byUri = new Map<string, TextEdit[]>(Object.entries(changes));
    for (const change of documentChanges) {
      if (!("edits" in change)) continue;
      const version = this.#documents.get(change.textDocument.uri)?.version ?? null;
      assert.equal(change.textDocument.version, version);
      const edits = change.edits.map((edit) =>
        "newText" in edit ? edit : { range: edit.range, newText: edit.snippet.value },
      );
      byUri.set(change.textDocument.uri, edits);
    }
    for (const [uri, edits] of byUri) await this.#applyTo(uri, edits);
  }

  /** Waits for something that messages of the server bring about. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      assert.equal(this.#ended, undefined);
      await new Promise<void>((resolve) => {
        const look = () => {
          this.#waiting.delete(look);
          resolve();
        };
        this.#waiting.add(look);
      });
    }
  }

  /** Leaves as an editor does; what the server wrote to standard error counts as a fault. */
  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => this.server.once("close", resolve));
    this.#isLeaving = true;
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await exited;
    assert.equal(this.stderr, "");
    return code;
  }

  async #applyTo(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const file = path.relative(this.folder.path, new URL(uri).pathname);
    const open = this.#documents.get(uri);
    if (open) return this.change(file, [{ text: TextDocument.applyEdits(open, [...edits]) }]);
    const place = path.join(this.folder.path, file);
    const text = existsSync(place) ? readFileSync(place, "utf8") : "";
    this.folder.put(file, TextDocument.applyEdits(TextDocument.create(uri, "markdown", 0, text), [...edits]));
  }

  #listen(): void {
    const { connection } = this;
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.pushed.push(params);
      this.#look();
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => void this.logged.push(message));
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => (section === "perfdoc" ? this.settings : this.otherSettings[section ?? ""])),
    );
    connection.onRequest(WorkspaceFoldersRequest.type, () => null);
    connection.onRequest(WorkDoneProgressCreateRequest.type, () => undefined);
    connection.onRequest(
      RegistrationRequest.type,
      ({ registrations }) => void this.registrations.push(...registrations),
    );
    connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
      for (const { id } of unregisterations) {
        this.registrations.splice(
          this.registrations.findIndex((one) => one.id === id),
          1,
        );
      }
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
    });
    connection.onUnhandledNotification(() => undefined);
    this.server.stdout?.on("data", () => setImmediate(() => this.#look()));
    connection.listen();
  }

  /** What waits for a server that has ended fails then, instead of waiting for ever. */
  #end(how: string): void {
    this.#ended = how;
    if (!this.#isLeaving && !this.server.killed) console.error(how);
    this.connection.dispose();
    this.#look();
  }

  #look(): void {
    for (const look of [...this.#waiting]) look();
  }
}

/** Starts a server, and waits until it can be asked. */
export async function startSession(options: SessionOptions = {}): Promise<EditorSession> {
  const session = new EditorSession(options);
  session.initialized = await session.connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? usualCapabilities,
    clientInfo: { name: options.clientName ?? "A test" },
    ...(options.locale !== undefined && { locale: options.locale }),
    ...(options.initializationOptions !== undefined && { initializationOptions: options.initializationOptions }),
    workspaceFolders: (options.folders ?? ["."]).map((folder) => ({ uri: session.uri(folder), name: folder })),
  });
  await session.connection.sendNotification(InitializedNotification.type, {});
  return session;
}
