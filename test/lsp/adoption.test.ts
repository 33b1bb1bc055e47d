import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type AdoptionParams, adoptionRequest } from "../../server/src/lsp/client/newDocumentMessages.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { goodNote, noteFiles } from "../support/notes.ts";
import { type EditorSession, startSession } from "../support/session.ts";

const TEXT = "# Größe 🚀\n\nFast.\n";
const files = {
  ...noteFiles,
  "package.json": '{"workspaces":["packages/*"]}',
  "packages/search/package.json": "{}",
  "packages/search/speed.md": TEXT,
  "docs/ours.md": goodNote,
  "docs/toml.md": "+++\ntitle = 'A'\n+++\n",
};

function ask(session: EditorSession, path: string, wishes?: AdoptionParams["wishes"]) {
  return session.connection.sendRequest(adoptionRequest, { uri: session.uri(path), ...(wishes && { wishes }) });
}

async function adopted(session: EditorSession, path: string, wishes?: AdoptionParams["wishes"]) {
  const result = await ask(session, path, wishes);
  if (result?.kind !== "adopted") throw new Error(JSON.stringify(result));
  return { ...result, value: (key: string) => result.values.find((one) => one.key === key) };
}

test("a file that is not open is adopted as it is on the disk, with what git knows of it", async () => {
  const session = await startSession({ files });
  const repository = new GitRepository({ at: session.folder.path });
  repository.commit("2026-02-03", "Begin", {});
  const { edits, value, choices } = await adopted(session, "packages/search/speed.md");
  assert.deepEqual(value("created"), {
    key: "created",
    value: "2026-02-03",
    source: "its first commit",
    isKept: false,
  });
  assert.deepEqual(value("module"), {
    key: "module",
    value: "search",
    source: "the module that it lies in",
    isKept: false,
  });
  assert.deepEqual(choices.modules, ["search"]);
  assert.ok(choices.categories.includes("note") && choices.statuses.includes("draft"));
  const document = TextDocument.create("file:///a.md", "markdown", 1, TEXT);
  const after = TextDocument.applyEdits(document, [...edits]);
  assert.match(after, /^---\nstatus: draft\n[\s\S]*\n---\n\n# Größe 🚀\n\nFast\.\n$/);
  await session.stop();
});

test("an open file is adopted as the editor has it, with what the user wants", async () => {
  const session = await startSession({ files });
  await session.open("packages/search/speed.md", `---\ntitle: New\nstatus: live\n---\n\n${TEXT}`);
  const wishes = { module: "@acme/find", category: "note", created: "2026-01-02", updated: "2026-01-03" };
  const { edits, value } = await adopted(session, "packages/search/speed.md", wishes);
  for (const [key, wanted] of Object.entries(wishes)) assert.equal(value(key)?.value, wanted);
  assert.deepEqual(value("status"), { key: "status", value: "live", source: "as it stands there", isKept: true });
  const [edit] = edits;
  assert.deepEqual(edit?.range, { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } });
  await session.stop();
});

test("what can't be adopted is said", async () => {
  const session = await startSession({ files });
  assert.deepEqual(await ask(session, "docs/ours.md"), { kind: "ours" });
  const messageOf = async (path: string, wishes?: AdoptionParams["wishes"]) => {
    const result = await ask(session, path, wishes);
    return result?.kind === "refused" ? result.message : result?.kind;
  };
  assert.match((await messageOf("docs/toml.md")) ?? "", /^This frontmatter is TOML/);
  assert.match((await messageOf("package.json")) ?? "", /^This is no Markdown file/);
  assert.match((await messageOf("docs/nowhere.md")) ?? "", /^There is no such file/);
  assert.match((await messageOf(".perfdoc/templates/note.md")) ?? "", /^This is a template/);
  assert.match((await messageOf("packages/search/speed.md", { status: "x" })) ?? "", /^The status "x" is not known/);
  await session.stop();
});

test("git is not asked while the workspace is not trusted", async () => {
  const session = await startSession({ files, initializationOptions: { isTrusted: false } });
  new GitRepository({ at: session.folder.path }).commit("2026-02-03", "Begin", {});
  const { value } = await adopted(session, "packages/search/speed.md");
  assert.equal(value("created")?.source, "today: git was not asked");
  await session.stop();
});
