import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import {
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type FileEvent,
  type Position,
  type Range,
} from "vscode-languageserver/node";
import { applyEdits, type TextEdit } from "../../server/src/core/text/textEdit.ts";
import { type Answers, type AskedDocument, answerTo, everyAnswer, questionsAt } from "./everyAnswer.ts";
import { filesBelow } from "./examples.ts";
import { ProgramFolder } from "./program.ts";
import { editOfShape } from "./randomEdits.ts";
import { type EditorSession, pullingCapabilities, startSession, usualCapabilities } from "./session.ts";
import type { Round, SessionShape, Step } from "./sessionSteps.ts";

const [CREATED, CHANGED, DELETED] = [1, 2, 3] as const;

interface OpenText {
  readonly text: string;
  readonly version: number;
  readonly before: readonly string[];
}

/** So many states of a document can be gone back to. */
const MOST_BEFORE = 20;

/** An editor in which things happen, and that a server can be asked about which has seen none of them. */
export class RandomSession {
  readonly shape: SessionShape;
  readonly session: EditorSession;
  readonly folder: ProgramFolder;
  readonly #open = new Map<string, OpenText>();
  #folders: readonly string[];
  #settings: unknown = null;
  /** Changes that the server was told of. */
  changes = 0;

  private constructor(shape: SessionShape, folder: ProgramFolder, session: EditorSession) {
    this.shape = shape;
    this.folder = folder;
    this.session = session;
    this.#folders = shape.folders;
  }

  static async start(shape: SessionShape): Promise<RandomSession> {
    const folder = new ProgramFolder(WORKSPACE);
    return new RandomSession(shape, folder, await serverFor(shape, folder, shape.folders, null));
  }

  /** Does what the step says; nothing where there is nothing to do it to. */
  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case "edit":
        return this.#edit(
          this.#chosen(step.document),
          step.shapes.map((shape) => (text: string) => editOfShape(text, shape)),
        );
      case "whole":
        return this.#replace(this.#chosen(step.document), step.text);
      case "undo":
        return this.#undo(this.#chosen(step.document), step.steps);
      case "lineEnds":
        return this.#replace(this.#chosen(step.document), (text) => text.replace(/\r\n|\r|\n/g, step.end));
      case "open":
        return this.#openFile(step.file, step.text);
      case "close":
        return this.#close(this.#chosen(step.document));
      case "ask":
        return this.#ask(this.#chosen(step.document), step.question, step.at);
      case "write":
        return this.#write(step.file, step.text);
      case "remove":
        return this.#remove(step.file);
      case "move":
        return this.#move(step.file, step.to);
      case "settings":
        return this.#set(step.settings);
      case "folders":
        return this.#setFolders(step.folders);
      case "idle":
        await this.session.idle();
    }
  }

  /** What this server answers, and what one does that is started now. */
  async answers({ ats, looksAt }: Round): Promise<{ readonly own: Answers; readonly fresh: Answers }> {
    const documents = [...this.#open].map(([file, { text }]) => this.#asked(file, text, ats));
    const starting = serverFor(this.shape, this.folder, this.#folders, this.#settings);
    const closed = (looksAt === "everything" ? CLOSED : []).map((file) => this.session.uri(file));
    const own = await answersOf(this.session, documents, closed);
    const other = await starting;
    for (const [file, { text, version }] of this.#open) await sendOpen(other, file, text, version);
    const fresh = await answersOf(other, documents, closed);
    assert.equal(await other.stop(), 0);
    return { own, fresh };
  }

  async stop(): Promise<void> {
    assert.equal(await this.session.stop(), 0);
    assert.deepEqual(
      this.session.logged.filter((line) => / failed|left out/.test(line)).map((line) => line.slice(0, 400)),
      [],
    );
    rmSync(this.folder.path, { recursive: true, force: true });
  }

  #chosen(index: number): string | undefined {
    return [...this.#open.keys()][index % Math.max(1, this.#open.size)];
  }

  async #edit(file: string | undefined, edits: readonly ((text: string) => TextEdit)[]): Promise<void> {
    const open = file === undefined ? undefined : this.#open.get(file);
    if (file === undefined || !open) return;
    let { text } = open;
    const contentChanges = edits.map((editOf) => {
      const edit = editOf(text);
      const change = { range: rangeIn(text, edit.span, this.shape.encoding), text: edit.newText };
      text = applyEdits(text, [edit]);
      return change;
    });
    await this.#send(file, open, text, contentChanges);
  }

  async #replace(file: string | undefined, by: string | ((text: string) => string)): Promise<void> {
    const open = file === undefined ? undefined : this.#open.get(file);
    if (file === undefined || !open) return;
    const text = typeof by === "string" ? by : by(open.text);
    await this.#send(file, open, text, [{ text }]);
  }

  /** As one edit of the whole text, as editors undo what was done in many places. */
  async #undo(file: string | undefined, steps: number): Promise<void> {
    const text = file === undefined ? undefined : this.#open.get(file)?.before.at(-steps);
    if (text === undefined) return;
    await this.#edit(file, [(now) => ({ span: { start: 0, end: now.length }, newText: text })]);
  }

  async #send(
    file: string,
    { text: was, version, before }: OpenText,
    text: string,
    contentChanges: ({ range: Range; text: string } | { text: string })[],
  ): Promise<void> {
    this.#open.set(file, { text, version: version + 1, before: [...before, was].slice(-MOST_BEFORE) });
    this.changes += contentChanges.length;
    await this.session.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.session.uri(file), version: version + 1 },
      contentChanges,
    });
  }

  async #openFile(file: string, given: string | undefined): Promise<void> {
    if (this.#open.has(file)) return;
    const place = path.join(this.folder.path, file);
    const text = given ?? (existsSync(place) ? readFileSync(place, "utf8") : "");
    this.#open.set(file, { text, version: 1, before: [] });
    await sendOpen(this.session, file, text, 1);
  }

  async #close(file: string | undefined): Promise<void> {
    if (file === undefined || this.#open.size < 2) return;
    this.#open.delete(file);
    await this.session.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: this.session.uri(file) },
    });
  }

  /** Asks, and goes on without waiting: what is remembered for the answer must not be wrong later. */
  async #ask(file: string | undefined, question: number, at: number): Promise<void> {
    const open = file === undefined ? undefined : this.#open.get(file);
    if (file === undefined || !open) return;
    const questions = questionsAt(this.#asked(file, open.text, [at]));
    const chosen = questions[question % questions.length];
    if (chosen) void answerTo(this.session, chosen).catch(() => undefined);
  }

  async #write(file: string, text: string): Promise<void> {
    const type = existsSync(path.join(this.folder.path, file)) ? CHANGED : CREATED;
    this.folder.put(file, text);
    await this.#tell([{ uri: this.session.uri(file), type }]);
  }

  async #remove(file: string): Promise<void> {
    const place = path.join(this.folder.path, file);
    if (!existsSync(place)) return;
    rmSync(place, { recursive: true });
    await this.#tell([{ uri: this.session.uri(file), type: DELETED }]);
  }

  async #move(file: string, to: string): Promise<void> {
    const [from, place] = [path.join(this.folder.path, file), path.join(this.folder.path, to)];
    if (!existsSync(from) || existsSync(place)) return;
    mkdirSync(path.dirname(place), { recursive: true });
    renameSync(from, place);
    await this.#tell([
      { uri: this.session.uri(file), type: DELETED },
      { uri: this.session.uri(to), type: CREATED },
    ]);
  }

  async #tell(changes: FileEvent[]): Promise<void> {
    await this.session.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  async #set(settings: unknown): Promise<void> {
    this.#settings = settings;
    this.session.settings = settings;
    await this.session.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  async #setFolders(folders: readonly string[]): Promise<void> {
    const foldersOf = (names: readonly string[]) => names.map((name) => ({ uri: this.session.uri(name), name }));
    const removed = foldersOf(this.#folders.filter((name) => !folders.includes(name)));
    const added = foldersOf(folders.filter((name) => !this.#folders.includes(name)));
    this.#folders = [...this.#folders.filter((name) => folders.includes(name)), ...added.map(({ name }) => name)];
    await this.session.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added, removed },
    });
  }

  #asked(file: string, text: string, ats: readonly number[]): AskedDocument {
    const positions = ats.map((at) => {
      const { span } = editOfShape(text, { at, from: at % 2 === 0 ? "mark" : "here", take: 0, newText: "" });
      return positionIn(text, span.start, this.shape.encoding);
    });
    const whole = rangeIn(text, { start: 0, end: text.length }, this.shape.encoding);
    return { uri: this.session.uri(file), positions, whole };
  }
}

