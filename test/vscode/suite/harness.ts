import {
  commands,
  type Diagnostic,
  type Extension,
  extensions,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import type { PerfdocApi } from "../../../client/src/activateSoon.ts";
import { newDocumentRequest } from "../../../server/src/lsp/client/newDocumentMessages.ts";

interface Test {
  readonly name: string;
  readonly body: () => Promise<void>;
}

const tests: Test[] = [];

/** Part of the names of the tests to run, from the environment; a web worker has none. */
const ONLY = typeof process === "undefined" ? "" : (process.env.PERFDOC_ONLY ?? "");

/** Adds a test; they run one after the other, in the order in which they were added. */
export function test(name: string, body: () => Promise<void>): void {
  tests.push({ name, body });
}

/** Runs what was added, prints what came of it, and throws if something failed. */
export async function runAll(): Promise<void> {
  let failed = 0;
  const wanted = tests.filter(({ name }) => name.includes(ONLY));
  for (const { name, body } of wanted) {
    const begun = Date.now();
    try {
      await withTimeout(body(), name);
      console.log(`✔ ${name} (${Date.now() - begun} ms)`);
    } catch (error) {
      failed++;
      console.log(`✖ ${name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  console.log(`${wanted.length - failed} passed, ${failed} failed`);
  if (failed > 0) throw new Error(`${failed} failed`);
}

/** Long enough for a machine that has much else to do. */
const LONGEST_TEST = 180_000;
const LONGEST_WAIT = 60_000;
const BETWEEN_TRIES = 25;
const TRIES_BEFORE_OPENING_AGAIN = 120;

function withTimeout(body: Promise<void>, name: string): Promise<void> {
  const tooLong = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`"${name}" did not end in time.`)), LONGEST_TEST);
  });
  return Promise.race([body, tooLong]);
}

/** The extension under test. */
export function extension(): Extension<PerfdocApi> {
  const found = extensions.getExtension<PerfdocApi>("perfdoc.perfdoc");
  if (!found) throw new Error("The extension is not installed.");
  return found;
}

/** The running extension, activated if it was not. */
export async function perfdoc() {
  const { ready } = await extension().activate();
  return ready;
}

/** Waits for a state; gives what the check gives once that is something. */
export async function until<Value>(what: string, check: () => Value | Promise<Value>): Promise<NonNullable<Value>> {
  const end = Date.now() + LONGEST_WAIT;
  for (;;) {
    const value = await check();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > end) throw new Error(`It took too long until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES));
  }
}

/** The workspace folder that was opened. */
export function root(): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) throw new Error("No folder is open.");
  return folder.uri;
}

/** Writes a file of the workspace. */
export async function write(path: string, text: string): Promise<Uri> {
  const uri = Uri.joinPath(root(), path);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Opens a file of the workspace in an editor. */
export async function open(path: string) {
  return window.showTextDocument(Uri.joinPath(root(), path));
}

/** Writes a document as "New Performance Doc" makes it, and opens it. */
export async function openNew(path: string, change: (text: string) => string = (text) => text) {
  const { client } = await perfdoc();
  const uri = Uri.joinPath(root(), path);
  const params = { uri: uri.toString(), module: "search", name: "Suite" };
  // By its name: the suite has a copy of its own of what describes requests.
  const text = await client.sendRequest<string | null>(newDocumentRequest.method, params);
  if (text === null) throw new Error("The server made no document.");
  await write(path, change(text));
  return window.showTextDocument(uri);
}

/** The text without its last section. */
export function withoutLastSection(text: string): string {
  return text.slice(0, text.lastIndexOf("\n## "));
}

/** The command that picks something of a widget, until what it does has come about: a widget takes its time to open. */
export async function accept(command: string, what: string, isDone: () => boolean): Promise<void> {
  await until(what, async () => {
    await commands.executeCommand(command);
    return isDone();
  });
}

/** Opens a widget and picks what it begins with; as a user would, opens it again where it did not come. */
export async function openAndAccept(open: string, command: string, what: string, isDone: () => boolean): Promise<void> {
  await until(what, async () => {
    await commands.executeCommand(open);
    for (let tried = 0; tried < TRIES_BEFORE_OPENING_AGAIN && !isDone(); tried++) {
      await commands.executeCommand(command);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES));
    }
    return isDone();
  });
}

/** Waits until one of the extension's diagnostics of a rule is there; gives it. */
export function diagnosticOf(uri: Uri, rule: string) {
  return until(`there is a diagnostic of ${rule}`, () => diagnosticsOf(uri).find((one) => codeOf(one) === rule));
}

export function diagnosticsOf(uri: Uri) {
  return languages.getDiagnostics(uri).filter(({ source }) => source === "perfdoc");
}

export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

export async function textOf(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

/** Throws away what was typed, and closes every editor. */
export async function closeAll(): Promise<void> {
  for (const { document } of window.visibleTextEditors) {
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.files.revert");
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** The offset and the position of a text in a document. */
export function placeOf(document: TextDocument, text: string, from = 0) {
  const offset = document.getText().indexOf(text, from);
  if (offset < 0) throw new Error(`"${text}" is not in the document.`);
  return document.positionAt(offset);
}
