import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CodeLensRefreshRequest, CodeLensRequest, FileChangeType } from "vscode-languageserver/node";
import {
  type ImportParams,
  type ImportResult,
  importRequest,
  type PasteParams,
  pasteRequest,
  resultsDocumentsRequest,
  resultsFilesRequest,
  updateRequest,
} from "../../server/src/lsp/client/benchmarkMessages.ts";
import { trustGrantedNotification } from "../../server/src/lsp/client/messages.ts";
import { benchmarkHead, hyperfineFile, resultsTable } from "../support/benchmarkWorkspace.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { type EditorSession, pullingCapabilities, startSession } from "../support/session.ts";

const DOCUMENT = "docs/cart/performance.md";
const TILES = "bench/tiles.json";
const BOUND = "\n**Results file:** [tiles.json](../../bench/tiles.json)\n\n**Measured:** 2026-11-03\n";
const AGREES = "Results of 2026-11-03, bench/tiles.json";
const bound = {
  [DOCUMENT]: `${benchmarkHead}${resultsTable("45 ms", "45 ms")}${BOUND}`,
  [TILES]: hyperfineFile({ tiles: 45 }),
};

async function lenses(session: EditorSession): Promise<readonly string[]> {
  const textDocument = { uri: session.uri(DOCUMENT) };
  const answer = await session.connection.sendRequest(CodeLensRequest.type, { textDocument });
  return (answer ?? []).flatMap(({ command }) => command?.title ?? []);
}

function importInto(session: EditorSession, more: Partial<ImportParams> = {}): Promise<ImportResult | null> {
  const params = { uri: session.uri(DOCUMENT), file: session.uri(TILES), ...more };
  return session.connection.sendRequest(importRequest, params);
}

async function accept(session: EditorSession, result: ImportResult | null): Promise<void> {
  assert.equal(result?.kind, "edits", JSON.stringify(result));
  if (result?.kind !== "edits") return;
  assert.equal(result.version, session.document(DOCUMENT).version);
  await session.apply({ changes: { [session.uri(DOCUMENT)]: [...result.edits] } });
}

