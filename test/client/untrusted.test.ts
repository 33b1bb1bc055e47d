import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

test("the extension trusts no Markdown, and has no webview", () => {
  for (const name of readdirSync("client/src", { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    const text = readFileSync(path.join("client/src", name), "utf8");
    // The workspace's own `isTrusted` is asked, and that of Markdown only set for commands that are named.
    assert.doesNotMatch(
      text,
      /supportHtml|(?<!workspace)\.isTrusted(?! = \{ enabledCommands: \[)|isTrusted: true|Webview|webview/,
      name,
    );
  }
});
