import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pageHtml, pageMessage } from "../../client/src/dashboard/pageMessages.ts";

/** Where the one webview is made, and brought back. */
const OF_DASHBOARD = /^(?:dashboard\/|activateSoon\.ts$)/;

test("the extension trusts no Markdown, and has one webview", () => {
  for (const name of readdirSync("client/src", { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    const text = readFileSync(path.join("client/src", name), "utf8");
    // The workspace's own `isTrusted` is asked, and that of Markdown only set for commands that are named.
    assert.doesNotMatch(
      text,
      /supportHtml|(?<!workspace)\.isTrusted(?! = \{ enabledCommands: \[)|isTrusted: true/,
      name,
    );
    const withoutImports = text.replace(/from "[^"]*"/g, "");
    if (!OF_DASHBOARD.test(name.replaceAll(path.sep, "/"))) assert.doesNotMatch(withoutImports, /webview/i, name);
    assert.doesNotMatch(text, /retainContextWhenHidden|enableCommandUris|createCustomEditor/, name);
  }
});

test("the dashboard's page runs what the extension brings along, and nothing else", () => {
  const place = { source: "https://cdn.test", nonce: "n0", language: "de", title: 'A "<b>"' };
  const html = pageHtml({ script: "https://cdn.test/a.js?a=1&b=2", style: "https://cdn.test/a.css" }, place);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  assert.equal(
    policy,
    "default-src 'none'; script-src 'nonce-n0'; style-src https://cdn.test; base-uri 'none'; form-action 'none'",
  );
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.match(html, /<title>A &#34;&#60;b&#62;&#34;<\/title>/);
  const panel = readFileSync("client/src/dashboard/dashboardPanel.ts", "utf8");
  assert.match(panel, /localResourceRoots: \[files\]/);
});

test("of what a page says, only what it may say is heard", () => {
  assert.deepEqual(pageMessage({ type: "ready", more: 1 }), { type: "ready" });
  const open = { type: "open", path: "docs/a.md", line: 3 };
  assert.deepEqual(pageMessage({ ...open, command: "x" }), open);
  const others = [null, undefined, 5, "ready", [], {}, { type: "run" }, { type: "open" }, { ...open, path: 5 }];
  const lines = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "3", null].map((line) => ({ ...open, line }));
  for (const message of [...others, ...lines]) assert.equal(pageMessage(message), undefined, JSON.stringify(message));
});
