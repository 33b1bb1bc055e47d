import assert from "node:assert/strict";
import { test } from "node:test";
import Ajv from "ajv";
import { configSchema, designConfigSchema } from "../../../server/generate/configSchema.ts";
import { relativePath } from "../../../server/src/core/host/uri.ts";
import {
  type FolderConfig,
  readConfig,
  settingsFromEditor,
} from "../../../server/src/core/workspace/settings/config.ts";
import { defaultSettings } from "../../../server/src/core/workspace/settings/settings.ts";
import { type MemoryFile, MemoryHost, memoryUri } from "../../support/memoryHost.ts";

const folder = memoryUri("/w");
const ruleIds = ["section-missing", "placeholder"];

function read(files: Readonly<Record<string, MemoryFile>>, previous?: FolderConfig): Promise<FolderConfig> {
  return readConfig(new MemoryHost(files), folder, { ruleIds }, previous);
}

/** Problems as `file:line:column message`. */
async function problemsOf(text: string, name = "perfdoc.config.yaml"): Promise<readonly string[]> {
  return shown(await read({ [`/w/${name}`]: text }));
}

function shown({ problems }: FolderConfig): readonly string[] {
  return problems.map(
    ({ uri, start, message }) => `${relativePath(folder, uri)}:${start.line + 1}:${start.character + 1} ${message}`,
  );
}

test("without a config the defaults hold", async () => {
  const config = await read({ "/w/a.md": "" });
  assert.deepEqual(config.settings, defaultSettings);
  assert.equal(config.file, undefined);
});

test("a config in YAML or JSON says what it says", async () => {
  const yaml = "# ours\ndocsRoot: ./documentation/\nrules:\n  placeholder: off\nmodules:\n  core: packages/core\n";
  const { settings, problems } = await read({ "/w/perfdoc.config.yaml": yaml });
  assert.deepEqual(problems, []);
  assert.equal(settings.docsRoot, "documentation");
  assert.equal(settings.rules.placeholder, "off");
  assert.equal(settings.modules.core, "packages/core");
  const json = '{\n\t"$schema": "x",\n\t"completenessTolerance": 0\n}';
  const other = await read({ "/w/perfdoc.config.json": json });
  assert.deepEqual(other.problems, []);
  assert.equal(other.settings.completenessTolerance, 0);
});

test("an empty config is no problem", async () => {
  assert.deepEqual(await problemsOf("# nothing yet\n"), []);
});

const broken: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ["an unknown key", "docRoot: docs\n", ['1:1 There is no setting "docRoot"; did you mean "docsRoot"?']],
  ["a far-off key", "zebra: 1\n", ['1:1 There is no setting "zebra".']],
  [
    "a list for a text",
    "docsRoot:\n  - a\n",
    ['2:3 docsRoot is a list; expected a path inside the workspace folder, such as "docs".'],
  ],
  [
    "a path that leads out",
    "docsRoot: ../x\n",
    ['1:11 docsRoot is "../x"; expected a path inside the workspace folder, such as "docs".'],
  ],
  ["a text for a list", "include: docs\n", ['1:10 include is the text "docs"; expected a list of globs.']],
  ["a number as a glob", "exclude: [a, 3]\n", ["1:14 An entry of exclude is the number 3; expected a glob."]],
  [
    "a glob of too many wildcards",
    `include: ["${"*a".repeat(20)}"]\n`,
    ["1:11 An entry of include has 20 wildcards; expected at most 12."],
  ],
  [
    "a text for a number",
    'staleStubDays: "90"\n',
    ['1:16 staleStubDays is the text "90"; expected a whole number from 1 to 36500.'],
  ],
  [
    "a number out of range",
    "completenessTolerance: 101\n",
    ["1:24 completenessTolerance is the number 101; expected a whole number from 0 to 100."],
  ],
  [
    "an unknown rule",
    "rules:\n  section-mising: error\n",
    ['2:3 There is no rule "section-mising"; did you mean "section-missing"?'],
  ],
  [
    "a severity that is none",
    "rules:\n  placeholder: fatal\n",
    ['2:16 The severity of placeholder is the text "fatal"; expected error, warning, information, hint or off.'],
  ],
  [
    "a module without a folder",
    "modules:\n  core:\n",
    ['2:8 The folder of module "core" is empty; expected a path inside the workspace folder, such as "docs".'],
  ],
  ["a list in place of a map", "- a\n", ["1:1 The config is a list; expected a map of settings."]],
  ["a key that stands twice", "docsRoot: a\ndocsRoot: b\n", ["2:1 This key stands twice; expected it once."]],
  [
    "an alias",
    "include: &a [x]\nexclude: *a\n",
    [
      "2:10 The alias *a is not followed; expected the value itself.",
      "2:10 exclude is empty; expected a list of globs.",
    ],
  ],
  ["a quote that is never closed", 'docsRoot: "docs\n', ["2:1 A closing quote, bracket or comma is missing here."]],
];

