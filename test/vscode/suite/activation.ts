import assert from "node:assert/strict";
import { commands } from "vscode";
import { closeAll, diagnosticsOf, extension, open, perfdoc, test, until } from "./harness.ts";

const DOCUMENT = "docs/gateway/performance.md";

test("activates with the first Markdown document", async () => {
  assert.equal(extension().isActive, false, "nothing was opened yet");
  await open(DOCUMENT);
  await until("the extension is active", () => extension().isActive);
  await perfdoc();
  console.log(`ℹ activate returned after ${extension().exports.activatedIn.toFixed(1)} ms`);
});

test("shows what is wrong in a document that was opened", async () => {
  const { document } = await open(DOCUMENT);
  const found = await until("there are diagnostics", () => {
    const ours = diagnosticsOf(document.uri);
    return ours.length > 0 ? ours : undefined;
  });
  assert.ok(found.every(({ code }) => typeof code === "object" && code.target.path === `/rules/${code.value}`));
  await closeAll();
});

test("registers each command of its manifest", async () => {
  const known = new Set(await commands.getCommands(true));
  const contributed: readonly { readonly command: string }[] = extension().packageJSON.contributes.commands;
  assert.deepEqual(
    contributed.filter(({ command }) => !known.has(command)),
    [],
  );
});
