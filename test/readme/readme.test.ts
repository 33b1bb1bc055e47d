import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import manifest from "../../package.json" with { type: "json" };
import { COMMANDS } from "../../server/src/cli/help.ts";
import { marketplaceReadme } from "../vscode/marketplaceReadme.mjs";

const readme = readFileSync("README.md", "utf8");
const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

test("the README's pictures are there, each light and dark", () => {
  const shown = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, file = ""]) => file);
  assert.deepEqual(shown.map((file) => file.replace("docs/pictures/", "")).sort(), readdirSync("docs/pictures").sort());
  assert.ok(shown.every((file) => shown.includes(file.replace(/-(?:light|dark)\.png$/, (end) => OTHER[end] ?? ""))));
  for (const file of shown) assert.deepEqual(readFileSync(file).subarray(0, SIGNATURE.length), SIGNATURE);
});

const OTHER: Readonly<Record<string, string>> = { "-light.png": "-dark.png", "-dark.png": "-light.png" };

test("on the Marketplace each picture is one that the packing gives an address", () => {
  const shown = marketplaceReadme(readme);
  assert.doesNotMatch(shown, /srcset/);
  const pictures = [...shown.matchAll(/<img src="[/.\w\s#-]+" alt="[^"]+">/g)];
  assert.equal(pictures.length, readdirSync("docs/pictures").length / 2);
});

test("the README's links lead to what is there", () => {
  // Links in fences are examples.
  const prose = readme.replace(/^```[^`]*^```$/gm, "");
  for (const [, link = ""] of prose.matchAll(/\]\(([^)#]+)/g)) assert.ok(existsSync(link), link);
});

test("the README names scripts and commands that are there", () => {
  for (const [, script = ""] of readme.matchAll(/npm run ([\w:]+)/g)) assert.ok(script in manifest.scripts, script);
  for (const [, first = "", second = ""] of readme.matchAll(/^perfdoc (\w+)(?: (\w+))?/gm))
    assert.ok(first in COMMANDS || `${first} ${second}` in COMMANDS, `${first} ${second}`);
});
