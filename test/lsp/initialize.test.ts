import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FileChangeType, FoldingRangeRequest, UnregistrationRequest } from "vscode-languageserver/node";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import {
  type EditorSession,
  LSP_COMMAND,
  pullingCapabilities,
  startSession,
  usualCapabilities,
} from "../support/session.ts";

const files = { ...noteFiles, "docs/a.md": badNote, "docs/good.md": goodNote };

describe("a client", () => {
  test("that can't ask gets diagnostics pushed, with the version that they are for", async () => {
    const session = await startSession({ files });
    assert.equal(session.initialized.capabilities.diagnosticProvider, undefined);
    await session.open("docs/a.md", badNote, 7);
    assert.ok((await session.findings("docs/a.md")).some((finding) => finding.startsWith("section-missing")));
    assert.deepEqual(new Set(session.pushed.map(({ version }) => version)), new Set([7]));
    assert.equal(await session.stop(), 0);
  });

  test("that asks is never pushed anything, and is told `unchanged` where nothing changed", async () => {
    const session = await startSession({ files, capabilities: pullingCapabilities });
    assert.deepEqual(session.initialized.capabilities.diagnosticProvider, {
      identifier: "perfdoc",
      interFileDependencies: false,
      workspaceDiagnostics: true,
    });
    await session.open("docs/a.md");
    assert.ok((await session.findings("docs/a.md")).some((finding) => finding.startsWith("section-missing")));
    const params = { textDocument: { uri: session.uri("docs/a.md") } };
    const first = await pull(session, params);
    const again = await pull(session, { ...params, previousResultId: first.resultId });
    assert.deepEqual(again, { kind: "unchanged", resultId: first.resultId });
    await session.edit("docs/a.md", "status: current", "status: stub");
    const edited = await pull(session, { ...params, previousResultId: first.resultId });
    assert.equal(edited.kind, "full");
    assert.deepEqual(session.pushed, []);
    await session.stop();
  });

  test("that counts bytes gets bytes", async () => {
    const capabilities = { ...usualCapabilities, general: { positionEncodings: ["utf-8", "utf-16"] } };
    const session = await startSession({ files, capabilities });
    assert.equal(session.initialized.capabilities.positionEncoding, "utf-8");
    const line = "See 🚀 ü [that](#nowhere).";
    await session.open("docs/a.md", goodNote.replace("The queue hands", `${line}\n\nThe queue hands`));
    const [finding] = await session.diagnostics("docs/a.md");
    assert.equal(finding?.code, "link-fragment");
    const bytes = (text: string) => Buffer.byteLength(line.slice(0, line.indexOf(text)));
    assert.equal(finding.range.start.character, bytes("#nowhere"));
    assert.equal(finding.range.end.character, bytes(")."));
    await session.stop();
  });

  test("that starts `perfdoc lsp` gets the same server", async () => {
    const session = await startSession({ files, program: LSP_COMMAND });
    assert.equal(session.initialized.serverInfo?.name, "perfdoc");
    await session.open("docs/a.md");
    assert.ok((await session.findings("docs/a.md")).some((finding) => finding.startsWith("section-missing")));
    assert.equal(await session.stop(), 0);
  });

  test("that says nothing of its encoding counts in UTF-16", async () => {
    const { general: _, ...capabilities } = usualCapabilities;
    const session = await startSession({ files, capabilities });
    assert.equal(session.initialized.capabilities.positionEncoding, "utf-16");
    await session.stop();
  });

  test("that can do nothing is served all the same", async () => {
    const session = await startSession({ files, capabilities: {} });
    await session.open("docs/a.md");
    assert.ok((await session.findings("docs/a.md")).length > 0);
    assert.deepEqual(await session.codeActions("docs/a.md"), []);
    assert.doesNotMatch(await session.hover("docs/a.md", "stat"), /\*\*/);
    const completions = await session.completion("docs/a.md", "status: ");
    assert.ok(
      completions.length > 0 && completions.every((item) => item.insertTextFormat === 1 && item.command === undefined),
    );
    assert.deepEqual(session.registrations, []);
    await session.stop();
  });

  test("other than VS Code gets everything, VS Code what it does not have itself", async () => {
    const folds = async (session: EditorSession) => {
      await session.open("docs/a.md");
      const params = { textDocument: { uri: session.uri("docs/a.md") } };
      return (await session.connection.sendRequest(FoldingRangeRequest.type, params))?.length ?? 0;
    };
    const neovim = await startSession({ files, clientName: "Neovim" });
    assert.ok((await folds(neovim)) > 0);
    await neovim.stop();
    const code = await startSession({ files, clientName: "Visual Studio Code" });
    assert.equal(await folds(code), 0);
    await code.stop();
    const wanted = await startSession({
      files,
      clientName: "Visual Studio Code",
      initializationOptions: { features: { folding: true } },
    });
    assert.ok((await folds(wanted)) > 0);
    await wanted.stop();
  });

  test("is asked to watch what the config names, and not every file", async () => {
    const session = await startSession({ files });
    await session.idle();
    const watched = session.registrations.find(({ method }) => method === "workspace/didChangeWatchedFiles");
    const patterns = JSON.stringify(watched?.registerOptions);
    for (const part of ["perfdoc.config.yaml", ".perfdoc/templates/*.md", "**/*.md", "pnpm-workspace.yaml"]) {
      assert.ok(patterns.includes(part), part);
    }
    assert.ok(!patterns.includes('"**/*"'));
    await session.stop();
  });

  test("goes on watching while the config names other files to watch", async () => {
    const session = await startSession({ files });
    await session.idle();
    const standing: number[] = [];
    session.connection.onRequest(UnregistrationRequest.type, () => {
      const watching = session.registrations.filter(({ method }) => method === "workspace/didChangeWatchedFiles");
      standing.push(watching.length);
    });
    await session.onDisk("perfdoc.config.yaml", "include: [notes/*.md]\n", FileChangeType.Created);
    await session.idle();
    assert.deepEqual(standing, [2]);
    await session.stop();
  });
});

async function pull(session: EditorSession, params: { textDocument: { uri: string }; previousResultId?: string }) {
  return session.connection.sendRequest<{ kind: string; resultId: string }>("textDocument/diagnostic", params);
}
