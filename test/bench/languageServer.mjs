// A language server over stdio or IPC, driven as an editor drives it, with the time that each answer takes.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import rpc from "vscode-languageserver-protocol/node";
import { fromPeers } from "./peers.mjs";
import { peakMegabytes, workMilliseconds } from "./process.mjs";

/** What VS Code says of itself, as far as it decides how diagnostics come. */
const CAPABILITIES = {
  general: { positionEncodings: ["utf-16"] },
  textDocument: {
    synchronization: {},
    publishDiagnostics: { versionSupport: true, relatedInformation: true, codeDescriptionSupport: true },
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
    hover: { contentFormat: ["markdown"] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } },
      resolveSupport: { properties: ["edit"] },
      dataSupport: true,
    },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  window: { workDoneProgress: true },
};

const ON = { enabled: "warning" };
/** What peers ask for; ours has no setting under these names. */
const PEER_SETTINGS = {
  validate: {
    enabled: true,
    ignoredLinks: [],
    referenceLinks: ON,
    fragmentLinks: ON,
    fileLinks: { enabled: "warning", markdownFragmentLinks: "inherit" },
    unusedLinkDefinitions: ON,
    duplicateLinkDefinitions: ON,
  },
};

const PATIENCE_MS = 120_000;

/** One peer leaves one `initialize` in a hundred without an answer: then it is started again. */
const MOST_STARTS = 3;
const START_PATIENCE_MS = 10_000;

/**
 * Starts a server on a folder and initialises it.
 * @param command The program and its arguments.
 */
export async function startServer(command, root) {
  for (let start = 1; ; start++) {
    try {
      return await startOnce(command, root);
    } catch (error) {
      if (start === MOST_STARTS) throw error;
    }
  }
}

async function startOnce(command, root) {
  const startedAt = performance.now();
  const [program, ...args] = command;
  // A group of its own: what is on the path may only start the server, which then has to be ended too.
  const overIpc = args.includes("--node-ipc");
  const stdio = overIpc ? ["ignore", "ignore", "ignore", "ipc"] : ["pipe", "pipe", "ignore"];
  const server = spawn(program, args, { stdio, cwd: root, detached: true });
  const connection = overIpc
    ? rpc.createMessageConnection(new rpc.IPCMessageReader(server), new rpc.IPCMessageWriter(server))
    : rpc.createMessageConnection(
        new rpc.StreamMessageReader(server.stdout),
        new rpc.StreamMessageWriter(server.stdin),
      );
  const published = new Map();
  const waiting = new Set();
  connection.onNotification("textDocument/publishDiagnostics", (params) => {
    published.set(params.uri, params);
    for (const check of waiting) check();
  });
  answerRequests(connection, root);
  connection.listen();

  const rootUri = pathToFileURL(root).href;
  const { capabilities } = await patiently(
    connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: "bench" }],
      initializationOptions: { markdownFileExtensions: ["md"] },
      capabilities: CAPABILITIES,
    }),
    "initialize",
    START_PATIENCE_MS,
  ).catch((error) => {
    // Else it would keep the whole run from ending.
    end(server.pid);
    throw error;
  });
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("workspace/didChangeConfiguration", { settings: { markdown: PEER_SETTINGS } });
  const sync = capabilities.textDocumentSync;
  const isIncremental = (sync?.change ?? sync) === 2;
  const pulls = capabilities.diagnosticProvider !== undefined;
  const resultIds = new Map();

  /** Asks for the diagnostics of a version, or waits until they are sent. */
  async function diagnostics(uri, version) {
    if (!pulls) return (await patiently(publishedFor(uri, version), "diagnostics")).diagnostics;
    const params = { textDocument: { uri }, previousResultId: resultIds.get(uri) };
    const report = await patiently(connection.sendRequest("textDocument/diagnostic", params), "diagnostics");
    resultIds.set(uri, report.resultId);
    return report.items;
  }

  /** Servers that send no version are taken to mean the newest. */
  function publishedFor(uri, version) {
    return new Promise((resolve) => {
      const check = () => {
        const params = published.get(uri);
        if (!params || (params.version ?? version) < version) return;
        waiting.delete(check);
        resolve(params);
      };
      waiting.add(check);
      check();
    });
  }

  return {
    startedAt,
    connection,
    diagnostics,
    async open(uri, text) {
      published.delete(uri);
      await connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: uri.endsWith(".yaml") ? "yaml" : "markdown", version: 1, text },
      });
      return diagnostics(uri, 1);
    },
    /** Sends one change; gives the milliseconds until the diagnostics for it are there. */
    async change(uri, version, range, newText, wholeText) {
      published.delete(uri);
      const contentChanges = [isIncremental ? { range, text: newText } : { text: wholeText }];
      const sentAt = performance.now();
      await connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
      await diagnostics(uri, version);
      return performance.now() - sentAt;
    },
    /** Gives the milliseconds that a request takes. */
    async time(method, params) {
      const sentAt = performance.now();
      await patiently(connection.sendRequest(method, params), method);
      return performance.now() - sentAt;
    },
    request: (method, params) => patiently(connection.sendRequest(method, params), method),
    /** The diagnostics of all documents, taken in parts as VS Code does; gives the number of documents. */
    async workspaceDiagnostics() {
      const documents = new Set();
      const partialResultToken = "parts";
      const parts = connection.onProgress(rpc.WorkspaceDiagnosticRequest.partialResult, partialResultToken, add);
      function add({ items }) {
        for (const { uri } of items) documents.add(uri);
      }
      const params = { previousResultIds: [], partialResultToken };
      add(await patiently(connection.sendRequest("workspace/diagnostic", params), "workspace/diagnostic"));
      parts.dispose();
      return documents.size;
    },
    peakMegabytes: () => peakMegabytes(server.pid),
    workMilliseconds: () => workMilliseconds(server.pid),
    async stop() {
      await Promise.race([connection.sendRequest("shutdown").catch(() => undefined), pause(2_000)]);
      connection.sendNotification("exit").catch(() => undefined);
      await pause(100);
      end(server.pid);
      connection.dispose();
    },
  };
}