for (const [name, text, expected] of broken) {
  test(`a config with ${name}`, async () => {
    const prefixed = expected.map((line) => `perfdoc.config.yaml:${line}`);
    assert.deepEqual(await problemsOf(text), prefixed);
  });
}

test("keys of the prototype are keys like any other", async () => {
  const text = "__proto__:\n  docsRoot: x\nrules:\n  constructor: off\nmodules:\n  __proto__: a\n";
  const { settings, problems } = await read({ "/w/perfdoc.config.yaml": text });
  assert.equal(problems.length, 2);
  assert.equal(settings.docsRoot, "docs");
  assert.equal(settings.rules.constructor, undefined);
  assert.deepEqual(Object.keys(settings.modules), ["__proto__"]);
});

test("an alias bomb costs nothing", async () => {
  const lines = ["a0: &a0 [x, x]", ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)];
  const problems = await problemsOf(lines.join("\n"));
  assert.ok(problems.length > 0);
});

test("a config that is nested without end, or too large, is not read", async () => {
  for (const deep of ["[".repeat(20_000), `\n  ${"- ".repeat(20_000)}x`, "[{a: ".repeat(5_000)]) {
    assert.deepEqual(await problemsOf(`include: ${deep}`), [
      "perfdoc.config.yaml:1:1 The config is nested more than 64 levels deep and was not read; expected a few.",
    ]);
  }
  const [large] = await problemsOf(`# ${"x".repeat(300 * 1024)}`);
  assert.equal(large, "perfdoc.config.yaml:1:1 The file has 0.3 MB; expected at most 256 KB.");
});

test("of two configs the first is read, and the other is reported", async () => {
  const config = await read({
    "/w/perfdoc.config.yaml": "docsRoot: a\n",
    "/w/perfdoc.config.json": '{"docsRoot":"b"}',
  });
  assert.equal(config.settings.docsRoot, "a");
  assert.deepEqual(shown(config), [
    "perfdoc.config.json:1:1 This config is not read, since perfdoc.config.yaml stands beside it; expected one config in a folder.",
  ]);
});

test("while a config is broken, what it said last stays in force", async () => {
  const good = await read({ "/w/perfdoc.config.yaml": "docsRoot: a\ninclude: [x.md]\n" });
  const bad = await read({ "/w/perfdoc.config.yaml": "docsRoot: b\ninclude: x.md\n" }, good);
  assert.equal(bad.settings.docsRoot, "a");
  assert.equal(bad.problems.length, 1);
  const fixed = await read({ "/w/perfdoc.config.yaml": "docsRoot: b\n" }, bad);
  assert.equal(fixed.settings.docsRoot, "b");
  assert.deepEqual(fixed.settings.include, ["**/*.md"]);
});

const design = JSON.stringify({
  modules: {
    core: { path: "packages/core", designDocsPath: ".claude/design/core", categories: ["performance"], other: 1 },
  },
  quality: { designDocs: { minSections: ["Scope", "Limits"] } },
});

test("a design.config.json is honoured, below Perfdoc's own config", async () => {
  const { settings, problems } = await read({ "/w/.claude/design/design.config.json": design });
  assert.deepEqual(problems, []);
  assert.deepEqual({ ...settings.modules }, { core: "packages/core" });
  assert.deepEqual(settings.requiredSections, ["Scope", "Limits"]);
  assert.equal(settings.docsRoot, ".claude/design");
  const both = await read({
    "/w/tools/design.config.json": design,
    "/w/perfdoc.config.yaml": "docsRoot: docs\ninclude: [docs/*.md]\nmodules:\n  own: lib\n",
  });
  assert.equal(both.settings.docsRoot, "docs");
  assert.deepEqual({ ...both.settings.modules }, { own: "lib" });
  assert.deepEqual(both.settings.include, ["docs/*.md", ".claude/design/core/**/*.md"]);
});

test("a design.config.json is found four folders deep and no deeper", async () => {
  assert.deepEqual(Object.keys((await read({ "/w/a/b/c/design.config.json": design })).settings.modules), ["core"]);
  assert.deepEqual(Object.keys((await read({ "/w/a/b/c/d/design.config.json": design })).settings.modules), []);
});

