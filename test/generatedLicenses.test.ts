import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import * as esbuild from "esbuild";
import { programs } from "../esbuild.mjs";
import manifest from "../package.json" with { type: "json" };
import { localisedManifest } from "./support/manifestTexts.mjs";

const FILE = "THIRD_PARTY_LICENSES.txt";
const RULE = "-".repeat(80);

/** The folders of the packages of which something is in a bundle. */
async function bundledPackages(): Promise<readonly string[]> {
  const folders = new Set<string>();
  for (const program of programs) {
    const { metafile } = await esbuild.build({ ...program, write: false, sourcemap: false, metafile: true });
    assert.ok(metafile);
    for (const { inputs } of Object.values(metafile.outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders].sort();
}

function licenseOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  assert.equal(typeof license, "string", `${name} says its licence`);
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text =
    file === undefined ? "" : `\n${readFileSync(path.join(folder, file), "utf8").replace(/\r\n?/g, "\n").trim()}\n`;
  return `${RULE}\n${name} ${version}: ${license}\n${text}`;
}

test(`${FILE} holds the licence of everything in the bundles`, async () => {
  const licenses = (await bundledPackages()).map(licenseOf);
  assert.ok(licenses.length > 10);
  const expected = `What the programs of ${localisedManifest().displayName} hold of others, with their licences.\n\n${licenses.join("\n")}`;
  if (process.env.UPDATE) writeFileSync(FILE, expected);
  assert.ok(
    existsSync(FILE) && readFileSync(FILE, "utf8") === expected,
    `${FILE} is out of date: run "npm run generate"`,
  );
});

test("installing runs nothing of ours, and installs what the lock file says", () => {
  const scripts = Object.keys(manifest.scripts);
  assert.deepEqual(
    scripts.filter((name) => /^(?:(?:pre|post)?install|(?:pre|post)?prepare|prepublish|dependencies)$/.test(name)),
    [],
  );
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  assert.deepEqual(lock.packages[""].dependencies, manifest.dependencies);
  assert.deepEqual(lock.packages[""].devDependencies, manifest.devDependencies);
});

test("every dependency is justified", () => {
  const guide = readFileSync("CONTRIBUTING.md", "utf8");
  const section = guide.slice(guide.indexOf("\n## Dependencies"));
  const names = Object.keys(manifest.dependencies).filter((name) => !name.endsWith("-protocol"));
  assert.deepEqual(
    names.filter((name) => !section.includes(`\`${name}\``)),
    [],
  );
});
