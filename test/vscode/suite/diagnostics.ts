import assert from "node:assert/strict";
import { commands, Range } from "vscode";
import { type Counters, countersRequest } from "../../../server/src/lsp/client/messages.ts";
import { closeAll, codeOf, diagnosticOf, diagnosticsOf, openNew, perfdoc, placeOf, test, until } from "./harness.ts";

test("finds what is wrong while it is typed, and forgets it when it is fixed", async () => {
  const editor = await openNew("docs/suite/typed.md");
  const { document } = editor;
  const end = document.lineAt(placeOf(document, "status:")).range.end;
  await editor.edit((edit) => edit.insert(end, "x"));
  const found = await diagnosticOf(document.uri, "frontmatter-enum");
  assert.equal(found.range.start.line, end.line);
  assert.equal(document.getText(found.range).endsWith("x"), true);
  await editor.edit((edit) => edit.delete(new Range(end, end.translate(0, 1))));
  await until("it is gone", () => diagnosticsOf(document.uri).every((one) => codeOf(one) !== "frontmatter-enum"));
  await closeAll();
});

test("says nothing of Markdown that is no performance document", async () => {
  const { document } = await openNew("docs/suite/ordinary.md", () => "# Title\n\nX ms {Name}\n");
  const { client } = await perfdoc();
  await client.sendRequest<Counters>(countersRequest.method, { whenIdle: true });
  assert.deepEqual(diagnosticsOf(document.uri), []);
  await closeAll();
});

test("shows the score on the title as a lens, and what a field is for in a hover", async () => {
  const { document } = await openNew("docs/suite/lens.md");
  const lenses = await until("there is a lens", async () => {
    const found: readonly { readonly command?: { readonly title: string } }[] =
      (await commands.executeCommand("vscode.executeCodeLensProvider", document.uri)) ?? [];
    return found.some(({ command }) => command?.title.includes("% complete")) ? found : undefined;
  });
  assert.ok(lenses.length > 0);
  const hovers = await until("there is a hover", async () => {
    const place = placeOf(document, "- **P95").translate(0, 6);
    const found: readonly unknown[] = await commands.executeCommand("vscode.executeHoverProvider", document.uri, place);
    return found.length > 0 ? found : undefined;
  });
  assert.ok(hovers.length > 0);
  await closeAll();
});
