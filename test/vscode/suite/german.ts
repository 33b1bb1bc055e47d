import assert from "node:assert/strict";
import { commands, env, Uri, workspace } from "vscode";
import type { TreeNode } from "../../../client/src/views/documentTree.ts";
import { closeAll, diagnosticOf, extension, openNew, perfdoc, test, until, withoutLastSection } from "./harness.ts";
import { below, documentNode } from "./rows.ts";

/** What the manifest's texts would be if VS Code did not find them. */
const KEY = /"%[\w.-]+%"/;

test("the editor is German", async () => {
  assert.equal(env.language, "de");
});

test("commands, settings, views and the walkthrough have German texts", async () => {
  const { packageJSON, extensionUri } = extension();
  assert.doesNotMatch(JSON.stringify(packageJSON), KEY);
  const { commands: contributed, configuration, views, viewsWelcome, walkthroughs } = packageJSON.contributes;
  assert.deepEqual(contributed[0].title, { value: "Neues Performance-Dokument…", original: "New Performance Doc…" });
  assert.equal(views.perfdoc[0].name, "Performance-Dokumente");
  assert.match(viewsWelcome[0].contents, /^Hier werden die Performance-Dokumente/);
  const documents = configuration[0].properties;
  assert.match(documents["perfdoc.docsRoot"].markdownDescription, /^Der Ordner mit den Dokumenten/);
  assert.match(documents["perfdoc.rules"].properties["link-file"].description, /^Ein Link auf eine Datei/);
  const [step] = walkthroughs[0].steps.filter(({ id }: { readonly id: string }) => id === "check");
  const page = await workspace.fs.readFile(Uri.joinPath(extensionUri, step.media.markdown));
  assert.match(new TextDecoder().decode(page), /^# In Pull Requests prüfen/);
});

test("findings and lenses are German", async () => {
  const { document } = await openNew("docs/suite/german.md", withoutLastSection);
  const missing = await diagnosticOf(document.uri, "section-missing");
  assert.match(missing.message, / fehlt/);
  const lens = await until("there is a lens", async () => {
    const found: readonly { readonly command?: { readonly title: string } }[] =
      (await commands.executeCommand("vscode.executeCodeLensProvider", document.uri)) ?? [];
    return found.find(({ command }) => command?.title.includes("%"))?.command?.title;
  });
  assert.match(lens, /vollständig/);
  await closeAll();
});

test("a missing section is added from its row and by the command, whose actions have German titles", async () => {
  const { document } = await openNew("docs/suite/added.md", withoutLastSection);
  await diagnosticOf(document.uri, "section-missing");
  const lacking = document.getText();
  await commands.executeCommand("perfdoc.insertMissingSections");
  const complete = document.getText();
  assert.ok(complete.length > lacking.length);
  assert.doesNotMatch(complete, /perfdoc-disable/);
  await commands.executeCommand("undo");
  const node = await until("its row is there", () => documentNode("suite/added.md"));
  const isMissing = (one: TreeNode) => one.kind === "section" && !one.section.isPresent;
  const row = await until("the section's row is there", async () => (await below(node)).find(isMissing));
  await commands.executeCommand("perfdoc.documents.addSection", row);
  await until("the section is there", () => document.getText() === complete);
  await closeAll();
});

test("the sidebar's rows are German, to a screen reader too", async () => {
  await commands.executeCommand("perfdoc.documents.focus");
  const node = await until("the document is there", () => documentNode("gateway/performance.md"));
  const { view } = await perfdoc();
  const item = view.getTreeItem(node);
  assert.match(item.accessibilityInformation?.label ?? "", /, \d+% vollständig, draft, \d+ Stellen? offen/);
});

export { runAll as run } from "./harness.ts";
