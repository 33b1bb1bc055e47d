import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, test } from "node:test";

const INJECTED = "syntaxes/perfdoc.injection.tmLanguage.json";
const STUB = "test/grammar/markdown.stub.json";

/** The editor's own grammar of Markdown, where a VS Code is installed for the tests. */
const BUILT_IN = ["code-server-4.139.1", "code-server-4.99.4"].map(
  (host) =>
    `.vscode-test/${host}/node_modules/code-server/lib/vscode/extensions/markdown-basics/syntaxes/markdown.tmLanguage.json`,
);

describe("the injected grammar", () => {
  for (const grammar of [STUB, ...BUILT_IN]) {
    test(`gives its scopes inside ${grammar}`, { skip: !existsSync(grammar) }, () => {
      const args = ["-g", grammar, "-g", INJECTED, "test/grammar/*.test.md"];
      const { status, stdout } = spawnSync("npx", ["vscode-tmgrammar-test", ...args], { encoding: "utf8" });
      const told = stdout.split("\n").filter((line) => !line.startsWith("grammar not found"));
      assert.equal(status, 0, told.join("\n"));
    });
  }
});
