import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  DefinitionRequest,
  DidRenameFilesNotification,
  DocumentLinkRequest,
  WillRenameFilesRequest,
} from "vscode-languageserver/node";
import { trustGrantedNotification } from "../../server/src/lsp/client/messages.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { goodNote, noteFiles } from "../support/notes.ts";
import { startSession } from "../support/session.ts";

const DOCUMENT = "docs/core/queue.md";
const CHANGED = 2;

const naming = goodNote.replace("The queue hands", "It is in `src/queue.ts:2`. The queue hands");
const files = {
  ...noteFiles,
  "package.json": '{ "workspaces": ["packages/*"] }',
  "packages/core/package.json": '{\n  "name": "@acme/core",\n  "scripts": {\n    "bench": "vitest bench"\n  }\n}\n',
  "packages/core/src/queue.ts": "1\n2\n3\n",
  [DOCUMENT]: `${naming}\n\`\`\`bash\npnpm --filter @acme/core bench\n\`\`\`\n`,
};

describe("the code that documents speak of", () => {
  for (const clientName of ["An editor", "Visual Studio Code"]) {
    test(`can be gone to in ${clientName}`, async () => {
      const session = await startSession({ files, clientName });
      await session.open(DOCUMENT);
      const textDocument = { uri: session.uri(DOCUMENT) };
      const links = await session.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
      const targets = (links ?? []).map(({ target }) => target ?? "").filter((target) => !target.includes(".md"));
      assert.deepEqual(targets, [
        `${session.uri("packages/core/src/queue.ts")}#L2`,
        `${session.uri("packages/core/package.json")}#L4`,
      ]);
      const position = session.behind(DOCUMENT, "`src/que");
      const place = await session.connection.sendRequest(DefinitionRequest.type, { textDocument, position });
      const start = { line: 1, character: 0 };
      const range = { start, end: start };
      assert.deepEqual(place, [{ uri: session.uri("packages/core/src/queue.ts"), range }]);
      await session.stop();
    });
  }

  test("is followed when a file or a folder of it moves", async () => {
    const session = await startSession({ files });
    await session.open(DOCUMENT);
    await session.idle();
    const moves = [
      { oldUri: session.uri("packages/core/src/queue.ts"), newUri: session.uri("packages/core/src/ring.ts") },
    ];
    const edit = await session.connection.sendRequest(WillRenameFilesRequest.type, { files: moves });
    assert.ok(edit);
    await session.apply(edit);
    assert.ok(session.text(DOCUMENT).includes("`src/ring.ts:2`"));
    const nothing = await session.connection.sendRequest(WillRenameFilesRequest.type, {
      files: [{ oldUri: session.uri("packages/core/a.ts"), newUri: session.uri("packages/core/b.ts") }],
    });
    assert.equal(nothing, null);
    await session.connection.sendNotification(DidRenameFilesNotification.type, { files: moves });
    await session.stop();
  });

  test("is watched by the names that documents give", async () => {
    const session = await startSession({ files });
    await session.open(DOCUMENT);
    await session.idle();
    assert.match(JSON.stringify(session.registrations), /\{queue\.ts\}/);
    await session.stop();
  });
});

describe("the history of that code", () => {
  async function historySession(initializationOptions: object) {
    const session = await startSession({ files: { ...files, "README.md": "# Acme\n" }, initializationOptions });
    const repository = new GitRepository({ at: session.folder.path });
    repository.commit("2026-01-10", "Begin", { "README.md": "# Acme shop\n", ".gitignore": "out\n" });
    repository.commit("2026-03-01", "Use a ring buffer", { "packages/core/src/queue.ts": "1\n2\n3\n4\n" });
    await session.open(DOCUMENT);
    return { session, repository };
  }

  const stale = ["stale-sync: 2026-02-01"];

  test("is asked again after each commit", async () => {
    const { session, repository } = await historySession({});
    assert.deepEqual(await session.findings(DOCUMENT), stale);
    assert.match(JSON.stringify(session.registrations), /logs\/HEAD/);
    repository.commit("2026-03-02", "And a lock", { "packages/core/src/lock.ts": "1\n" });
    await session.onDisk(".git/HEAD", "ref: refs/heads/main\n", CHANGED);
    const [found] = await session.diagnostics(DOCUMENT);
    assert.match(
      String(found?.message),
      /^2 commits since 2026-02-01 touched packages\/core\/src\/queue\.ts and 1 other file, the newest: And a lock/,
    );
    await session.fix(DOCUMENT, "Mark as synced today", ["quickfix"]);
    assert.deepEqual(await session.findings(DOCUMENT), []);
    await session.stop();
  });

  test("is not asked before the workspace is trusted", async () => {
    const { session } = await historySession({ isTrusted: false });
    assert.deepEqual(await session.findings(DOCUMENT), []);
    await session.connection.sendNotification(trustGrantedNotification, {});
    assert.deepEqual(await session.findings(DOCUMENT), stale);
    await session.stop();
  });

  test("is said to be known, whether or not there was a finding", async () => {
    const session = await startSession({ files });
    await session.open(DOCUMENT);
    const [action] = await session.codeActions(DOCUMENT, ["source.perfdoc.synced"]);
    assert.equal(action?.title, "Mark as synced today");
    await session.fix(DOCUMENT, "Mark as synced today", ["source.perfdoc.synced"]);
    assert.match(session.text(DOCUMENT), /^updated: 2026-02-01\nlast-synced: 20\d\d-\d\d-\d\d$/m);
    assert.deepEqual(await session.codeActions(DOCUMENT, ["source.perfdoc.synced"]), []);
    await session.stop();
  });
});
