import assert from "node:assert/strict";
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import picomatch from "picomatch";
import {
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  DocumentDiagnosticRequest,
  FileChangeType,
} from "vscode-languageserver/node";
import { documentsRequest } from "../../server/src/lsp/client/messages.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { badNote, goodNote, noteFiles, noteTemplate } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";
import { type EditorSession, pullingCapabilities, startSession } from "../support/session.ts";
import { pullInParts } from "../support/workspaceDiagnostics.ts";

const { Created, Changed, Deleted } = FileChangeType;

const files = {
  ...noteFiles,
  "docs/a.md": goodNote.replace("The queue hands", "See [that](deep/b.md#limits). The queue hands"),
  "docs/deep/b.md": goodNote,
  "docs/deep/my notes/c.md": badNote,
  "other/readme.md": "# Read me\n",
};

/** A session in which all documents were looked at: from then on their folders are watched. */
async function start(folder = new ProgramFolder(files)): Promise<EditorSession> {
  const session = await startSession({ folder, capabilities: pullingCapabilities });
  await documentsOf(session);
  return session;
}

/** Tells what a watcher of the disk saw, as far as the server has asked for it. */
async function saw(session: EditorSession, seen: Readonly<Record<string, FileChangeType>>): Promise<void> {
  const globs = session.registrations
    .filter(({ method }) => method === DidChangeWatchedFilesNotification.method)
    .flatMap(({ registerOptions }) => (registerOptions as DidChangeWatchedFilesRegistrationOptions).watchers)
    .map(({ globPattern }) => (typeof globPattern === "string" ? globPattern : globPattern.pattern));
  const isWatched = picomatch(globs, { dot: true });
  const changes = Object.entries(seen).filter(([file]) => isWatched(file));
  await session.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: changes.map(([file, type]) => ({ uri: session.uri(file), type })),
  });
}

/** What the sidebar lists; what is found in other documents is none. */
async function documentsOf(session: EditorSession): Promise<readonly string[]> {
  const reports = await pullInParts(session, []);
  const { documents } = await session.connection.sendRequest(documentsRequest, {});
  const listed = documents.map((row) => row.path).sort();
  // A document whose findings change while they are told comes twice.
  const reported = new Set(reports.map(({ uri }) => path.relative(session.folder.path, fileURLToPath(uri))));
  assert.deepEqual([...reported].sort(), listed);
  return listed;
}

function at(session: EditorSession, file: string): string {
  return path.join(session.folder.path, file);
}

