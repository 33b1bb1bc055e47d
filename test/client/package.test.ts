import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";

/** What a user of the extension needs, and nothing else: no sources, maps, tests, nor the command line. */
const CONTENT: readonly RegExp[] = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|SUPPORT\.md|LICENSE)$/,
  /^THIRD_PARTY_LICENSES\.txt$/,
  /^dist\/client\.cjs$/,
  /^dist\/extension\.cjs$/,
  /^dist\/extension\.browser\.cjs\.js$/,
  /^dist\/server\.browser\.js$/,
  /^dist\/server(?:Program)?\.cjs$/,
  /^dist\/mcpServer\.cjs$/,
  /^dist\/dashboard\.(?:js|css)$/,
  /^client\/media\/\w+\.css$/,
  /^client\/(?:images\/(?:icon\.png|documents\.svg)|walkthrough\/\w+(?:\.de)?\.(?:svg|md))$/,
  /^server\/(?:schemas\/[\w.]+\.json|templates\/\w+\.md)$/,
  /^docs\/rules\/[\w-]+\.md$/,
  /^snippets\/\w+\.code-snippets$/,
  /^syntaxes\/[\w.]+\.tmLanguage\.json$/,
  /^(?:l10n\/bundle\.l10n|package\.nls)(?:\.de)?\.json$/,
  /^skills\/[\w-]+\/SKILL\.md$/,
  /^examples\/docs\/search\/performance\.md$/,
];

test("the package holds what is needed and nothing else", { skip: !existsSync("dist/client.cjs") }, () => {
  const script =
    'import("./test/vscode/pack.mjs").then(async (pack) => console.log((await pack.extensionFiles()).join("\\n")))';
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  const files = stdout.split("\n").filter((line) => line !== "");
  assert.deepEqual(
    files.filter((file) => !CONTENT.some((pattern) => pattern.test(file))),
    [],
  );
  for (const pattern of CONTENT)
    assert.ok(
      files.some((file) => pattern.test(file)),
      String(pattern),
    );
});
