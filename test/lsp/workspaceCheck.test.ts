import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import {
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
  type WorkspaceDocumentDiagnosticReport,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { openDocument } from "../../server/src/core/document/perfDocument.ts";
import { goodNote, noteFiles, noteTemplate, withoutSection } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";
import { type EditorSession, LSP_COMMAND, pullingCapabilities, startSession } from "../support/session.ts";
import { pullInParts } from "../support/workspaceDiagnostics.ts";

/** A note that names the next one and points into it. */
function note(number: number): string {
  const next = `note-${number + 1}.md`;
  const text = goodNote
    .replace("related: []", `related:\n  - ${next}`)
    .replace("# Queue", `# Queue ${number}`)
    .replace("ten thousand tasks", `ten thousand tasks, see [the next](${next}#limits)`);
  return number % 7 === 0 ? withoutSection(text, "Watching") : text;
}

function fileOf(number: number): string {
  return `docs/note-${number}.md`;
}

/** Numbered notes, and files that are none of ours. */
function workspaceOf(count: number): Readonly<Record<string, string>> {
  const notes = Array.from({ length: count }, (_, number) => [fileOf(number), note(number)] as const);
  return {
    ...noteFiles,
    ...Object.fromEntries(notes),
    "docs/readme.md": "# None of ours\n",
    "docs/blog.md": "---\ntitle: None of ours either\n---\n\n# Blog\n",
  };
}

type Reports = ReadonlyMap<string, WorkspaceDocumentDiagnosticReport>;

/** What is reported of the whole workspace, by URI. */
async function pull(session: EditorSession, takePart?: () => void): Promise<Reports> {
  return new Map((await pullInParts(session, [], takePart)).map((report) => [report.uri, report]));
}

function codesOf(session: EditorSession, reports: Reports, file: string): readonly unknown[] {
  const report = reports.get(session.uri(file));
  assert.ok(report?.kind === "full", file);
  return report.items.map(({ code }) => code);
}

function chunksOf(text: string): number {
  return openDocument("file:///note.md", text).chunks.length;
}

const hasThreads = availableParallelism() > 1;

describe("many documents that are not open", () => {
  for (const [name, command] of [
    ["the server", undefined],
    ["perfdoc lsp", LSP_COMMAND],
  ] as const) {
    test(`are looked at by other threads of ${name}, as if each of them were open`, async () => {
      const count = 90;
      const session = await startSession({
        files: workspaceOf(count),
        capabilities: pullingCapabilities,
        ...(command && { program: command }),
      });
      const reports = await pull(session);
      assert.equal(reports.size, count);
      const { parsedPieces, documents } = await session.idle();
      assert.equal(documents.indexed, count);
      // The thread that answers has parsed nothing but the template.
      if (hasThreads) assert.ok(parsedPieces <= chunksOf(noteTemplate), `${parsedPieces} chunks`);

      const symbols = await session.connection.sendRequest(WorkspaceSymbolRequest.type, { query: "Queue 77" });
      assert.deepEqual(
        symbols?.map(({ name }) => name),
        ["Queue 77 - Note"],
      );
      for (const number of [0, 1, 42, count - 2, count - 1]) {
        await session.open(fileOf(number));
        const report = reports.get(session.uri(fileOf(number)));
        assert.ok(report?.kind === "full");
        assert.deepEqual(report.items, await session.diagnostics(fileOf(number)), fileOf(number));
      }
      assert.deepEqual(session.logged, []);
      await session.stop();
    });
  }

  test("are looked at as open documents have it, and again where something changes meanwhile", async () => {
    const session = await startSession({ files: workspaceOf(300), capabilities: pullingCapabilities });
    await session.open(fileOf(100), note(100).replaceAll("Limits", "Bounds").replace("#limits)", "#bounds)"));
    let parts = 0;
    const pulled = pull(session, async () => {
      if (parts++ > 0) return;
      await session.open(fileOf(200), note(200).replaceAll("Limits", "Bounds").replace("#limits)", "#bounds)"));
      await session.onDisk(fileOf(250), withoutSection(note(250), "Limits"), 2);
      await session.onDisk(fileOf(262), undefined, 3);
    });
    await pulled;
    assert.ok(parts > 0);
    const reports = await pull(session);
    assert.equal(reports.size, 299);
    const codes = (number: number) => codesOf(session, reports, fileOf(number));
    assert.deepEqual(codes(99), ["related-mutual", "link-file-fragment"]);
    assert.deepEqual(codes(199), ["related-mutual", "link-file-fragment"]);
    assert.deepEqual(codes(249), ["related-mutual", "link-file-fragment"]);
    assert.ok(codes(250).includes("section-missing"));
    assert.deepEqual(codes(261), ["frontmatter-path", "link-file"]);
    assert.equal(reports.get(session.uri(fileOf(262))), undefined);
    assert.deepEqual(codes(10), ["related-mutual"]);
    await session.stop();
  });

  test("are not looked at again for what was open before", { skip: !hasThreads }, async () => {
    const count = 90;
    const session = await startSession({ files: workspaceOf(count), capabilities: pullingCapabilities });
    await session.open(fileOf(10));
    await pull(session);
    const { parsedPieces, documents } = await session.idle();
    assert.equal(documents.indexed, count);
    // It points into the next one.
    const most = chunksOf(noteTemplate) + chunksOf(note(10)) + chunksOf(note(11));
    assert.ok(parsedPieces <= most, `${parsedPieces} chunks`);
    await session.stop();
  });

  test("are looked at while the author of an open one keeps typing", { skip: !hasThreads }, async () => {
    const session = await startSession({ files: workspaceOf(90), capabilities: pullingCapabilities });
    await session.open(fileOf(0));
    // The first part tells of the open document.
    let parts = 0;
    const pulled = pull(session, () => parts++);
    const most = 500;
    let edits = 0;
    for (; edits < most && parts < 2; edits++) {
      const isTyped = edits % 2 === 1;
      await session.edit(fileOf(0), isTyped ? "some ten" : "ten thousand", isTyped ? "ten" : "some ten thousand");
      await setTimeout(20);
    }
    assert.ok(edits < most, "nothing was told of the others");
    await pulled;
    await session.stop();
  });

  test("are looked at once more under other settings", async () => {
    const session = await startSession({ files: workspaceOf(120), capabilities: pullingCapabilities });
    const first = pull(session, () => {
      session.folder.put(".perfdoc/templates/note.md", noteTemplate.replace("## Watching", "## Alarms"));
      void session.onDisk("perfdoc.config.yaml", "docsRoot: docs\nrules:\n  related-mutual: off\n", 2);
    });
    await first;
    const reports = await pull(session);
    assert.equal(reports.size, 120);
    assert.ok(codesOf(session, reports, fileOf(10)).includes("section-missing"));
    assert.ok(!codesOf(session, reports, fileOf(10)).includes("related-mutual"));
    await session.stop();
  });

  test("are looked at by one thread if the others can't be started", async () => {
    const alone = new ProgramFolder({});
    const program = path.join(alone.path, "serverProgram.cjs");
    copyFileSync("dist/serverProgram.cjs", program);
    const files = workspaceOf(70);
    const session = await startSession({ files, capabilities: pullingCapabilities, program: [program, "--stdio"] });
    const reports = await pull(session);
    assert.equal(reports.size, 70);
    assert.deepEqual(codesOf(session, reports, fileOf(10)), ["related-mutual"]);
    const told = session.logged.filter((message) => /several threads failed/.test(message));
    assert.equal(told.length, hasThreads ? 1 : 0);
    await session.stop();
  });

  test("are left until somebody asks, if the user does not want to wait for them", async () => {
    const count = 1_500;
    const session = await startSession({
      files: workspaceOf(count),
      capabilities: { ...pullingCapabilities, window: { workDoneProgress: true } },
    });
    const begun: WorkDoneProgressBegin[] = [];
    session.connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      session.connection.onProgress(WorkDoneProgress.type, token, (progress) => {
        if (progress.kind !== "begin") return;
        begun.push(progress);
        void session.connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
      });
    });
    const reports = await pull(session);
    assert.equal(begun[0]?.cancellable, true);
    assert.ok(reports.size < count, `${reports.size} reports`);
    assert.ok((await session.idle()).documents.indexed < count);
    await session.connection.sendRequest(WorkspaceSymbolRequest.type, { query: "Queue" });
    assert.equal((await session.idle()).documents.indexed, count);
    await session.stop();
  });
});