/** As its own tool writes it: nothing that Perfdoc does not read may be a problem. */
const written = `{
\t"$schema": "../skills/design-config/json-schemas/current.json",
\t"version": "1.0.0",
\t"project": { "name": "@acme/lantern", "type": "monorepo", "maintainer": "A. Keeper" },
\t"paths": { "designDocs": ".claude/design", "plans": ".claude/plans", "skills": ".claude/skills", "context": "CLAUDE.md" },
\t"modules": {
\t\t"lantern": {
\t\t\t"path": ".",
\t\t\t"designDocsPath": null,
\t\t\t"categories": ["architecture", "performance", "source-mapping", "reference"],
\t\t\t"maintainer": "A. Keeper",
\t\t\t"userDocs": { "readme": "README.md", "repoDocs": null }
\t\t},
\t\t"wick": { "path": "packages/wick", "maintainer": "A. Keeper" }
\t},
\t"skills": { "baseNamespace": "/", "enabled": ["design-init"] },
\t"quality": {
\t\t"designDocs": {
\t\t\t"maxLineLength": 120,
\t\t\t"requireFrontmatter": false,
\t\t\t"requireTOC": false,
\t\t\t"minSections": ["Scope", "Current State", "Rationale"]
\t\t},
\t\t"userDocs": { "level1": { "targetWordCount": [200, 500] } },
\t\t"context": { "rootMaxLines": 500 }
\t}
}
`;

test("a design.config.json as its own tool writes it is read as it is meant", async () => {
  const { settings, problems, design: config } = await read({ "/w/.claude/design/design.config.json": written });
  assert.deepEqual(problems, []);
  assert.equal(settings.docsRoot, ".claude/design");
  assert.deepEqual({ ...settings.modules }, { lantern: ".", wick: "packages/wick" });
  assert.deepEqual(settings.requiredSections, ["Scope", "Current State", "Rationale"]);
  assert.deepEqual(settings.rules, { "toc-missing": "off", "frontmatter-missing": "off" });
  assert.deepEqual(
    config?.modules.map(({ docs, categories }) => [docs, categories?.at(-1)]),
    [
      [undefined, "reference"],
      [undefined, undefined],
    ],
  );
});

test("what Perfdoc's own config says of the same goes before it", async () => {
  const { settings } = await read({
    "/w/design/design.config.json": written,
    "/w/perfdoc.config.yaml": "docsRoot: notes\nrules:\n  toc-missing: hint\nrequiredSections: []\n",
  });
  assert.equal(settings.docsRoot, "notes");
  assert.deepEqual(settings.requiredSections, []);
  const options = { ruleIds: ["toc-missing"] };
  const host = new MemoryHost({
    "/w/design/design.config.json": written,
    "/w/perfdoc.config.yaml": "rules:\n  toc-missing: hint\n",
  });
  const { rules } = (await readConfig(host, folder, options)).settings;
  assert.deepEqual({ ...rules }, { "toc-missing": "hint", "frontmatter-missing": "off" });
});

test("what is wrong in a design.config.json is said where it stands, as a warning", async () => {
  const text =
    '{\n  "modules": { "core": { "path": "../x" }, "b": {} },\n  "quality": { "designDocs": { "minSections": 3, "requireTOC": "no" } }\n}';
  const config = await read({ "/w/design.config.json": text });
  assert.deepEqual(shown(config), [
    'design.config.json:2:34 The path of module "core" is "../x"; expected a path inside the workspace folder, such as "docs".',
    'design.config.json:2:49 The module "b" has no `path`; expected its folder.',
    "design.config.json:3:47 minSections is the number 3; expected a list of titles.",
    'design.config.json:3:64 requireTOC is the text "no"; expected true or false.',
  ]);
  assert.deepEqual(new Set(config.problems.map(({ severity }) => severity)), new Set(["warning"]));
});

test("while a design.config.json can't be read, what it said last stays in force; a wrong value in it is left out", async () => {
  const good = await read({ "/w/design.config.json": '{"paths":{"designDocs":"a"}}' });
  const broken = await read({ "/w/design.config.json": '{"paths":{"designDocs":"b"' }, good);
  assert.equal(broken.settings.docsRoot, "a");
  const wrong = await read({ "/w/design.config.json": '{"paths":{"designDocs":"b"},"modules":{"x":{}}}' }, broken);
  assert.equal(wrong.settings.docsRoot, "b");
});

