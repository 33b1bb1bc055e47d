import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CodeLensRequest,
  ExecuteCommandRequest,
  type ShowDocumentParams,
  ShowDocumentRequest,
  ShowMessageNotification,
} from "vscode-languageserver-protocol";
import { documentsRequest, openPlaceRequest, sectionsRequest } from "../../server/src/lsp/client/messages.ts";
import { goodNote, noteTemplate } from "../support/notes.ts";
import { startSession, usualCapabilities } from "../support/session.ts";

const open = goodNote
  .replace("It holds ten thousand tasks.", "Describe its limits (1-2 paragraphs).")
  .replace("Its length is on the dashboard.", "TBD");
const files = {
  ".perfdoc/templates/note.md": noteTemplate,
  "docs/a.md": open,
  "docs/b.md": goodNote,
  "docs/c.md": "# C\n",
};
const shows = { ...usualCapabilities, window: { ...usualCapabilities.window, showDocument: { support: true } } };

test("an open place is gone to from where the cursor is, with what is expected, and round", async () => {
  const session = await startSession({ files });
  await session.open("docs/a.md");
  const uri = session.uri("docs/a.md");
  const document = session.document("docs/a.md");
  const seen: (string | undefined)[] = [];
  let from: Parameters<typeof document.getText>[0];
  for (const direction of ["next", "next", "next", "previous"] as const) {
    const { range, message } = await session.connection.sendRequest(openPlaceRequest, {
      uri,
      direction,
      ...(from && { from }),
    });
    assert.ok(range);
    from = range;
    seen.push(document.getText(range));
    assert.match(message, /^Place [12] of 2: .*; expected your own words\.$/);
  }
  const [limits, watching] = ["Describe its limits (1-2 paragraphs).", "TBD"];
  assert.deepEqual(seen, [limits, watching, limits, watching]);
  for (const file of ["docs/b.md", "docs/c.md", "docs/none.md"]) {
    const none = await session.connection.sendRequest(openPlaceRequest, { uri: session.uri(file), direction: "next" });
    assert.equal(none.range, null);
    assert.match(none.message, file === "docs/b.md" ? /^No place is open\.$/ : /no document with a template/);
  }
  assert.equal(await session.stop(), 0);
});

test("the count of open places is the same in the list, below the document and on its lens", async () => {
  const session = await startSession({ files });
  await session.open("docs/a.md");
  const uri = session.uri("docs/a.md");
  const { documents } = await session.connection.sendRequest(documentsRequest, { uris: [uri] });
  const sections = (await session.connection.sendRequest(sectionsRequest, { uri })) ?? [];
  const lenses = await session.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
  assert.equal(documents[0]?.openPlaces, 2);
  assert.equal(sections.flatMap((section) => section.open).length, 2);
  assert.ok(lenses?.some(({ command }) => command?.title === "2 places open"));
  assert.equal(await session.stop(), 0);
});

test("an editor without a client of our own goes there by a command, also from the lens", async () => {
  const session = await startSession({ files, capabilities: shows });
  const shown: ShowDocumentParams[] = [];
  const said: string[] = [];
  session.connection.onRequest(ShowDocumentRequest.type, (params) => {
    shown.push(params);
    return { success: true };
  });
  session.connection.onNotification(ShowMessageNotification.type, ({ message }) => void said.push(message));
  await session.open("docs/a.md");
  const uri = session.uri("docs/a.md");
  assert.deepEqual(session.initialized?.capabilities.executeCommandProvider?.commands, [
    "perfdoc.nextOpenPlace",
    "perfdoc.previousOpenPlace",
  ]);
  const lenses = await session.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
  const command = lenses?.find((lens) => lens.command?.title === "2 places open")?.command;
  assert.ok(command);
  await session.connection.sendRequest(ExecuteCommandRequest.type, command);
  await session.connection.sendRequest(ExecuteCommandRequest.type, {
    command: "perfdoc.previousOpenPlace",
    arguments: [uri],
  });
  const document = session.document("docs/a.md");
  assert.deepEqual(
    shown.map(({ uri: place, selection }) => [place, document.getText(selection)]),
    [
      [uri, "Describe its limits (1-2 paragraphs)."],
      [uri, "TBD"],
    ],
  );
  await session.connection.sendRequest(ExecuteCommandRequest.type, {
    command: "perfdoc.nextOpenPlace",
    arguments: [session.uri("docs/b.md")],
  });
  assert.deepEqual(said, ["No place is open."]);
  for (const wrong of [
    { command: "perfdoc.fixAll" },
    { command: "__proto__" },
    { command: "perfdoc.nextOpenPlace", arguments: [7] },
  ])
    await assert.rejects(session.connection.sendRequest(ExecuteCommandRequest.type, wrong));
  assert.equal(await session.stop(), 0);
});

test("VS Code's extension has these commands itself: its server claims none", async () => {
  const session = await startSession({ files, clientName: "Visual Studio Code", capabilities: shows });
  assert.equal(session.initialized?.capabilities.executeCommandProvider, undefined);
  await session.stop();
});