/** Ends a process with all that it started; not every server ends when it is told to. */
function end(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function patiently(promise, what, patience = PATIENCE_MS) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer to ${what} in ${patience / 1000} s`)), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Answers what servers ask an editor; the `markdown/` requests are those of vscode-markdown-languageserver. */
function answerRequests(connection, root) {
  let markdown;
  const textOf = (uri) => readFileSync(fileURLToPath(uri), "utf8");
  const answers = {
    "workspace/configuration": ({ items }) => items.map(({ section }) => (section === "markdown" ? PEER_SETTINGS : {})),
    "markdown/parse": async ({ uri, text }) => {
      markdown ??= new (await fromPeers("markdown-it")).default();
      const tokens = markdown.parse(text ?? textOf(uri), {});
      return tokens.map(({ type, markup, content, map, children }) => ({ type, markup, content, map, children }));
    },
    "markdown/fs/readFile": ({ uri }) => [...readFileSync(fileURLToPath(uri))],
    "markdown/fs/stat": ({ uri }) => {
      const found = statSync(fileURLToPath(uri), { throwIfNoEntry: false });
      return found && { isDirectory: found.isDirectory() };
    },
    "markdown/fs/readDirectory": ({ uri }) =>
      readdirSync(fileURLToPath(uri), { withFileTypes: true }).map((entry) => [
        entry.name,
        { isDirectory: entry.isDirectory() },
      ]),
    "markdown/findMarkdownFilesInWorkspace": () =>
      readdirSync(root, { recursive: true })
        .filter((file) => file.endsWith(".md"))
        .map((file) => pathToFileURL(path.join(root, file)).href),
  };
  for (const [method, answer] of Object.entries(answers)) connection.onRequest(method, answer);
  connection.onRequest(() => null);
  connection.onNotification(() => undefined);
}