/** The examples and one of the corpus' teams, as two folders of one workspace. */
const WORKSPACE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["examples", "one"],
    ["test/corpus/harbor", "two"],
  ].flatMap(([from = "", to]) => filesBelow(from).map(({ path: file, text }) => [`${to}/${file}`, text])),
);

/** Documents that are asked about whether somebody has them open or not. */
const CLOSED: readonly string[] = Object.keys(WORKSPACE).filter((file) => file.endsWith("performance.md"));

async function serverFor(
  { encoding, pulls, isVSCode }: SessionShape,
  folder: ProgramFolder,
  folders: readonly string[],
  settings: unknown,
): Promise<EditorSession> {
  const capabilities = pulls ? pullingCapabilities : usualCapabilities;
  return startSession({
    folder,
    folders,
    settings,
    capabilities: { ...capabilities, general: { positionEncodings: [encoding] } },
    ...(isVSCode && { clientName: "Visual Studio Code" }),
    initializationOptions: { features: EVERYTHING },
  });
}

/** What VS Code has itself is asked of the server as well. */
const EVERYTHING = {
  documentSymbols: true,
  workspaceSymbols: true,
  folding: true,
  selectionRanges: true,
  documentLinks: true,
  linkCompletion: true,
  headingRename: true,
};

async function sendOpen(session: EditorSession, file: string, text: string, version: number): Promise<void> {
  await session.connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: session.uri(file), languageId: "markdown", version, text },
  });
}

/** With what was pushed, as far as anything is found there. */
async function answersOf(
  session: EditorSession,
  documents: readonly AskedDocument[],
  closed: readonly string[],
): Promise<Answers> {
  await session.lookUp();
  await session.idle();
  const answers = await everyAnswer(session, documents, closed);
  await session.idle();
  const pushed = new Map(session.pushed.map(({ uri, diagnostics }) => [`pushed ${uri}`, diagnostics]));
  return new Map([...answers, ...[...pushed].filter(([, diagnostics]) => diagnostics.length > 0)]);
}

function rangeIn(text: string, { start, end }: TextEdit["span"], encoding: SessionShape["encoding"]): Range {
  return { start: positionIn(text, start, encoding), end: positionIn(text, end, encoding) };
}

function positionIn(text: string, offset: number, encoding: SessionShape["encoding"]): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? "";
  return { line: lines.length - 1, character: encoding === "utf-8" ? Buffer.byteLength(last) : last.length };
}
