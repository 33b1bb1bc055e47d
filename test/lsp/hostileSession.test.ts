import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { DidChangeWatchedFilesNotification, FileChangeType } from "vscode-languageserver/node";
import { goodNote, noteFiles } from "../support/notes.ts";
import { startSession } from "../support/session.ts";

const files = { ...noteFiles, "docs/a.md": goodNote };
const wrong = goodNote.replace("status: current", "status: curent");

test("a server that is killed while a document is typed in finds the same once it runs again", async () => {
  const first = await startSession({ files });
  await first.open("docs/a.md");
  await first.edit("docs/a.md", "status: current", "status: curent");
  const found = await first.findings("docs/a.md");
  await first.edit("docs/a.md", "tasks in the order", "task in the order");
  const text = first.text("docs/a.md");
  const asked = first.idle();
  first.server.kill("SIGKILL");
  await assert.rejects(asked);
  const second = await startSession({ files });
  await second.open("docs/a.md", text, 7);
  assert.deepEqual(found, ["frontmatter-enum: curent"]);
  assert.deepEqual(await second.findings("docs/a.md"), found);
  await second.stop();
});

test("a thousand files that change at once are one change", async () => {
  const session = await startSession({ files });
  await session.open("docs/a.md", wrong);
  await session.idle();
  const type: FileChangeType = FileChangeType.Created;
  const changes = Array.from({ length: 1_000 }, (_, index) => {
    const name = `docs/many${index}.md`;
    session.folder.put(name, goodNote);
    return { uri: session.uri(name), type };
  });
  await session.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  assert.deepEqual(await session.findings("docs/a.md"), ["frontmatter-enum: curent"]);
  assert.equal(await session.stop(), 0);
});

test("code in a document that is opened in an editor does not run", async () => {
  const session = await startSession({ files });
  const ran = path.join(session.folder.path, "ran.txt");
  for (const language of ["js", "JavaScript", " coffee", "json", "toml"]) {
    const code = `{ status: require("fs").writeFileSync(${JSON.stringify(ran)}, "") }`;
    await session.open("docs/a.md", `---${language}\n${code}\n---\n\n# A - Note\n`);
    await session.idle();
    await session.close("docs/a.md");
  }
  assert.ok(!existsSync(ran));
  await session.stop();
});
