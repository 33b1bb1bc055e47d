import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { type EditorSession, pullingCapabilities, startSession, usualCapabilities } from "../support/session.ts";

/** How many random steps are taken: `ROBUSTNESS_STEPS=10000 node test/run.mjs robustness`. */
const STEPS = Number(process.env.ROBUSTNESS_STEPS ?? 600);
const SEED = Number(process.env.ROBUSTNESS_SEED ?? 20_261_124);

const example = readFileSync("examples/docs/gateway/performance.md", "utf8");
const files = {
  ...noteFiles,
  "docs/a.md": goodNote.replace("The queue hands", "See [limits](./b.md#limits). The queue hands"),
  "docs/b.md": badNote.replace("related: []", "related:\n  - ./a.md"),
  "docs/c.md": goodNote.replaceAll("\n", "\r\n"),
  "docs/gateway/performance.md": example,
};
const DOCUMENTS = ["docs/a.md", "docs/b.md", "docs/c.md", "docs/gateway/performance.md"] as const;

/** What an author might type, and what none would. */
const PIECES = [
  "a",
  " ",
  "\n",
  "\r\n",
  "\r",
  "\n\n",
  "# ",
  "## Limits\n",
  "---\n",
  "```\n",
  "<!-- ",
  "-->",
  "| a | b |\n",
  "🚀",
  "é",
  "- **Effort:** ",
  "[x](./a.md#limits)",
  "[x](#",
  "](",
  "status: ",
  "related:\n  - ./b.md\n",
  "\u2028",
  "\0",
  "\ud800",
  "<!-- perfdoc-disable -->\n",
  "O(n log n)",
  "12 ms",
  "{Name}",
  "\t",
  "**",
  "`",
] as const;

const REQUESTS = [
  "hover",
  "completion",
  "definition",
  "references",
  "documentHighlight",
  "documentSymbol",
  "foldingRange",
  "selectionRange",
  "documentLink",
  "codeLens",
  "codeAction",
  "prepareRename",
  "rename",
  "semanticTokens/full",
  "diagnostic",
] as const;

for (const [name, capabilities] of [
  ["pushed to", usualCapabilities],
  ["asking", pullingCapabilities],
] as const) {
  test(`${STEPS} random steps of an editor that is ${name} leave the server as a fresh one`, async () => {
    const random = randomFrom(SEED);
    const session = await startSession({ files, capabilities });
    for (const file of DOCUMENTS) await session.open(file);
    const answers: Promise<unknown>[] = [];
    for (let step = 0; step < STEPS; step++) {
      await takeStep(session, random, answers);
      if (step % 50 === 49) await Promise.all(answers.splice(0));
    }
    await Promise.all(answers);
    await compareWithFresh(session, capabilities);
    assert.deepEqual(session.logged.filter(isOurFault), []);
    assert.equal(await session.stop(), 0);
  });
}

type Random = (below: number) => number;

async function takeStep(session: EditorSession, random: Random, answers: Promise<unknown>[]): Promise<void> {
  const file = DOCUMENTS[random(DOCUMENTS.length)] ?? DOCUMENTS[0];
  const kind = random(100);
  if (kind < 55) return edit(session, file, random);
  if (kind < 80) return void answers.push(ask(session, file, random));
  if (kind < 88) return void answers.push(askInVain(session, random));
  if (kind < 92) return reopen(session, file);
  if (kind < 96) return session.onDisk(file, files[file], 2);
  // Back to something that is a document, so that the walk does not end in rubbish.
  return session.change(file, [{ text: files[file] }]);
}

async function edit(session: EditorSession, file: string, random: Random): Promise<void> {
  const document = session.document(file);
  const changes = Array.from({ length: 1 + random(2) }, () => {
    const from = random(document.getText().length + 1);
    const to = Math.min(document.getText().length, from + (random(3) === 0 ? random(40) : 0));
    return {
      range: { start: document.positionAt(from), end: document.positionAt(to) },
      text: PIECES[random(PIECES.length)] ?? "",
    };
  });
  // Each of several changes is meant for the text that the one before has left.
  for (const change of changes) await session.change(file, [change]);
}

async function ask(session: EditorSession, file: string, random: Random): Promise<unknown> {
  const document = session.document(file);
  const position = document.positionAt(random(document.getText().length + 1));
  const params = {
    textDocument: { uri: document.uri },
    position,
    positions: [position],
    range: { start: position, end: document.positionAt(random(document.getText().length + 1)) },
    context: { includeDeclaration: true, diagnostics: [], triggerKind: 1 },
    newName: `Name ${random(100)}`,
  };
  const source = new CancellationTokenSource();
  const method = `textDocument/${REQUESTS[random(REQUESTS.length)]}`;
  const answer = session.connection.sendRequest(method, params, source.token);
  if (random(4) === 0) source.cancel();
  return answer.catch((error: { code?: number }) => assert.ok(typeof error.code === "number", String(error)));
}

async function askInVain(session: EditorSession, random: Random): Promise<unknown> {
  const method = `textDocument/${REQUESTS[random(REQUESTS.length)]}`;
  const params = [null, [], {}, { textDocument: 1 }, { textDocument: { uri: "x:" }, position: { line: -3 } }][
    random(5)
  ];
  await session.connection.sendNotification("textDocument/didChange", params);
  return session.connection.sendRequest(method, params).catch((error: unknown) => assert.ok(error));
}

async function reopen(session: EditorSession, file: (typeof DOCUMENTS)[number]): Promise<void> {
  const text = session.text(file);
  await session.close(file);
  await session.open(file, text);
}

/** A server that is given the documents as they are now finds the same in them. */
async function compareWithFresh(session: EditorSession, capabilities: typeof usualCapabilities): Promise<void> {
  const fresh = await startSession({ files, capabilities });
  for (const file of DOCUMENTS) await fresh.open(file, session.text(file), session.document(file).version);
  const places = (text: string) => text.replaceAll(fresh.folder.path, session.folder.path);
  for (const file of DOCUMENTS) {
    const found = await session.diagnostics(file);
    const expected: unknown = JSON.parse(places(JSON.stringify(await fresh.diagnostics(file))));
    assert.deepEqual(found, expected, `${file} with seed ${SEED}`);
  }
  await fresh.stop();
}

/** A rule or a feature that failed; what this client itself sent wrongly is logged too. */
function isOurFault(message: string): boolean {
  return message.includes(" failed") && !/Cannot read properties of (?:undefined|null)|is not iterable/.test(message);
}

/** Mulberry32: the same numbers on every machine. */
function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
