import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { badNote, noteFiles } from "../support/notes.ts";

/**
 * The worker's bundle with the globals of a web worker and none of Node's; the files of a virtual workspace are asked
 * of the client.
 */
test("the server runs in a web worker, over a file system that only the client knows", async () => {
  const folder = "vscode-vfs://github/acme/docs";
  const files = new Map(
    Object.entries({ ...noteFiles, "docs/a.md": badNote }).map(([file, text]) => [`${folder}/${file}`, text]),
  );
  const worker = workerOf(readFileSync("dist/server.browser.js", "utf8"), (method, params) =>
    answer(files, method, params.uri),
  );
  const capabilities = { textDocument: { publishDiagnostics: {} }, workspace: { workspaceFolders: true } };
  const initialized = await worker.request("initialize", {
    processId: null,
    rootUri: null,
    capabilities,
    initializationOptions: { answersFileRequests: true },
    workspaceFolders: [{ uri: folder, name: "docs" }],
  });
  assert.ok(initialized);
  worker.notify("initialized", {});
  const uri = `${folder}/docs/a.md`;
  worker.notify("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version: 1, text: badNote } });
  await worker.request("perfdoc/counters", { whenIdle: true });
  const codes = worker.published.get(uri)?.map(({ code }) => code) ?? [];
  // The template comes from the virtual workspace.
  assert.ok(codes.includes("section-missing"), codes.join(", "));
  const listed = await worker.request("perfdoc/documents", {});
  assert.match(JSON.stringify(listed), /"path":"docs\/a\.md"/);
});

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri: string; readonly diagnostics?: readonly { readonly code: string }[] };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

function workerOf(program: string, answerTo: (method: string, params: { readonly uri: string }) => unknown) {
  const published = new Map<string, readonly { readonly code: string }[]>();
  const waiting = new Map<number, (message: Message) => void>();
  const scope: Record<string, unknown> = {
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    TextEncoder,
    TextDecoder,
    console,
    queueMicrotask,
  };
  const context = createContext(scope);
  const toServer = (message: object) => {
    scope.message = JSON.stringify({ jsonrpc: "2.0", ...message });
    runInContext("self.onmessage({ data: JSON.parse(message) })", context);
  };
  scope.addEventListener = () => undefined;
  scope.postMessage = (message: Message) => {
    const { id, method, params } = JSON.parse(JSON.stringify(message));
    if (method === "textDocument/publishDiagnostics") published.set(params.uri, params.diagnostics);
    else if (method !== undefined && id !== undefined)
      setTimeout(() => toServer({ id, result: answerTo(method, params) ?? null }));
    else if (method === undefined) waiting.get(id)?.(message);
  };
  runInContext("self = globalThis", context);
  runInContext(program, context);
  let nextId = 1;
  return {
    published,
    notify: (method: string, params: object) => toServer({ method, params }),
    request: (method: string, params: object) =>
      new Promise<unknown>((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
        toServer({ id, method, params });
      }),
  };
}

function answer(files: ReadonlyMap<string, string>, method: string, uri: string): unknown {
  const text = files.get(uri);
  const below = [...files.keys()].flatMap((file) => (file.startsWith(`${uri}/`) ? [file.slice(uri.length + 1)] : []));
  switch (method) {
    case "perfdoc/files/read":
      return text === undefined ? null : { kind: "text", text };
    case "perfdoc/files/stat":
      if (text !== undefined) return { kind: "file", size: text.length };
      return below.length > 0 ? { kind: "folder", size: 0 } : null;
    case "perfdoc/files/list":
      return [...new Set(below.map((file) => file.split("/")[0] ?? ""))].map((name) => ({
        name,
        kind: below.includes(name) ? "file" : "folder",
      }));
    default:
      return null;
  }
}
