import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import {
  type ClientCapabilities,
  DefinitionRequest,
  DocumentLinkRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  WillRenameFilesRequest,
} from "vscode-languageserver/node";
import { goodNote, noteTemplate } from "../support/notes.ts";
import { type EditorSession, startSession, usualCapabilities } from "../support/session.ts";

const linking = goodNote.replace(
  "The queue hands",
  'See [Limits](../../q/docs/b.md#limits) and <a href="../../q/docs/b.md#limits">these</a>, by [hand](../README.md#by-hand). The queue hands',
);

/** Two folders with a document each, and Markdown that is none of ours. */
const files = {
  "p/.perfdoc/templates/note.md": noteTemplate,
  "q/.perfdoc/templates/note.md": noteTemplate,
  "p/docs/a.md": linking,
  "q/docs/b.md": goodNote,
  "p/README.md":
    "# Read me\n\n- [Limits](../q/docs/b.md#limits)\n- ![](../q/docs/b.png)\n\n## By hand\n\n[Up](#by-hand)\n",
  "q/README.md": '<p><a href="docs/b.md#limits">Limits</a></p>\n\n[other](docs/c.md#limits) [notes](NOTES.md)\n',
  "q/NOTES.md": "[c](docs/c.md) and `docs/b.md#limits`\n",
  "q/docs/b.png": "",
  "r/README.md": "[Limits](../q/docs/b.md#limits)\n",
};

async function start(capabilities: ClientCapabilities = usualCapabilities): Promise<EditorSession> {
  const session = await startSession({ files, folders: ["p", "q"], capabilities });
  await session.open("p/docs/a.md");
  return session;
}

function onDisk(session: EditorSession, file: string): string {
  return readFileSync(path.join(session.folder.path, file), "utf8");
}

function at(session: EditorSession, file: string, needle: string) {
  return { textDocument: { uri: session.uri(file) }, position: session.behind(file, needle) };
}