describe("what is shown is what is there", () => {
  test("after a folder was deleted, which is all that a watcher tells", async () => {
    const session = await start();
    assert.equal((await documentsOf(session)).length, 3);
    await session.open("docs/a.md");
    assert.deepEqual(await session.findings("docs/a.md"), []);
    rmSync(at(session, "docs/deep"), { recursive: true });
    await saw(session, { "docs/deep": Deleted });
    assert.deepEqual(await documentsOf(session), ["docs/a.md"]);
    assert.deepEqual(await session.findings("docs/a.md"), ["link-file: deep/b.md#limits"]);
    await session.stop();
  });

  test("after a document was closed and its folder deleted before the workspace was asked for", async () => {
    const session = await start();
    await session.open("docs/deep/my notes/c.md");
    const uri = session.uri("docs/deep/my notes/c.md");
    const pull = () => session.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    const shown = await pull();
    assert.ok(shown.kind === "full" && shown.items.length > 0);
    await session.close("docs/deep/my notes/c.md");
    // An editor asks once more, and keeps no result of what it shows then.
    await pull();
    rmSync(at(session, "docs/deep"), { recursive: true });
    await saw(session, { "docs/deep": Deleted });
    const reports = await pullInParts(session, []);
    assert.deepEqual(reports.find((one) => one.uri === uri)?.kind, "full");
    assert.deepEqual(
      (await pullInParts(session, [])).map((one) => one.uri),
      [session.uri("docs/a.md")],
    );
    await session.stop();
  });

  test("after a folder with a name that a glob would read otherwise was deleted", async () => {
    const session = await start();
    rmSync(at(session, "docs/deep/my notes"), { recursive: true });
    await saw(session, { "docs/deep/my notes": Deleted });
    assert.deepEqual(await documentsOf(session), ["docs/a.md", "docs/deep/b.md"]);
    await session.stop();
  });

  test("after a folder was moved, within the workspace and out of it", async () => {
    const session = await start();
    renameSync(at(session, "docs/deep"), at(session, "docs/moved"));
    await saw(session, { "docs/moved": Created, "docs/deep": Deleted });
    assert.deepEqual(await documentsOf(session), ["docs/a.md", "docs/moved/b.md", "docs/moved/my notes/c.md"]);
    const elsewhere = new ProgramFolder();
    cpSync(at(session, "docs/moved"), path.join(elsewhere.path, "moved"), { recursive: true });
    rmSync(at(session, "docs/moved"), { recursive: true });
    await saw(session, { "docs/moved": Deleted });
    assert.deepEqual(await documentsOf(session), ["docs/a.md"]);
    await session.stop();
  });

  test("after a folder came of which no file is told", async () => {
    const session = await start();
    cpSync(at(session, "docs/deep"), at(session, "docs/new/one"), { recursive: true });
    // A client of ours tells of every folder.
    await session.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: session.uri("docs/new"), type: Created }],
    });
    assert.equal((await documentsOf(session)).length, 5);
    await session.stop();
  });

  test("after another folder took its place, with the same names in it", async () => {
    const session = await start();
    await session.open("docs/a.md");
    assert.deepEqual(await session.findings("docs/a.md"), []);
    session.folder.put("new/b.md", goodNote.replaceAll("Limits", "Bounds").replace("#limits", "#bounds"));
    session.folder.put("new/d.md", goodNote);
    session.folder.put("new/my notes/c.md", "# Of nobody\n");
    rmSync(at(session, "docs/deep"), { recursive: true });
    renameSync(at(session, "new"), at(session, "docs/deep"));
    await saw(session, { "docs/deep": Changed });
    assert.deepEqual(await documentsOf(session), ["docs/a.md", "docs/deep/b.md", "docs/deep/d.md"]);
    assert.deepEqual(await session.findings("docs/a.md"), ["link-file-fragment: #limits"]);
    session.folder.put("new/my notes/c.md", badNote);
    rmSync(at(session, "docs/deep"), { recursive: true });
    renameSync(at(session, "new"), at(session, "docs/deep"));
    await saw(session, { "docs/deep": Changed });
    assert.deepEqual(await documentsOf(session), ["docs/a.md", "docs/deep/my notes/c.md"]);
    await session.stop();
  });

  test("after another branch was checked out, with hundreds of files in new folders", async () => {
    const folder = new ProgramFolder(files);
    const repository = new GitRepository({ at: folder.path });
    repository.commit("2026-01-02", "Notes", {});
    repository.git("checkout", "-q", "-b", "many");
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, number) => [`docs/n${number}/note.md`, goodNote]));
    repository.git("rm", "-rq", "docs/deep");
    repository.commit("2026-01-03", "Many notes", many);
    repository.git("checkout", "-q", "main");
    const session = await start(folder);
    assert.equal((await documentsOf(session)).length, 3);
    repository.git("checkout", "-q", "many");
    await saw(session, { ".git/HEAD": Changed, ".git/logs/HEAD": Changed });
    assert.equal((await documentsOf(session)).length, 61);
    repository.git("checkout", "-q", "main");
    await saw(session, { ".git/HEAD": Changed, ".git/logs/HEAD": Changed });
    assert.deepEqual(await documentsOf(session), ["docs/a.md", "docs/deep/b.md", "docs/deep/my notes/c.md"]);
    // A pull moves the branch, and leaves HEAD as it is.
    repository.git("reset", "-q", "--hard", "many");
    await saw(session, { ".git/logs/HEAD": Changed });
    assert.equal((await documentsOf(session)).length, 61);
    await session.stop();
  });

  test("after a link to a folder came and went", async () => {
    const elsewhere = new ProgramFolder({ "b.md": goodNote });
    const folder = new ProgramFolder({ ...files, "store/x.md": goodNote });
    const session = await start(folder);
    const before = await documentsOf(session);
    symlinkSync(at(session, "store"), at(session, "docs/deep/link"));
    symlinkSync(elsewhere.path, at(session, "docs/deep/out"));
    symlinkSync(at(session, "docs/deep/b.md"), at(session, "docs/deep/twin.md"));
    await saw(session, { "docs/deep/link": Created, "docs/deep/twin.md": Created });
    assert.deepEqual(
      await documentsOf(session),
      before,
      "what a link leads to is there already, or out of the workspace",
    );
    rmSync(at(session, "docs/deep/b.md"));
    await saw(session, { "docs/deep/b.md": Deleted });
    assert.deepEqual(
      await documentsOf(session),
      before.filter((one) => one !== "docs/deep/b.md"),
    );
    await session.stop();
  });

  test("after the folder of the templates went and came", async () => {
    const session = await start();
    const templates = at(session, ".perfdoc");
    rmSync(templates, { recursive: true });
    await saw(session, { ".perfdoc": Deleted });
    await session.open("docs/deep/b.md");
    assert.ok((await session.findings("docs/deep/b.md")).includes("frontmatter-enum: note"));
    mkdirSync(templates);
    session.folder.put(".perfdoc/templates/note.md", noteTemplate);
    await session.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: session.uri(".perfdoc"), type: Created }],
    });
    assert.deepEqual(await session.findings("docs/deep/b.md"), []);
    await session.stop();
  });
});
