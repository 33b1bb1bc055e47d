import assert from "node:assert/strict";
import { test } from "node:test";
import { readModules } from "../../../server/src/core/workspace/facts/modules.ts";
import { readConfig } from "../../../server/src/core/workspace/settings/config.ts";
import { MemoryHost, memoryUri } from "../../support/memoryHost.ts";

async function modulesOf(files: Readonly<Record<string, string>>) {
  const host = new MemoryHost(files);
  const config = await readConfig(host, memoryUri("/w"), { ruleIds: [] });
  return (await readModules(host, memoryUri("/w"), config))?.map(({ name, aliases, uri }) => [
    name,
    ...aliases,
    uri.slice(memoryUri("/w").length + 1),
  ]);
}

const packages = {
  "/w/packages/core/package.json": '\u{FEFF}{\n\t"name": "@acme/core"\n}',
  "/w/packages/cli/package.json": '{"name":"cli"}',
  "/w/packages/core/test/package.json": "{}",
  "/w/packages/core/node_modules/x/package.json": "{}",
  "/w/packages/notes/readme.md": "",
  "/w/services/a/b/package.json": "not json",
};

test("modules of the config go before all others, with their packages' names", async () => {
  const config = "modules:\n  kernel: packages/core\n  docs: docs\n";
  const found = await modulesOf({
    ...packages,
    "/w/perfdoc.config.yaml": config,
    "/w/package.json": '{"workspaces":["packages/*"]}',
  });
  assert.deepEqual(found, [
    ["kernel", "@acme/core", "packages/core"],
    ["docs", "docs"],
  ]);
});

test("a design.config.json's modules bring their documents' folder and their categories", async () => {
  const module = { path: "packages/core", designDocsPath: "design/core", categories: ["performance"] };
  const host = new MemoryHost({ "/w/design.config.json": JSON.stringify({ modules: { core: module } }) });
  const config = await readConfig(host, memoryUri("/w"), { ruleIds: [] });
  assert.deepEqual(await readModules(host, memoryUri("/w"), config), [
    {
      name: "core",
      aliases: [],
      uri: memoryUri("/w/packages/core"),
      docs: memoryUri("/w/design/core"),
      categories: ["performance"],
    },
  ]);
});

test("npm's, yarn's and bun's workspaces are modules, by folder and package name", async () => {
  const expected = [
    ["cli", "packages/cli"],
    ["core", "@acme/core", "packages/core"],
  ];
  assert.deepEqual(await modulesOf({ ...packages, "/w/package.json": '{"workspaces":["./packages/*"]}' }), expected);
  assert.deepEqual(
    await modulesOf({ ...packages, "/w/package.json": '{"workspaces":{"packages":["packages/*/"]}}' }),
    expected,
  );
});

test("pnpm's are too, with globs of any depth and some left out", async () => {
  const pnpm = 'packages:\n  - "services/**"\n  - packages/*\n  - "!packages/cli"\n  - "../elsewhere/*"\n';
  assert.deepEqual(await modulesOf({ ...packages, "/w/pnpm-workspace.yaml": pnpm }), [
    ["core", "@acme/core", "packages/core"],
    ["b", "services/a/b"],
  ]);
});

test("where nothing says what the modules are, that is what is said", async () => {
  assert.equal(await modulesOf({ "/w/package.json": '{"name":"one"}', "/w/a.md": "" }), undefined);
  assert.equal(await modulesOf({ "/w/package.json": "{" }), undefined);
});
