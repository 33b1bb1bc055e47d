import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import {
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DocumentLinkRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  WillRenameFilesRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { documentsRequest, sectionsRequest } from "../../server/src/lsp/client/messages.ts";
import { newDocumentRequest } from "../../server/src/lsp/client/newDocumentMessages.ts";
import { badNote, goodNote, noteFiles, noteTemplate } from "../support/notes.ts";
import { type EditorSession, pullingCapabilities, startSession } from "../support/session.ts";

const [CREATED, CHANGED, DELETED] = [1, 2, 3] as const;
const linking = goodNote.replace("The queue hands", "See [limits](./b.md#limits). The queue hands");
const files = { ...noteFiles, "docs/a.md": linking, "docs/b.md": goodNote };

describe("the workspace", () => {
  test("takes a changed config without a restart, and keeps the last good one", async () => {
    const session = await startSession({ files: { ...files, "docs/b.md": badNote } });
    await session.open("docs/b.md");
    const severities = () => severitiesIn(session, "docs/b.md");
    assert.deepEqual(await severities(), [1]);
    await session.onDisk("perfdoc.config.yaml", "docsRoot: docs\nrules:\n  section-missing: hint\n", CHANGED);
    assert.deepEqual(await severities(), [4]);
    await session.onDisk("perfdoc.config.yaml", "rules: [\n", CHANGED);
    assert.deepEqual(await severities(), [4]);
    const inConfig = session.pushed.findLast(({ uri }) => uri === session.uri("perfdoc.config.yaml"));
    assert.ok(inConfig && inConfig.diagnostics.length > 0);
    await session.onDisk("perfdoc.config.yaml", undefined, DELETED);
    assert.deepEqual(await severities(), [1]);
    assert.deepEqual(session.pushed.findLast(({ uri }) => uri === session.uri("perfdoc.config.yaml"))?.diagnostics, []);
    await session.stop();
  });

  test("takes a change of a file that the config extends for one of the config, and one that comes", async () => {
    const config = "extends: shared/base.yaml\n";
    const session = await startSession({ files: { ...files, "docs/b.md": badNote, "perfdoc.config.yaml": config } });
    await session.open("docs/b.md");
    const severities = () => severitiesIn(session, "docs/b.md");
    const told = () => session.pushed.findLast(({ uri }) => uri === session.uri("perfdoc.config.yaml"))?.diagnostics;
    assert.deepEqual(await severities(), [1]);
    assert.match(told()?.[0]?.message.toString() ?? "", /which is not there/);
    const watched = session.registrations.filter(({ method }) => method === "workspace/didChangeWatchedFiles");
    assert.match(JSON.stringify(watched), /"(?:\*\*\/)?shared\/base\.yaml"/);
    await session.onDisk("shared/base.yaml", "rules:\n  section-missing: hint\n", CREATED);
    assert.deepEqual(await severities(), [4]);
    assert.deepEqual(told(), []);
    const override = "overrides:\n  - files: [docs/b.md]\n    rules:\n      section-missing: warning\n";
    await session.onDisk("shared/base.yaml", override, CHANGED);
    assert.deepEqual(await severities(), [2]);
    await session.onDisk("shared/base.yaml", "rules: no\n", CHANGED);
    assert.deepEqual(await severities(), [2]);
    const inBase = session.pushed.findLast(({ uri }) => uri === session.uri("shared/base.yaml"));
    assert.match(inBase?.diagnostics[0]?.message.toString() ?? "", /^rules is the text "no"/);
    await session.onDisk("shared/base.yaml", undefined, DELETED);
    assert.deepEqual(await severities(), [1]);
    await session.stop();
  });

  test("puts the editor's settings over the config, and follows them", async () => {
    const session = await startSession({
      files: { ...files, "docs/b.md": badNote, "perfdoc.config.yaml": "rules:\n  section-missing: hint\n" },
      settings: { rules: { "section-missing": "warning" }, unknown: 1, docsRoot: null },
    });
    await session.open("docs/b.md");
    assert.deepEqual(await severitiesIn(session, "docs/b.md"), [2]);
    assert.ok(!session.logged.some((one) => one.includes("docsRoot")), "null is what nobody has set");
    session.settings = { rules: { "section-missing": "off" } };
    await session.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    assert.deepEqual(await severitiesIn(session, "docs/b.md"), []);
    await session.stop();
  });

  test("follows templates", async () => {
    const session = await startSession({ files });
    await session.open("docs/b.md");
    assert.deepEqual(await session.findings("docs/b.md"), []);
    const longer = `${noteTemplate}\n## Costs\n\nDescribe its costs (1-2 paragraphs).\n`;
    await session.onDisk(".perfdoc/templates/note.md", longer, CHANGED);
    assert.ok((await session.findings("docs/b.md")).some((finding) => finding.startsWith("section-missing")));
    await session.stop();
  });

  test("follows files that come and go, and a thousand events at once", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md");
    assert.deepEqual(await session.findings("docs/a.md"), []);
    await session.onDisk("docs/b.md", undefined, DELETED);
    assert.deepEqual(await session.findings("docs/a.md"), ["link-file: ./b.md#limits"]);
    await session.onDisk("docs/b.md", goodNote.replace("## Limits", "## Bounds"), CREATED);
    assert.deepEqual(await session.findings("docs/a.md"), ["link-file-fragment: #limits"]);
    const before = await session.idle();
    session.folder.put("docs/b.md", goodNote);
    const changes = Array.from({ length: 1_000 }, (_, index) => ({
      uri: session.uri(`docs/x${index}.md`),
      type: CREATED,
    }));
    await session.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [...changes, { uri: session.uri("docs/b.md"), type: CHANGED }],
    });
    assert.deepEqual(await session.findings("docs/a.md"), []);
    const { rules } = await session.idle();
    assert.ok(rules.workspace - before.rules.workspace < 200, `${rules.workspace - before.rules.workspace} rules ran`);
    await session.stop();
  });

  test("believes the open document before the disk, and the disk again once it is closed", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md");
    await session.open("docs/b.md", goodNote.replace("## Limits", "## Bounds"));
    assert.deepEqual(await session.findings("docs/a.md"), ["link-file-fragment: #limits"]);
    await session.onDisk("docs/b.md", goodNote, CHANGED);
    assert.deepEqual(await session.findings("docs/a.md"), ["link-file-fragment: #limits"]);
    await session.close("docs/b.md");
    assert.deepEqual(await session.findings("docs/a.md"), []);
    await session.stop();
  });

  test("gives each folder its own config, the inner one first", async () => {
    const session = await startSession({
      files: {
        "one/perfdoc.config.yaml": "rules:\n  section-missing: hint\n",
        "one/.perfdoc/templates/note.md": noteTemplate,
        "one/docs/a.md": badNote,
        "one/inner/perfdoc.config.yaml": "rules:\n  section-missing: warning\n",
        "one/inner/.perfdoc/templates/note.md": noteTemplate,
        "one/inner/docs/a.md": badNote,
        "two/docs/a.md": badNote,
      },
      folders: ["one", "two"],
    });
    const severities = (file: string) => severitiesIn(session, file);
    for (const file of ["one/docs/a.md", "one/inner/docs/a.md", "two/docs/a.md"]) await session.open(file);
    assert.deepEqual(await severities("one/docs/a.md"), [4]);
    assert.deepEqual(await severities("one/inner/docs/a.md"), [4]);
    // No template of "two" is called so: only the frontmatter is checked there.
    assert.deepEqual(
      (await session.findings("two/docs/a.md")).filter((one) => one.startsWith("section")),
      [],
    );
    const inner = { uri: session.uri("one/inner"), name: "inner" };
    await changeFolders(session, [inner], []);
    assert.deepEqual(await severities("one/inner/docs/a.md"), [2]);
    await changeFolders(session, [], [inner]);
    assert.deepEqual(await severities("one/inner/docs/a.md"), [4]);
    await session.stop();
  });

  test("renames a heading with its entry and every link to it", async () => {
    const session = await startSession({ files });
    await session.open("docs/b.md");
    const at = { textDocument: { uri: session.uri("docs/b.md") }, position: session.behind("docs/b.md", "## Lim") };
    const prepared = await session.connection.sendRequest(PrepareRenameRequest.type, at);
    assert.deepEqual(prepared && "placeholder" in prepared ? prepared.placeholder : prepared, "Limits");
    const edit = await session.connection.sendRequest(RenameRequest.type, { ...at, newName: "Hard Limits" });
    assert.ok(edit);
    await session.apply(edit);
    assert.match(session.text("docs/b.md"), /2\. \[Hard Limits\]\(#hard-limits\)[\s\S]*## Hard Limits/);
    const other = readFileSync(path.join(session.folder.path, "docs/a.md"), "utf8");
    assert.ok(other.includes("[limits](./b.md#hard-limits)"));
    await assert.rejects(session.connection.sendRequest(RenameRequest.type, { ...at, newName: " " }), /can't be empty/);
    await session.stop();
  });

  test("keeps links right when files move", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md");
    const renames = [{ oldUri: session.uri("docs/b.md"), newUri: session.uri("docs/core/c.md") }];
    const edit = await session.connection.sendRequest(WillRenameFilesRequest.type, { files: renames });
    assert.ok(edit);
    await session.apply(edit);
    assert.ok(session.text("docs/a.md").includes("(./core/c.md#limits)"), session.text("docs/a.md"));
    await session.stop();
  });

  test("is walked through: definition, references, symbols, links", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md");
    const textDocument = { uri: session.uri("docs/a.md") };
    const position = session.behind("docs/a.md", "./b.md#lim");
    const place = await session.connection.sendRequest(DefinitionRequest.type, { textDocument, position });
    assert.deepEqual(Array.isArray(place) ? place.map((one) => ("uri" in one ? one.uri : "")) : place, [
      session.uri("docs/b.md"),
    ]);
    const context = { includeDeclaration: true };
    const references = await session.connection.sendRequest(ReferencesRequest.type, {
      textDocument,
      position,
      context,
    });
    assert.deepEqual(
      new Set(references?.map(({ uri }) => uri)),
      new Set([session.uri("docs/a.md"), session.uri("docs/b.md")]),
    );
    const symbols = await session.connection.sendRequest(WorkspaceSymbolRequest.type, { query: "watching" });
    assert.equal(symbols?.length, 2);
    const links = await session.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
    assert.ok(links?.some(({ target }) => target?.startsWith(`${session.uri("docs/b.md")}#L`)));
    await session.stop();
  });

  test("leads a link to its heading's line, though nobody has asked for that file's text before", async () => {
    const session = await startSession({ files });
    await session.open("docs/a.md");
    const textDocument = { uri: session.uri("docs/a.md") };
    await session.idle();
    const links = await session.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
    const line = goodNote.split("\n").indexOf("## Limits") + 1;
    assert.ok(links?.some(({ target }) => target === `${session.uri("docs/b.md")}#L${line}`));
    await session.stop();
  });

  test("shows its documents with their scores, and says which changed", async () => {
    const session = await startSession({
      files: { ...files, "docs/b.md": badNote },
      capabilities: pullingCapabilities,
    });
    const changed: string[][] = [];
    session.connection.onNotification(
      "perfdoc/documentsChanged",
      ({ uris }: { uris: string[] }) => void changed.push(uris),
    );
    const { documents } = await session.connection.sendRequest(documentsRequest, {});
    assert.deepEqual(
      documents.map(({ path: place, completeness }) => [place, completeness]),
      [
        ["docs/a.md", 100],
        ["docs/b.md", 90],
      ],
    );
    const sections = await session.connection.sendRequest(sectionsRequest, { uri: session.uri("docs/b.md") });
    assert.deepEqual(
      sections?.filter(({ isPresent }) => !isPresent).map(({ title }) => title),
      ["Watching"],
    );
    changed.length = 0;
    await session.open("docs/b.md");
    await session.edit("docs/b.md", "tasks.", `tasks.\n\n## Watching\n\nIts length is on the dashboard.`);
    await session.idle();
    assert.ok(changed.flat().includes(session.uri("docs/b.md")));
    const uris = [session.uri("docs/b.md")];
    const [row] = (await session.connection.sendRequest(documentsRequest, { uris })).documents;
    assert.equal(row?.completeness, 100);
    await session.stop();
  });

  test("gives the text of a new document", async () => {
    const session = await startSession({ files });
    const params = { uri: session.uri("docs/new/note.md"), category: "note", module: "core", name: "Cache" };
    const text = await session.connection.sendRequest(newDocumentRequest, params);
    assert.match(text ?? "", /module: core[\s\S]*# Cache - Note/);
    const snippet = await session.connection.sendRequest(newDocumentRequest, { ...params, asSnippet: true });
    assert.match(snippet ?? "", /\$\{1:/);
    assert.equal(await session.connection.sendRequest(newDocumentRequest, { ...params, category: "none" }), null);
    await session.stop();
  });
});

/** The severities of the missing section: what the configs of these tests set. */
async function severitiesIn(session: EditorSession, file: string) {
  const found = await session.diagnostics(file);
  return found.filter(({ code }) => code === "section-missing").map(({ severity }) => severity);
}

async function changeFolders(
  session: EditorSession,
  added: { uri: string; name: string }[],
  removed: { uri: string; name: string }[],
) {
  await session.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event: { added, removed } });
}