test("comments and trailing commas are no fault in JSON", async () => {
  const text = `\u{FEFF}// ours
{
  /* where
     they are */
  "docsRoot": "notes", // not docs
  "include": ["**/*.md", "docs//a.md",],
  "rules": { "placeholder": "loud" },
}
`;
  assert.deepEqual(await problemsOf(text, "perfdoc.config.json"), [
    'perfdoc.config.json:7:29 The severity of placeholder is the text "loud"; expected error, warning, information, hint or off.',
  ]);
  const { settings } = await read({ "/w/perfdoc.config.json": text });
  assert.equal(settings.docsRoot, "notes");
  assert.deepEqual(settings.include, ["**/*.md", "docs//a.md"]);
});

const brokenJson: readonly (readonly [text: string, expected: string])[] = [
  ['{\n  "docsRoot": "a"\n  "include": []\n}', "3:3 A comma is missing here."],
  ['{\n  "docsRoot": "a\n}', "2:15 A closing quote is missing here."],
  ['{ "docsRoot" "a" }', "1:14 A `:` is missing here."],
  ['{ "docsRoot": docs }', "1:15 This is no JSON; expected a text in double quotes, a number, true, false or null."],
  ["{ docsRoot: 1 }", "1:3 This is no JSON; expected a text in double quotes, a number, true, false or null."],
  ['{ "docsRoot": "a", "docsRoot": "b" }', "1:20 This key stands twice; expected it once."],
  ['{ "docsRoot": "a" } }', "1:21 Text stands behind the end of the config; expected nothing more."],
  ['{ "docsRoot": "a"', "1:18 A closing `}` is missing here."],
];

for (const [text, expected] of brokenJson) {
  test(`in ${JSON.stringify(text)} the fault is said in words of JSON`, async () => {
    const [first] = await problemsOf(text, "perfdoc.config.json");
    assert.equal(first, `perfdoc.config.json:${expected}`);
  });
}

test("JSON that is nested without end is not read", async () => {
  assert.deepEqual(await problemsOf(`{"include": ${"[".repeat(50_000)}`, "perfdoc.config.json"), [
    "perfdoc.config.json:1:1 The config is nested more than 64 levels deep and was not read; expected a few.",
  ]);
});

test("an editor's settings go before those of the files, and its other keys are left alone", async () => {
  const { settings, problems } = settingsFromEditor(
    { docsRoot: "d", trace: { server: "off" }, staleStubDays: "x" },
    ruleIds,
  );
  assert.deepEqual(settings, { docsRoot: "d" });
  assert.deepEqual(problems, ['staleStubDays is the text "x"; expected a whole number from 1 to 36500.']);
  const host = new MemoryHost({ "/w/perfdoc.config.yaml": "docsRoot: a\nstaleStubDays: 5\n" });
  const config = await readConfig(host, folder, { ruleIds, overrides: settings });
  assert.equal(config.settings.docsRoot, "d");
  assert.equal(config.settings.staleStubDays, 5);
});

test("the published schemas accept what is accepted and refuse what is refused", () => {
  const known = ruleIds.map((id) => ({ id, summary: "" }));
  const rules = known.map(
    ({ id, summary }) =>
      ({ id, summary, group: "toc", severity: "error", appliesTo: "related", why: "", isFixable: false }) as const,
  );
  const ajv = new Ajv({ strict: true, keywords: ["allowComments", "allowTrailingCommas"] });
  const accepts = ajv.compile(JSON.parse(configSchema(rules)));
  assert.ok(accepts({ docsRoot: "docs", rules: { placeholder: "off" }, include: ["**/*.md"], modules: { a: "b" } }));
  assert.ok(accepts({ extends: ["./a.yaml"], overrides: [{ files: ["a.md"], rules: { placeholder: "hint" } }] }));
  assert.ok(accepts({ extends: "./a.yaml", overrides: [] }));
  for (const wrong of [
    { docRoot: "a" },
    { include: "a" },
    { rules: { nothing: "off" } },
    { staleDraftDays: 0.5 },
    { extends: 3 },
    { overrides: [{ staleDraftDays: 3 }] },
    { overrides: [{ files: ["a.md"], docsRoot: "a" }] },
  ]) {
    assert.ok(!accepts(wrong), JSON.stringify(wrong));
  }
  const acceptsDesign = ajv.compile(JSON.parse(designConfigSchema()));
  for (const fine of [design, written]) assert.ok(acceptsDesign(JSON.parse(fine)));
  for (const wrong of [{ modules: [] }, { quality: { designDocs: { minSections: 3 } } }]) {
    assert.ok(!acceptsDesign(wrong), JSON.stringify(wrong));
  }
});
