import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { modulesRequest, newFoldersRequest, newPlaceRequest } from "../../server/src/lsp/client/newDocumentMessages.ts";
import { goodNote, noteTemplate } from "../support/notes.ts";
import { type EditorSession, startSession } from "../support/session.ts";

const files = {
  ".perfdoc/templates/note.md": noteTemplate,
  "package.json": '{"workspaces":["packages/*"]}',
  "packages/core/package.json": "{}",
  "packages/edge/package.json": "{}",
  "docs/core/note.md": goodNote,
  "docs/readme.md": "# Not ours\n",
  "notes/old.md": goodNote.replace("module: core", "module: edge"),
  "src/deep/main.ts": "",
};
const included = { ...files, "perfdoc.config.json": '{ "include": ["docs/**/*.md"] }' };

function paths(session: EditorSession, uris: readonly string[]): readonly string[] {
  const root = session.uri(".").replace(/\/?\.?$/, "/");
  return uris.map((uri) => `${uri}/`.replace(root, "").replace(/\/$/, "") || ".").sort();
}

test("a new document's module comes with the documents that it has already", async () => {
  const session = await startSession({ files });
  const { documents } = await session.connection.sendRequest(modulesRequest, { uri: session.uri(".") });
  assert.deepEqual(
    documents.map(({ uri, module, category }) => [uri, module, category]).sort(),
    [
      [session.uri("docs/core/note.md"), "core", "note"],
      [session.uri("notes/old.md"), "edge", "note"],
    ].sort(),
  );
  assert.equal(await session.stop(), 0);
});

test("a place that the config does not include is called one that nothing checks, with one that something does", async () => {
  const session = await startSession({ files: included });
  const ask = (place: string) =>
    session.connection.sendRequest(newPlaceRequest, { uri: session.uri(place), module: "edge", category: "note" });
  assert.deepEqual(await ask("docs/edge/note.md"), { isChecked: true, instead: null });
  for (const place of ["src/note.md", "packages/edge/note.md", "docs/edge/note.txt"])
    assert.deepEqual(await ask(place), { isChecked: false, instead: session.uri("docs/edge/note.md") });
  assert.equal(await session.stop(), 0);
});

test("menus are told the folders that the config includes, empty ones too, and those that hold documents", async () => {
  const session = await startSession({ files: included });
  mkdirSync(path.join(session.folder.path, "docs/fresh"));
  mkdirSync(path.join(session.folder.path, "docs/core/node_modules"));
  const { isEverywhere, uris } = await session.connection.sendRequest(newFoldersRequest, {});
  assert.equal(isEverywhere, false);
  assert.deepEqual(paths(session, uris), ["docs", "docs/core", "docs/fresh"]);
  assert.equal(await session.stop(), 0);
});

test("menus are told of no folder by name where every one is included", async () => {
  const session = await startSession({ files });
  assert.deepEqual(await session.connection.sendRequest(newFoldersRequest, {}), { isEverywhere: true, uris: [] });
  assert.equal(await session.stop(), 0);
});
