import assert from "node:assert/strict";
import { test } from "node:test";
import { countersRequest } from "../../server/src/lsp/client/messages.ts";
import { previewRequest } from "../../server/src/lsp/client/previewMessages.ts";
import { goodNote, noteTemplate } from "../support/notes.ts";
import { startSession } from "../support/session.ts";

const open = goodNote.replace("It holds ten thousand tasks.", "𝒟é Describe its limits (1-2 paragraphs).");
const files = { ".perfdoc/templates/note.md": noteTemplate, "docs/a.md": open, "docs/c.md": "# C\n" };

test("a preview is of the text that it is asked for, whatever the file and the editor hold", async () => {
  const session = await startSession({ files });
  const uri = session.uri("docs/a.md");
  const ask = (text: string, of = uri) => session.connection.sendRequest(previewRequest, { uri: of, text });
  const closed = await ask(goodNote);
  assert.deepEqual(closed?.open, []);
  assert.equal(closed?.score?.percent, 100);
  await session.open("docs/a.md");
  const placeholder = "Describe its limits (1-2 paragraphs).";
  const asked = goodNote.replace("It holds ten thousand tasks.", placeholder).replaceAll("\n", "\r\n");
  const [place] = (await ask(asked))?.open ?? [];
  assert.ok(place);
  const lines = asked.split("\r\n");
  assert.equal(
    lines[place.range.start.line]?.slice(place.range.start.character, place.range.end.character),
    placeholder,
  );
  assert.equal(await ask("# C\n", session.uri("docs/c.md")), null);
  assert.equal(await ask("", session.uri("docs/none.md")), null);
  assert.equal(await session.stop(), 0);
});

test("the text of the editor is not parsed again for its preview", async () => {
  const session = await startSession({ files });
  await session.open("docs/a.md");
  const counters = () => session.connection.sendRequest(countersRequest, { whenIdle: true });
  const before = await counters();
  await session.connection.sendRequest(previewRequest, { uri: session.uri("docs/a.md"), text: open });
  assert.equal((await counters()).parsedPieces, before.parsedPieces);
  assert.equal(await session.stop(), 0);
});

test("a message that is none is refused, and a text that is too large shows nothing", async () => {
  const session = await startSession({ files });
  for (const params of [{}, { uri: 5, text: "" }, { uri: session.uri("docs/a.md") }]) {
    await assert.rejects(session.connection.sendRequest(previewRequest.method, params), /is missing/);
  }
  const text = `${open}\n${"a".repeat(5_000_000)}`;
  assert.equal(await session.connection.sendRequest(previewRequest, { uri: session.uri("docs/a.md"), text }), null);
  assert.equal(await session.stop(), 0);
});
