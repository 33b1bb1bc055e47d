import assert from "node:assert/strict";
import { CancellationTokenSource, commands, extensions, LanguageModelTextPart, lm, Uri, workspace } from "vscode";
import { closeAll, open, root, test, until, write } from "./harness.ts";

const DOCUMENT = "docs/agents/performance.md";

const text = (title: string) => `---
status: draft
module: search
category: performance
completeness: 90
---

# ${title} - Performance
`;

async function invoke(name: string, input: object): Promise<string> {
  const { token } = new CancellationTokenSource();
  const { content } = await lm.invokeTool(name, { input, toolInvocationToken: undefined }, token);
  return content.map((part) => (part instanceof LanguageModelTextPart ? part.value : "")).join("");
}

test("offers every tool of the manifest to language models", async () => {
  const { contributes } = extensions.getExtension("perfdoc.perfdoc")?.packageJSON ?? {};
  const offered = lm.tools.map(({ name }) => name);
  for (const { name } of contributes.languageModelTools) assert.ok(offered.includes(name), name);
});

test("a tool that reads sees unsaved text", async () => {
  await write(DOCUMENT, text("Search"));
  const editor = await open(DOCUMENT);
  const before = await invoke("perfdoc_check", { path: DOCUMENT });
  assert.match(before, /completeness-mismatch/);
  await editor.edit((edit) =>
    edit.insert(editor.document.lineAt(8).range.end, "\n## Tea\n\nIt is [here](#nowhere).\n"),
  );
  assert.ok(editor.document.isDirty);
  await until("the tool sees what was typed", async () =>
    (await invoke("perfdoc_check", { path: DOCUMENT })).includes("nowhere"),
  );
  await closeAll();
});

test("a tool that writes changes the document and saves it", async () => {
  await write(DOCUMENT, text("Search"));
  const { document } = await open(DOCUMENT);
  const listed = await invoke("perfdoc_propose_fixes", { path: DOCUMENT, rule: "completeness-mismatch" });
  const [, fix = ""] = /fix "([^"]+)"/.exec(listed) ?? [];
  await invoke("perfdoc_apply_fix", { path: DOCUMENT, fix });
  assert.doesNotMatch(document.getText(), /completeness: 90/);
  assert.ok(!document.isDirty);
  await assert.rejects(invoke("perfdoc_apply_fix", { path: DOCUMENT, fix }), /perfdoc_propose_fixes/);
  await closeAll();
});

test("a tool writes a new document", async () => {
  await invoke("perfdoc_new_document", { path: "docs/agents/fresh.md", module: "fresh" });
  const written = await workspace.fs.readFile(Uri.joinPath(root(), "docs/agents/fresh.md"));
  assert.match(Buffer.from(written).toString(), /^module: fresh$/m);
  await assert.rejects(invoke("perfdoc_new_document", { path: "../fresh.md" }), /out of the workspace/);
});

test("the editor starts the server for agents when asked to, and not before", async () => {
  const isOfServer = ({ name }: { readonly name: string }) => /^mcp_.*list_documents$/.test(name);
  assert.ok(!lm.tools.some(isOfServer));
  if (!("registerMcpServerDefinitionProvider" in lm)) return;
  await until("the server's tools are there", async () => {
    void commands.executeCommand("workbench.mcp.startServer", "*");
    return lm.tools.some(isOfServer);
  });
  const [tool] = lm.tools.filter(isOfServer);
  assert.match(await invoke(tool?.name ?? "", {}), /docs\/.*performance\.md/);
  await commands.executeCommand("workbench.mcp.stopServer", "perfdoc.perfdoc/Perfdoc");
});
