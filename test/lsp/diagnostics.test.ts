import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import {
  DiagnosticSeverity,
  DidChangeTextDocumentNotification,
  DocumentDiagnosticRequest,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver/node";
import { openDocument } from "../../server/src/core/document/perfDocument.ts";
import { countersRequest } from "../../server/src/lsp/client/messages.ts";
import { badNote, fixableNote, goodNote, noteFiles } from "../support/notes.ts";
import { type EditorSession, pullingCapabilities, startSession } from "../support/session.ts";
import { pullInParts } from "../support/workspaceDiagnostics.ts";

const files = { ...noteFiles, "docs/a.md": goodNote, "docs/b.md": badNote };

describe("diagnostics", () => {
  test("follow what is typed, character by character", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md");
    assert.deepEqual(await session.findings("docs/a.md"), []);
    for (const [before, after] of [
      ["current", "curren"],
      ["curren", "curre"],
      ["curre", "curr"],
    ] as const) {
      await session.edit("docs/a.md", `status: ${before}\n`, `status: ${after}\n`);
      assert.deepEqual(await session.findings("docs/a.md"), [`frontmatter-enum: ${after}`]);
    }
    await session.edit("docs/a.md", "status: curr\n", "status: current\n");
    assert.deepEqual(await session.findings("docs/a.md"), []);
    await session.stop();
  });

  test("come at once from the text; what lies beyond it is looked at when nothing comes in", async () => {
    const session = await startSession({ files, capabilities: pullingCapabilities });
    await session.open("docs/a.md", goodNote.replace("The queue hands", "See [that](./none.md). The queue hands"));
    assert.deepEqual(await session.findings("docs/a.md"), ["link-file: ./none.md"]);
    const before = await session.idle();
    const { uri, version } = session.document("docs/a.md");
    const position = session.behind("docs/a.md", "See");
    const change = { range: { start: position, end: position }, text: " all of" };
    const changed = session.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: version + 1 },
      contentChanges: [change],
    });
    const pulled = session.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    const counted = session.connection.sendRequest(countersRequest, {});
    const [, report, after] = await Promise.all([changed, pulled, counted]);
    assert.equal(after.parsedPieces - before.parsedPieces, 1);
    assert.equal(after.rules.workspace, before.rules.workspace);
    // What was found beyond the text before stays in view meanwhile, and stays with what it marks.
    const kept = report.kind === "full" ? report.items.find(({ code }) => code === "link-file") : undefined;
    const { line, character } = session.behind("docs/a.md", "[that](");
    assert.deepEqual(kept?.range.start, { line, character: character + change.text.length });
    assert.ok((await session.idle()).rules.workspace > before.rules.workspace);
    await session.stop();
  });

  test("that looked beyond the text are gone at once when it stops being ours", async () => {
    const session = await startSession({ files, capabilities: pullingCapabilities });
    const head = goodNote.slice(0, goodNote.indexOf("\n\nHow the"));
    await session.open("docs/a.md", `${head}\n\nSee [that](./none.md).\n`);
    assert.ok((await session.findings("docs/a.md")).includes("link-file: ./none.md"));
    const changed = session.edit("docs/a.md", head, "# Recipes");
    const { uri } = session.document("docs/a.md");
    const pulled = session.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    const [report] = await Promise.all([pulled, changed]);
    assert.deepEqual(report.kind === "full" && report.items, []);
    await session.stop();
  });

  test("are graver or milder as soon as the status is another one", async () => {
    const session = await startSession({ files });
    await session.open("docs/b.md");
    const severity = async () =>
      (await session.diagnostics("docs/b.md")).find(({ code }) => code === "section-missing")?.severity;
    assert.equal(await severity(), DiagnosticSeverity.Error);
    await session.edit("docs/b.md", "status: current", "status: stub");
    assert.equal(await severity(), DiagnosticSeverity.Warning);
    await session.stop();
  });

  test("of an open template come and go with another template that has its category", async () => {
    const session = await startSession({ files });
    const [open, other] = [".perfdoc/templates/note.md", ".perfdoc/templates/another.md"];
    await session.open(open);
    assert.deepEqual(await session.diagnostics(open), []);
    await session.onDisk(other, files[".perfdoc/templates/note.md"], 1);
    const [problem] = await session.diagnostics(open);
    assert.match(JSON.stringify(problem?.message), /another/);
    await session.onDisk(other, undefined, 3);
    assert.deepEqual(await session.diagnostics(open), []);
    await session.stop();
  });

  test("say where a rule is explained, and whether a fix needs no choice", async () => {
    const initializationOptions = { rulePages: "vscode://perfdoc.perfdoc/rules/" };
    const session = await startSession({ files, initializationOptions });
    await session.open("docs/b.md");
    const found = (await session.diagnostics("docs/b.md")).find(({ code }) => code === "section-missing");
    assert.equal(found?.codeDescription?.href, "vscode://perfdoc.perfdoc/rules/section-missing");
    assert.equal(found?.source, "perfdoc");
    assert.deepEqual(found?.data, { isFixable: false }, "it would add what nobody has written");
    await session.change("docs/b.md", [{ text: fixableNote }]);
    const broken = (await session.diagnostics("docs/b.md")).find(({ code }) => code === "toc-anchor");
    assert.deepEqual(broken?.data, { isFixable: true });
    await session.stop();
  });

  test("say by the page that came with the server, where the client has no place of its own for it", async () => {
    const session = await startSession({ files });
    await session.open("docs/b.md");
    const found = (await session.diagnostics("docs/b.md")).find(({ code }) => code === "section-missing");
    assert.match(readFileSync(new URL(found?.codeDescription?.href ?? ""), "utf8"), /^# section-missing\n/);
    await session.stop();
  });

  test("of a document are looked for again when one that it leads to changes", async () => {
    const session = await startSession({ files });
    const text = goodNote.replace("The queue hands", "See [limits](./b.md#limits). The queue hands");
    await session.open("docs/a.md", text);
    await session.open("docs/b.md");
    assert.deepEqual(await session.findings("docs/a.md"), []);
    await session.edit("docs/b.md", "## Limits", "## Bounds");
    assert.deepEqual(await session.findings("docs/a.md"), ["link-file-fragment: #limits"]);
    await session.edit("docs/b.md", "## Bounds", "## Limits");
    assert.deepEqual(await session.findings("docs/a.md"), []);
    await session.stop();
  });

  test("of a document that an ignore file leaves out go when that is written", async () => {
    const session = await startSession({
      files: { ...files, ".gitignore": "out\n" },
      capabilities: pullingCapabilities,
    });
    const found = async () => (await pullWorkspace(session, [])).map(({ uri }) => uri);
    assert.ok((await found()).includes(session.uri("docs/b.md")));
    await session.onDisk(".gitignore", "out\ndocs/b.md\n", 2);
    assert.deepEqual(await found(), [session.uri("docs/a.md")]);
    await session.onDisk(".gitignore", "out\n", 2);
    assert.ok((await found()).includes(session.uri("docs/b.md")));
    await session.stop();
  });

  test("have the columns that the editor counts, behind emoji, marks that combine and other scripts, and with CRLF", async () => {
    const session = await startSession({ files });
    const crlf = goodNote
      .replace("The queue hands", "🚀🚀 See [that](#nowhere). The queue hands")
      .replaceAll("\n", "\r\n");
    await session.open("docs/a.md", crlf);
    assert.deepEqual(await session.findings("docs/a.md"), ["link-fragment: #nowhere"]);
    let before = "🚀🚀 See";
    for (const words of [
      "🚀 目 See",
      "性能指标：延迟 See",
      "زمن الاستجابة \u202Bשלום\u202C See",
      "cafe\u0301 n\u0303 See",
      "👩‍👩‍👧‍👦 🏳️‍🌈 See",
    ]) {
      await session.edit("docs/a.md", before, words);
      assert.deepEqual(await session.findings("docs/a.md"), ["link-fragment: #nowhere"], words);
      before = words;
    }
    await session.stop();
  });

  test("go when a document is closed, and when it stops being ours", async () => {
    const session = await startSession({ files });
    await session.open("docs/b.md");
    assert.ok((await session.findings("docs/b.md")).length > 0);
    await session.change("docs/b.md", [{ text: "# Just notes\n" }]);
    assert.deepEqual(await session.findings("docs/b.md"), []);
    await session.change("docs/b.md", [{ text: badNote }]);
    assert.ok((await session.findings("docs/b.md")).length > 0);
    await session.close("docs/b.md");
    assert.deepEqual(await session.diagnostics("docs/b.md"), []);
    await session.open("docs/b.md");
    assert.ok((await session.findings("docs/b.md")).length > 0);
    await session.stop();
  });

  test("of the whole workspace come with ids, and cost nothing while nothing changes", async () => {
    const session = await startSession({ files, capabilities: pullingCapabilities });
    const first = await pullWorkspace(session, []);
    const found = first.find(({ uri }) => uri === session.uri("docs/b.md"));
    assert.ok(found?.kind === "full" && found.items.some(({ code }) => code === "section-missing"));
    const ids = first.map(({ uri, resultId = "" }) => ({ uri, value: resultId }));
    const before = await session.idle();
    const second = await pullWorkspace(session, ids);
    assert.deepEqual(new Set(second.map(({ kind }) => kind)), new Set(["unchanged"]));
    assert.deepEqual(await session.idle(), before);

    await session.onDisk("docs/b.md", goodNote, 2);
    const third = await pullWorkspace(session, ids);
    assert.deepEqual(
      third.filter(({ kind }) => kind === "full").map(({ uri }) => uri),
      [session.uri("docs/b.md")],
    );
    await session.onDisk("docs/b.md", undefined, 3);
    const last = await pullWorkspace(session, ids);
    const gone = last.find(({ uri }) => uri === session.uri("docs/b.md"));
    assert.ok(gone?.kind === "full" && gone.items.length === 0);
    await session.stop();
  });
});

