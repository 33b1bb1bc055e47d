import assert from "node:assert/strict";
import { type CodeAction, ConfigurationTarget, commands, workspace } from "vscode";
import { closeAll, diagnosticOf, openNew, placeOf, test, until, withoutLastSection } from "./harness.ts";

const headings = (text: string) => text.match(/^## .*$/gm) ?? [];

test("inserts a missing section with a quick fix", async () => {
  let complete = "";
  const editor = await openNew("docs/suite/missing.md", (text) => {
    complete = text;
    return `${withoutLastSection(text)}\n`;
  });
  const { document } = editor;
  const { range } = await diagnosticOf(document.uri, "section-missing");
  const actions: readonly CodeAction[] = await commands.executeCommand(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    "quickfix",
    10,
  );
  const fix = actions.find(({ title, isPreferred }) => isPreferred && title.startsWith("Insert the section"));
  assert.ok(fix?.edit);
  await workspace.applyEdit(fix.edit);
  assert.deepEqual(headings(document.getText()), headings(complete));
  await closeAll();
});

test("adds all missing sections with a command, in one step to undo", async () => {
  let complete = "";
  const editor = await openNew("docs/suite/lacking.md", (text) => {
    complete = text;
    return `${withoutLastSection(withoutLastSection(text))}\n`;
  });
  const before = editor.document.getText();
  await diagnosticOf(editor.document.uri, "section-missing");
  await commands.executeCommand("perfdoc.insertMissingSections");
  assert.deepEqual(headings(editor.document.getText()), headings(complete));
  await commands.executeCommand("undo");
  assert.equal(editor.document.getText(), before);
  await closeAll();
});

test("fixes all that needs no choice with a command", async () => {
  const editor = await openNew("docs/suite/fix.md", withoutLastSection);
  await diagnosticOf(editor.document.uri, "section-missing");
  const before = headings(editor.document.getText()).length;
  await commands.executeCommand("perfdoc.fixAll");
  assert.ok(headings(editor.document.getText()).length > before);
  await closeAll();
});

test("fixes all on save where the user wants that", async () => {
  const settings = workspace.getConfiguration("editor", { languageId: "markdown" });
  await settings.update("codeActionsOnSave", { "source.fixAll.perfdoc": "explicit" }, ConfigurationTarget.Global);
  const editor = await openNew("docs/suite/save.md", withoutLastSection);
  await diagnosticOf(editor.document.uri, "section-missing");
  const before = headings(editor.document.getText()).length;
  // The editor gives up on what takes too long, and asks again with the next save.
  await until("it is fixed", async () => {
    await editor.edit((edit) => edit.insert(placeOf(editor.document, "\n## ").translate(1), "\n"));
    await editor.document.save();
    return headings(editor.document.getText()).length > before;
  });
  await settings.update("codeActionsOnSave", undefined, ConfigurationTarget.Global);
  await closeAll();
});