describe("results of benchmarks in an editor", () => {
  test("a lens is there at the first question, changes with the file, and an update makes them agree", async () => {
    const workspace = { ...pullingCapabilities.workspace, codeLens: { refreshSupport: true } };
    const session = await startSession({
      files: bound,
      capabilities: { ...pullingCapabilities, workspace },
      initializationOptions: { isVSCode: true },
      // Nothing is found before and after: only the lens is another one.
      settings: { rules: { "benchmark-drift": "off" } },
    });
    let refreshes = 0;
    session.connection.onRequest(CodeLensRefreshRequest.type, () => {
      refreshes++;
    });
    await session.open(DOCUMENT);
    assert.ok((await lenses(session)).includes(AGREES));
    await session.idle();
    const before = refreshes;
    await session.onDisk(TILES, hyperfineFile({ tiles: 61 }), FileChangeType.Changed);
    await session.idle();
    await session.until(() => refreshes > before);
    const shown = await lenses(session);
    assert.deepEqual(shown.slice(-2), [
      "bench/tiles.json has other results: Latency (p50) 61 ms, 36% slower, and 1 more",
      "Update",
    ]);
    const position = session.behind(DOCUMENT, "#### Benchmark");
    await accept(
      session,
      await session.connection.sendRequest(updateRequest, { uri: session.uri(DOCUMENT), position }),
    );
    assert.ok(session.text(DOCUMENT).includes(resultsTable("61 ms", "61 ms")));
    assert.match((await lenses(session)).at(-1) ?? "", /^Results of \d{4}-\d\d-\d\d, bench\/tiles\.json$/);
    const nothing = await session.connection.sendRequest(updateRequest, { uri: session.uri(DOCUMENT), position });
    assert.deepEqual(nothing, { kind: "refused", message: "The document has the results of tiles.json already." });
    await session.stop();
  });

  test("an import binds the section that is chosen, and says what it can't do", async () => {
    const two = `${benchmarkHead}${resultsTable("X ms", "X ms")}\n#### Benchmark 2: Labels\n\n${resultsTable("X ms", "X ms")}`;
    const session = await startSession({
      files: { [DOCUMENT]: two, [TILES]: hyperfineFile({ a: 10, b: 20 }), "bench/no.json": "{" },
    });
    await session.open(DOCUMENT);
    assert.deepEqual(await importInto(session), { kind: "which section", names: ["Tiles", "Labels"] });
    assert.deepEqual(await importInto(session, { section: "Labels" }), { kind: "which benchmark", names: ["a", "b"] });
    await accept(session, await importInto(session, { section: "Labels", benchmark: "b" }));
    assert.ok(
      session.text(DOCUMENT).includes(`Labels\n\n${resultsTable("20 ms", "20 ms")}\n**Results file:** [tiles.json]`),
    );
    assert.deepEqual(await importInto(session, { file: session.uri("bench/no.json") }), {
      kind: "refused",
      message: "The file is no valid JSON; it may have been cut off while it was written.",
    });
    assert.deepEqual(await importInto(session, { file: session.uri("bench/gone.json") }), {
      kind: "refused",
      message: "There is no such file.",
    });
    assert.deepEqual(await importInto(session, { uri: session.uri("bench/tiles.json") }), {
      kind: "refused",
      message: "It is no performance document that can be read.",
    });
    await session.stop();
  });

  test("the files and documents that an import could be of are named, the likeliest first", async () => {
    const free = `${benchmarkHead}${resultsTable("X ms", "X ms")}`;
    const files = {
      ...bound,
      "docs/a/performance.md": free,
      "other.json": "{}",
      "z.txt": "BenchmarkA-8 \t 100 \t 1000 ns/op\n",
    };
    const session = await startSession({ files });
    const found = await session.connection.sendRequest(resultsFilesRequest, { uri: session.uri(DOCUMENT) });
    assert.deepEqual(
      found.map(({ path, title }) => `${path}: ${title}`),
      ["bench/tiles.json: hyperfine --export-json", "z.txt: go test -bench"],
    );
    // Nobody tells of files that no document names.
    session.folder.put("bench/new.json", hyperfineFile({ a: 1 }));
    const again = await session.connection.sendRequest(resultsFilesRequest, { uri: session.uri(DOCUMENT) });
    assert.equal(again.length, 3);
    const documents = await session.connection.sendRequest(resultsDocumentsRequest, { file: session.uri(TILES) });
    assert.deepEqual(
      documents.map(({ path, isBound }) => [path, isBound]),
      [
        [DOCUMENT, true],
        ["docs/a/performance.md", false],
      ],
    );
    session.folder.put("docs/new/performance.md", free);
    session.folder.put("docs/new/notes.md", "# Notes\n");
    const withNew = async (active: string) => {
      const params = { file: session.uri(TILES), active: session.uri(active) };
      return (await session.connection.sendRequest(resultsDocumentsRequest, params)).map(({ uri }) => uri);
    };
    assert.equal((await withNew("docs/new/performance.md"))[0], session.uri("docs/new/performance.md"));
    assert.equal((await withNew("docs/new/notes.md")).length, 2);
    assert.equal((await withNew(DOCUMENT)).length, 2);
    await session.stop();
  });

  test("completion looks into files when it is asked", async () => {
    const session = await startSession({
      files: { ...bound, [DOCUMENT]: `${benchmarkHead}**Results file:** [x]()\n` },
    });
    await session.open(DOCUMENT);
    const files = await session.completion(DOCUMENT, "[x](", "(");
    assert.deepEqual(
      files.map(({ label }) => label),
      ["../../bench/tiles.json"],
    );
    await session.edit(DOCUMENT, "[x]()", '[x](../../bench/tiles.json), ""');
    const names = await session.completion(DOCUMENT, ', "', '"');
    assert.deepEqual(
      names.map(({ label }) => label),
      ["tiles"],
    );
    await session.stop();
  });

  test("what is pasted is answered with edits where it is results, and with nothing else", async () => {
    const session = await startSession({
      files: { ...bound, [DOCUMENT]: `${benchmarkHead}${resultsTable("X ms", "X ms")}\nEnd\n` },
    });
    await session.open(DOCUMENT);
    const paste = (copied: PasteParams["copied"]) => {
      const position = session.behind(DOCUMENT, "End");
      return session.connection.sendRequest(pasteRequest, { uri: session.uri(DOCUMENT), position, copied });
    };
    const text = await paste({ kind: "text", text: hyperfineFile({ a: 61 }) });
    assert.deepEqual([text?.kind, text?.insertText, text?.isSure, text?.edits.length], ["fill", "", true, 3]);
    const file = await paste({ kind: "file", uri: session.uri(TILES) });
    assert.ok(file?.edits.some(({ newText }) => newText.includes("[tiles.json](../../bench/tiles.json)")));
    assert.equal(await paste({ kind: "text", text: "The latency was fine." }), null);
    assert.equal(await paste({ kind: "file", uri: session.uri("bench/gone.json") }), null);
    const table = await paste({ kind: "text", text: hyperfineFile({ a: 61, b: 7 }) });
    assert.match(table?.insertText ?? "", /^\| Name \| Time/);
    await session.stop();
  });

  test("a hover over a figure says how it went in version control, once that may be asked", async () => {
    const table = (p95: string) => `${benchmarkHead}${resultsTable("45 ms", p95)}`;
    const session = await startSession({ files: {}, initializationOptions: { isTrusted: false } });
    const repository = new GitRepository({ at: session.folder.path });
    repository.commit("2026-01-05", "One", { [DOCUMENT]: table("45 ms") });
    repository.commit("2026-02-05", "Two", { [DOCUMENT]: table("70 ms") });
    repository.commit("2026-03-05", "Three", { [DOCUMENT]: table("61 ms") });
    await session.open(DOCUMENT);
    assert.ok(!(await session.hover(DOCUMENT, "| Latency (p95) | 6")).includes("▁"));
    await session.connection.sendNotification(trustGrantedNotification, {});
    await session.idle();
    // A hover that comes too early goes without.
    let shown = "";
    while (!shown.includes("▁")) shown = await session.hover(DOCUMENT, "| Latency (p95) | 6");
    assert.match(shown, /▁█▅ {2}In this document: 45 ms on 2026.{1,2}01.{1,2}05, 61 ms on 2026.{1,2}03.{1,2}05/);
    await session.stop();
  });
});
