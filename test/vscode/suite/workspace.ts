import assert from "node:assert/strict";
import {
  ConfigurationTarget,
  commands,
  Position,
  type Range,
  Uri,
  version,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import {
  closeAll,
  codeOf,
  diagnosticOf,
  diagnosticsOf,
  open,
  openNew,
  perfdoc,
  placeOf,
  root,
  test,
  textOf,
  until,
  withoutLastSection,
  write,
} from "./harness.ts";

test("takes over settings while it runs", async () => {
  const { document } = await openNew("docs/suite/settings.md", withoutLastSection);
  await diagnosticOf(document.uri, "section-missing");
  const settings = workspace.getConfiguration("perfdoc");
  await settings.update("rules", { "section-missing": "off" }, ConfigurationTarget.Workspace);
  await until("the rule is quiet", () => diagnosticsOf(document.uri).every((one) => codeOf(one) !== "section-missing"));
  await settings.update("rules", undefined, ConfigurationTarget.Workspace);
  await diagnosticOf(document.uri, "section-missing");
  await closeAll();
});

test("leaves what nobody has set to the config file", async () => {
  const { document } = await openNew("docs/suite/config.md", withoutLastSection);
  await diagnosticOf(document.uri, "section-missing");
  const config = Uri.joinPath(root(), "perfdoc.config.yaml");
  const before = await textOf(config);
  await write("perfdoc.config.yaml", "docsRoot: docs\nrules:\n  section-missing: off\n");
  await until("the rule is quiet", () => diagnosticsOf(document.uri).every((one) => codeOf(one) !== "section-missing"));
  await write("perfdoc.config.yaml", before);
  await diagnosticOf(document.uri, "section-missing");
  await closeAll();
});

test("renames a heading with its entry in the table of contents, and links of other documents to it", async () => {
  const { document } = await openNew("docs/suite/rename.md");
  const line = placeOf(document, "\n## ", document.getText().indexOf("\n---\n", 200)).line + 1;
  const slug = document.lineAt(line).text.slice("## ".length).toLowerCase().replaceAll(" ", "-");
  const other = await openNew("docs/suite/renameFrom.md", (text) => `${text}\n[See there](rename.md#${slug}).\n`);
  const entry = placeOf(document, `(#${slug})`);
  const places = [
    { uri: document.uri, position: new Position(line, 5), name: "Another Name" },
    { uri: document.uri, position: entry.translate(0, -2), name: "A Third Name" },
    { uri: other.document.uri, position: placeOf(other.document, "See there"), name: "The Last Name" },
  ];
  for (const { uri, position, name } of places) {
    const edit = await until("the rename is answered", async () =>
      commands.executeCommand<WorkspaceEdit>("vscode.executeDocumentRenameProvider", uri, position, name),
    );
    assert.equal(
      edit.get(document.uri).length,
      new Set(edit.get(document.uri).map(({ range }) => rangeText(range))).size,
    );
    await workspace.applyEdit(edit);
    const fragment = name.toLowerCase().replaceAll(" ", "-");
    assert.equal(document.lineAt(line).text, `## ${name}`);
    // The editor's own rename leaves the entry's text as it was.
    assert.ok(document.getText().includes(`[${name}](#${fragment})`));
    assert.ok(other.document.getText().includes(`[See there](rename.md#${fragment})`));
  }
  await workspace.saveAll();
  await closeAll();
});

test("leaves renaming in other Markdown to the editor", async () => {
  // The embedded 1.99 comes without ripgrep, by which VS Code looks for links.
  if (version.startsWith("1.99")) return;
  const uri = await write("notes/rename.md", "# Notes\n\n[Mine](#first)\n\n## First\n");
  const { document } = await window.showTextDocument(uri);
  const edit = await until("the rename is answered", async () =>
    commands.executeCommand<WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      uri,
      placeOf(document, "First"),
      "Second",
    ),
  );
  await workspace.applyEdit(edit);
  assert.equal(document.getText(), "# Notes\n\n[Mine](#second)\n\n## Second\n");
  await workspace.saveAll();
  await closeAll();
});

test("keeps paths right when a document is moved", async () => {
  await open("docs/gateway/performance.md");
  const from = Uri.joinPath(root(), "docs/search/performance.md");
  const edit = new WorkspaceEdit();
  edit.renameFile(from, Uri.joinPath(root(), "docs/search/speed.md"));
  await workspace.applyEdit(edit);
  const editor = await open("docs/gateway/performance.md");
  await until("the dependency follows", () => editor.document.getText().includes("- ../search/speed.md"));
  await closeAll();
});

test("takes in a second folder", async () => {
  const second = Uri.joinPath(root(), "../second");
  await perfdoc();
  workspace.updateWorkspaceFolders(1, 0, { uri: second });
  const { store } = await perfdoc();
  store.want();
  await until("its documents are listed", () => store.rows.some(({ folder }) => folder.endsWith("/second")));
  await window.showTextDocument(Uri.joinPath(second, "docs/gateway/performance.md"));
  await until("it is checked", () => diagnosticsOf(Uri.joinPath(second, "docs/gateway/performance.md")).length > 0);
  await closeAll();
});

test("starts the server again on command", async () => {
  await commands.executeCommand("perfdoc.restartServer");
  const { document } = await openNew("docs/suite/again.md", withoutLastSection);
  await diagnosticOf(document.uri, "section-missing");
  await closeAll();
});

function rangeText({ start, end }: Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}