describe("diagnostics of the whole workspace that are taken in parts", () => {
  test("come as they are found, each once, and the answer itself is empty", async () => {
    const session = await startSession({ files, capabilities: pullingCapabilities });
    const first = await pullInParts(session, []);
    const codes = first.map(({ uri, kind }) => [uri, kind]).sort();
    assert.deepEqual(codes, [
      [session.uri("docs/a.md"), "full"],
      [session.uri("docs/b.md"), "full"],
    ]);

    const ids = first.map(({ uri, resultId = "" }) => ({ uri, value: resultId }));
    await session.onDisk("docs/b.md", undefined, 3);
    const second = await pullInParts(session, ids);
    const b = second.find(({ uri }) => uri === session.uri("docs/b.md"));
    assert.ok(b?.kind === "full" && b.items.length === 0);
    assert.equal(second.find(({ uri }) => uri === session.uri("docs/a.md"))?.kind, "unchanged");
    assert.equal(second.length, 2);
    await session.stop();
  });
});

describe("a chain of documents, each in a folder of its own and naming the next", () => {
  const LENGTH = 30;
  const note = (number: number) => goodNote.replace("status:", `dependencies:\n  - ../n${number + 1}/note.md\nstatus:`);
  const chain = Object.fromEntries(
    Array.from({ length: LENGTH }, (_, number) => [`docs/n${number}/note.md`, note(number)] as const),
  );

  test("is checked to the last of them, and each is parsed once", async () => {
    const session = await startSession({ files: { ...noteFiles, ...chain }, capabilities: pullingCapabilities });
    const { parsedPieces } = await session.idle();
    const reports = await pullWorkspace(session, []);
    const found = reports.map(({ uri }) => uri);
    assert.deepEqual(
      Object.keys(chain).filter((file) => !found.includes(session.uri(file))),
      [],
    );
    const chunks = openDocument("file:///note.md", note(0)).chunks.length;
    assert.ok((await session.idle()).parsedPieces - parsedPieces <= LENGTH * chunks);
    await session.stop();
  });
});

async function pullWorkspace(session: EditorSession, previousResultIds: { uri: string; value: string }[]) {
  return (await session.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds })).items;
}
