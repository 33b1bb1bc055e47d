import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigurationRequest, HoverRequest, LSPErrorCodes } from "vscode-languageserver/node";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { type EditorSession, startSession } from "../support/session.ts";

const files = { ...noteFiles, "docs/a.md": goodNote };

/** A server that waits for the editor's settings until it is let go. */
async function startHeld(): Promise<{ readonly session: EditorSession; readonly letGo: () => void }> {
  const session = await startSession({ files });
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  session.connection.onRequest(ConfigurationRequest.type, async ({ items }) => {
    await held;
    return items.map(() => null);
  });
  return { session, letGo };
}

test("a question about a text that was changed before it could be answered is refused", async () => {
  const { session, letGo } = await startHeld();
  await session.open("docs/a.md");
  const params = { textDocument: { uri: session.uri("docs/a.md") }, position: session.behind("docs/a.md", "stat") };
  const early = session.connection.sendRequest(HoverRequest.type, params);
  const refused = assert.rejects(early, { code: LSPErrorCodes.ContentModified });
  await session.edit("docs/a.md", "---\n", "---\n# By hand.\n");
  letGo();
  await refused;
  assert.match(await session.hover("docs/a.md", "stat"), /status/i);
  await session.stop();
});

test("of what is typed before all is ready the last text alone is looked at, and shown once", async () => {
  const { session, letGo } = await startHeld();
  await session.open("docs/a.md", badNote);
  for (const status of ["curren", "curre", "curr"]) {
    await session.edit("docs/a.md", /status: \w+/.exec(session.text("docs/a.md"))?.[0] ?? "", `status: ${status}`);
  }
  letGo();
  await session.idle();
  const uri = session.uri("docs/a.md");
  assert.deepEqual(
    session.pushed.filter((one) => one.uri === uri).map(({ version }) => version),
    [4],
  );
  assert.ok((await session.findings("docs/a.md")).includes("frontmatter-enum: curr"));
  await session.stop();
});