describe("Markdown of the whole workspace", () => {
  test("is checked and found over its folders", async () => {
    const session = await start();
    assert.deepEqual(await session.findings("p/docs/a.md"), []);
    const place = await session.connection.sendRequest(
      DefinitionRequest.type,
      at(session, "p/docs/a.md", "docs/b.md#lim"),
    );
    assert.deepEqual(Array.isArray(place) ? place.map((one) => ("uri" in one ? one.uri : "")) : place, [
      session.uri("q/docs/b.md"),
    ]);
    const links = await session.connection.sendRequest(DocumentLinkRequest.type, {
      textDocument: { uri: session.uri("p/docs/a.md") },
    });
    assert.equal(links?.filter(({ target }) => target?.startsWith(session.uri("q/docs/b.md"))).length, 2);
    await session.edit("p/docs/a.md", 'b.md#limits">', 'none.md">');
    assert.deepEqual(await session.findings("p/docs/a.md"), ["link-file: ../../q/docs/none.md"]);
    await session.stop();
  });

  test("follows a heading that is renamed, and nothing beyond the workspace does", async () => {
    const session = await start();
    await session.open("q/docs/b.md");
    const heading = at(session, "q/docs/b.md", "## Lim");
    const edit = await session.connection.sendRequest(RenameRequest.type, { ...heading, newName: "Hard limits" });
    assert.ok(edit);
    await session.apply(edit);
    assert.match(session.text("q/docs/b.md"), /\[Hard limits\]\(#hard-limits\)[\s\S]*## Hard limits/);
    assert.match(
      session.text("p/docs/a.md"),
      /\[Hard limits\]\(\.\.\/\.\.\/q\/docs\/b\.md#hard-limits\) and <a href="\.\.\/\.\.\/q\/docs\/b\.md#hard-limits">/,
    );
    assert.ok(onDisk(session, "p/README.md").includes("- [Hard limits](../q/docs/b.md#hard-limits)\n"));
    assert.equal(onDisk(session, "q/README.md"), files["q/README.md"].replace("b.md#limits", "b.md#hard-limits"));
    assert.equal(onDisk(session, "r/README.md"), files["r/README.md"]);
    assert.equal(onDisk(session, "q/NOTES.md"), files["q/NOTES.md"]);
    assert.deepEqual(await session.findings("p/docs/a.md"), []);
    await session.stop();
  });

  test("has the heading renamed that a link leads to, whosever the document is", async () => {
    const session = await start();
    const link = at(session, "p/docs/a.md", "README.md#by");
    const prepared = await session.connection.sendRequest(PrepareRenameRequest.type, link);
    assert.ok(prepared && "placeholder" in prepared);
    assert.equal(prepared.placeholder, "By hand");
    assert.equal(session.document("p/docs/a.md").getText(prepared.range), "by-hand");
    const edit = await session.connection.sendRequest(RenameRequest.type, { ...link, newName: "With care" });
    assert.ok(edit);
    await session.apply(edit);
    assert.ok(session.text("p/docs/a.md").includes("[hand](../README.md#with-care)"));
    assert.equal(
      onDisk(session, "p/README.md"),
      files["p/README.md"].replace("## By hand", "## With care").replace("#by-hand", "#with-care"),
    );
    await session.stop();
  });

  test("has its edits told apart from those of other files, where the editor shows that", async () => {
    const groupsOf = async (capabilities: ClientCapabilities) => {
      const session = await start(capabilities);
      const link = at(session, "p/docs/a.md", "README.md#by");
      const edit = await session.connection.sendRequest(RenameRequest.type, { ...link, newName: "With care" });
      await session.stop();
      const groups = (edit?.documentChanges ?? []).flatMap((change) =>
        "edits" in change
          ? change.edits.map((one) => `${path.basename(change.textDocument.uri)} ${Object(one).annotationId}`)
          : [],
      );
      return { groups: [...new Set(groups)].sort(), known: Object.keys(edit?.changeAnnotations ?? {}).sort() };
    };
    const workspaceEdit = { ...usualCapabilities.workspace?.workspaceEdit, changeAnnotationSupport: {} };
    const annotating = { ...usualCapabilities, workspace: { ...usualCapabilities.workspace, workspaceEdit } };
    assert.deepEqual(await groupsOf(annotating), {
      groups: ["README.md others", "a.md own"],
      known: ["others", "own"],
    });
    assert.deepEqual(await groupsOf(usualCapabilities), {
      groups: ["README.md undefined", "a.md undefined"],
      known: [],
    });
  });

  test("is searched for references", async () => {
    const session = await start();
    await session.open("q/docs/b.md");
    const params = { ...at(session, "q/docs/b.md", "## Lim"), context: { includeDeclaration: false } };
    const found = await session.connection.sendRequest(ReferencesRequest.type, params);
    const names = found?.map(({ uri }) => path.relative(session.folder.path, new URL(uri).pathname));
    assert.deepEqual(names?.sort(), ["p/README.md", "p/docs/a.md", "p/docs/a.md", "q/README.md", "q/docs/b.md"]);
    await session.stop();
  });

  test("follows files and folders that move", async () => {
    const moves = [
      ["q/docs/b.md", "q/docs/b (2).md"],
      ["q/docs", "q/guide"],
      ["q/docs/b.md", "p/b.md"],
    ] as const;
    for (const [from, to] of moves) {
      const session = await start();
      const edit = await session.connection.sendRequest(WillRenameFilesRequest.type, {
        files: [{ oldUri: session.uri(from), newUri: session.uri(to) }],
      });
      assert.ok(edit);
      await session.apply(edit);
      const place = from.endsWith(".md") ? to : `${to}/b.md`;
      const leads = (file: string, text: string) =>
        [...text.matchAll(/(?:\]\(([^)]+)|href="([^"]+))#limits/g)].map(([, link, tag]) =>
          path.join(path.dirname(file), decodeURIComponent(link ?? tag ?? "")),
        );
      assert.deepEqual(leads("p/docs/a.md", session.text("p/docs/a.md")), [place, place]);
      assert.deepEqual(leads("p/README.md", onDisk(session, "p/README.md")), [place]);
      assert.equal(leads("q/README.md", onDisk(session, "q/README.md"))[0], place);
      assert.equal(onDisk(session, "r/README.md"), files["r/README.md"]);
      await session.stop();
    }
  });

  test("follows a heading that a quick fix renames", async () => {
    const note = goodNote.replace("## Limits", "## Limmits").replace("[Limits](#limits)", "[Limmits](#limmits)");
    const session = await startSession({
      files: { ...files, "q/docs/b.md": note, "q/README.md": "[x](docs/b.md#limmits)\n" },
      folders: ["p", "q"],
    });
    await session.open("q/docs/b.md");
    const actions = await session.codeActions("q/docs/b.md");
    const renaming = actions.find(({ diagnostics }) => diagnostics?.some(({ code }) => code === "heading-near-miss"));
    assert.ok(renaming, actions.map(({ title }) => title).join(", "));
    await session.fix("q/docs/b.md", renaming.title);
    assert.ok(session.text("q/docs/b.md").includes("\n## Limits\n"));
    assert.equal(onDisk(session, "q/README.md"), "[x](docs/b.md#limits)\n");
    await session.stop();
  });

  test("takes its links along when it moves itself; what has nothing to do with our documents stays as it is", async () => {
    const session = await start();
    const move = async (from: string, to: string) =>
      session.connection.sendRequest(WillRenameFilesRequest.type, {
        files: [{ oldUri: session.uri(from), newUri: session.uri(to) }],
      });
    const edit = await move("q/README.md", "q/docs/deep/README.md");
    assert.ok(edit);
    await session.apply(edit);
    assert.equal(
      onDisk(session, "q/README.md"),
      '<p><a href="../b.md#limits">Limits</a></p>\n\n[other](../c.md#limits) [notes](../../NOTES.md)\n',
    );
    assert.equal(await move("q/NOTES.md", "q/docs/NOTES.md"), null);
    await session.stop();
  });
});
