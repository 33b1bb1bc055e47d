import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { readQuantities } from "../../../server/src/core/quantities/readQuantities.ts";
import { compileTemplate } from "../../../server/src/core/template/compile.ts";
import { readModules } from "../../../server/src/core/workspace/facts/modules.ts";
import { packageScripts } from "../../../server/src/core/workspace/facts/packageScripts.ts";
import { readConfig } from "../../../server/src/core/workspace/settings/config.ts";
import { MemoryHost, memoryUri } from "../../support/memoryHost.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";

const template = readFileSync("server/templates/performance.md", "utf8");
const example = readFileSync("examples/docs/gateway/performance.md", "utf8");

const folder = mkdtempSync(path.join(tmpdir(), "perfdoc-hostile-"));
after(() => rmSync(folder, { recursive: true }));
const written = path.join(folder, "ran.txt");

/** Every language that a fence of gray-matter's may name, with content that would write a file if it ran. */
const LANGUAGES = ["js", "javascript", "JS", " js", "JavaScript ", "coffee", "cson", "json", "toml", "constructor"];

function withCode(language: string): string {
  const code = `require("fs").writeFileSync(${JSON.stringify(written)}, "")`;
  return `---${language}\n{ status: "draft", category: ${code} }\n---\n\n# A - Performance\n`;
}

/** The keys that every object of JavaScript has. */
const INHERITED = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "__defineGetter__",
];

/** Whether objects are as they were, whatever was read. */
function assertUntouched(before: readonly string[]): void {
  assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), before);
  assert.equal(Reflect.get({}, "polluted"), undefined);
}

/** Opened, compiled and checked, every fix made: no rule fails. */
function assertBearable(text: string): void {
  const document = openDocument(uriOf("docs/a.md"), text);
  const context = contextOf([{ path: "docs/a.md", text }]);
  const { findings, crashes } = checkDocument(document, context);
  assert.deepEqual(crashes, []);
  for (const { fixes } of findings) for (const fix of fixes) fix.edits();
  compileTemplate(uriOf(".perfdoc/templates/a.md"), text);
}

describe("what a document holds is never run", () => {
  for (const language of LANGUAGES) {
    test(`---${language}`, () => {
      const { frontmatter } = openDocument("file:///a.md", withCode(language));
      assert.deepEqual(frontmatter.entries, []);
      assert.ok(frontmatter.problems.length > 0);
      assertBearable(withCode(language));
      assert.ok(!existsSync(written));
    });
  }
});

const code = `require("fs").writeFileSync(${JSON.stringify(written)}, "")`;
const bomb = [
  "a: &a [x, x]",
  ...Array.from(
    { length: 30 },
    (_, n) =>
      `b${n}: &b${n} [${Array(9)
        .fill(n === 0 ? "*a" : `*b${n - 1}`)
        .join(", ")}]`,
  ),
].join("\n");

/** YAML that asks a careless reader for more than a value. */
const yamls: Readonly<Record<string, string>> = {
  "a function": `status: !!js/function 'function () { ${code} }'`,
  "an undefined": "status: !!js/undefined ''",
  "a regular expression": "status: !!js/regexp /(a+)+$/",
  "a tag of Python": `status: !!python/object/apply:os.system ["touch ${written}"]`,
  "a tag of nobody": "status: !mine {a: b}",
  bytes: "status: !!binary aGVsbG8=",
  "a set and an ordered map": "status: !!set {a, b}\nmodule: !!omap [a: b]",
  "a merge": "base: &base {polluted: yes}\n<<: *base\nstatus: {<<: *base, __proto__: {polluted: yes}}",
  "a merge of itself": "a: &a {<<: *a}\nstatus: draft",
  "an alias of itself": "a: &a [*a]\nstatus: draft",
  "an alias of nothing": "status: *nothing",
  "a billion laughs": bomb,
  "deep lists": `status: ${"[".repeat(20_000)}`,
  "deep maps": `status: ${"{a: ".repeat(20_000)}`,
  "deep block lists": `status:\n  ${"- ".repeat(20_000)}a`,
  "a directive": "%TAG ! tag:example.org,2000:\n--- !a\nstatus: draft",
  "many anchors": Array.from({ length: 1_500 }, (_, n) => `k${n}: &k${n} ${n}`).join("\n"),
};

for (const [name, yaml] of Object.entries(yamls)) {
  test(`${name} in YAML is a value at most`, async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    assertBearable(`---\n${yaml}\ncategory: performance\nmodule: search\n---\n\n# A - Performance\n`);
    const host = new MemoryHost({
      "w/perfdoc.config.yaml": yaml,
      "w/design.config.json": yaml,
      "w/pnpm-workspace.yaml": yaml,
      "w/package.json": yaml,
    });
    const config = await readConfig(host, memoryUri("w"), { ruleIds: ["placeholder"] });
    await readModules(host, memoryUri("w"), config);
    packageScripts(yaml);
    assertUntouched(before);
    assert.ok(!existsSync(written));
  });
}

test("names that every object has are names like any other", async () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  for (const name of INHERITED) {
    readQuantities(`5 ${name}, 5 ${name.toLowerCase()}/s`);
    for (const text of [
      example.replace(/^status: .*$/m, `status: ${name}`),
      example.replace(/^module: .*$/m, `module: ${name}`),
      example.replace(/^category: .*$/m, `category: ${name}`),
      example.replace(/^status: /m, `${name}: {polluted: true}\n$&`),
      example.replaceAll(/^## .*$/gm, `## ${name}`),
      example.replaceAll(/^#### .*$/gm, `#### ${name} 1: ${name}`),
      example.replaceAll(/\*\*[^*\n]+:\*\*/g, `**${name}:**`),
      example.replaceAll(/\*\*([^*\n]+):\*\* .*/g, `**$1:** 5 ${name}`),
      `${example}\n[a][${name}] and [${name}] and [b](#${name}) and [c](./${name}.md#${name})\n`,
      `${example}\n[${name}]: ./${name}.md\n`,
      `${example}\n<!-- perfdoc-disable ${name} -->\n`,
      `${example}\n\`\`\`bash\n${name} run ${name}\nnpm run ${name}\nnpm --${name} ${name}\npnpm --filter ${name} ${name}\n\`\`\`\n`,
      template.replaceAll(/^## .*$/gm, `## ${name}`).replace("status:", `${name}:`),
    ]) {
      assertBearable(text);
    }
    const json = `{"${name}": {"polluted": true}, "rules": {"${name}": "off"}, "modules": {"${name}": "a"}, "scripts": {"${name}": "x"}, "workspaces": ["${name}"]}`;
    const host = new MemoryHost({
      "w/perfdoc.config.json": json,
      "w/design.config.json": json,
      "w/package.json": json,
      [`w/${name}/package.json`]: `{"name": "${name}"}`,
    });
    const config = await readConfig(host, memoryUri("w"), { ruleIds: ["placeholder"] });
    assert.equal(config.settings.rules.placeholder, undefined);
    assert.equal(config.settings.modules.toString, name === "toString" ? "a" : undefined);
    await readModules(host, memoryUri("w"), config);
    assert.deepEqual(
      packageScripts(json)?.scripts.map((script) => script.name),
      [name],
    );
  }
  assertUntouched(before);
});
