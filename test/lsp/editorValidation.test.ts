import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DidChangeConfigurationNotification } from "vscode-languageserver/node";
import { rulesOfEditor } from "../../server/src/lsp/client/editorValidation.ts";
import { goodNote, noteFiles } from "../support/notes.ts";
import { pullingCapabilities, startSession } from "../support/session.ts";
import { pullInParts } from "../support/workspaceDiagnostics.ts";

const broken = goodNote
  .replace("The queue hands", "See [a](./none.md), [b](#none), [c](./good.md#none) and [d][none]. The queue hands")
  .replace("](#limits)", "](#limit)");
const files = { ...noteFiles, "docs/a.md": broken, "docs/good.md": goodNote };
const OURS = ["link-file", "link-file-fragment", "link-fragment", "reference-undefined", "toc-anchor"];

const on = {
  enabled: true,
  referenceLinks: { enabled: "warning" },
  fragmentLinks: { enabled: "warning" },
  fileLinks: { enabled: "warning", markdownFragmentLinks: "inherit" },
};

async function rulesShown(validation: unknown, clientName = "Visual Studio Code"): Promise<readonly string[]> {
  const session = await startSession({ files, capabilities: pullingCapabilities, clientName });
  session.otherSettings = { "markdown.validate": validation };
  await session.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  await session.open("docs/a.md");
  const shown = (await session.diagnostics("docs/a.md")).map(({ code }) => String(code)).sort();
  await session.close("docs/a.md");
  const reports = await pullInParts(session, []);
  const closed = reports.findLast(({ uri }) => uri === session.uri("docs/a.md"));
  assert.equal(closed?.kind === "full" && closed.items.length, OURS.length, "VS Code checks open documents alone");
  await session.stop();
  return shown;
}

describe("what VS Code's own check of links reports", () => {
  test("is not reported twice while that is on", async () => {
    assert.deepEqual(await rulesShown({ ...on, enabled: false }), OURS);
    assert.deepEqual(await rulesShown(on), []);
    assert.deepEqual(
      await rulesShown({ ...on, fragmentLinks: { enabled: "ignore" } }),
      OURS.slice(1, 3).concat(OURS[4] ?? ""),
    );
    assert.deepEqual(await rulesShown(on, "Another"), OURS);
  });

  test("is read from whatever settings hold", () => {
    const rulesOf = (validation: unknown) => [...rulesOfEditor(validation)].sort();
    for (const odd of [
      undefined,
      null,
      "on",
      1,
      [],
      { enabled: "true" },
      { enabled: true },
      { enabled: true, fileLinks: 1 },
    ]) {
      assert.deepEqual(rulesOf(odd), []);
    }
    assert.deepEqual(rulesOf({ enabled: true, fileLinks: { enabled: "error" } }), ["link-file"]);
    assert.deepEqual(rulesOf({ ...on, fileLinks: { enabled: "ignore", markdownFragmentLinks: "error" } }), [
      "link-file-fragment",
      "link-fragment",
      "reference-undefined",
      "toc-anchor",
      "toc-entry-stale",
    ]);
  });
});
