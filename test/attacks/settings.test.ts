import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { compileTemplate } from "../../server/src/core/template/compile.ts";
import { PromptFinder } from "../../server/src/core/template/promptFinder.ts";
import { loadFolder } from "../../server/src/core/workspace/folder.ts";
import { MemoryHost, memoryUri } from "../support/memoryHost.ts";
import { badNote, goodNote, noteFiles, noteTemplate } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

const RULE_IDS = ["placeholder"];

function folderWith(files: Readonly<Record<string, string>>) {
  const host = new MemoryHost(Object.fromEntries(Object.entries(files).map(([file, text]) => [`w/${file}`, text])));
  return loadFolder(host, memoryUri("/w"), { ruleIds: RULE_IDS });
}

function repeated(count: number, piece: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => piece(index)).join("");
}

const TEMPLATE = ".perfdoc/templates/own.md";
const head = "---\nstatus: stub | draft\nmodule: {module}\ncategory: own\n---\n\n# {Name} - Own\n\n";

/** Templates that nobody writes, and the one sentence that each gets. */
const TEMPLATES: Readonly<Record<string, readonly [text: string, message: RegExp]>> = {
  "of 10 MB": [head + "word ".repeat(2 * 1024 * 1024), /^The file has 10\.0 MB; expected at most 256 KB\.$/],
  "with 10,000 sections": [
    head + repeated(10_000, (n) => `## S${n}\n\n`),
    /has 10001 headings and is not used; expected at most 300\.$/,
  ],
  "with 20,000 entries": [
    `${head}## A\n\n${repeated(20_000, (n) => `- F${n}\n`)}`,
    /has 200\d\d lines and is not used; expected at most 5000\.$/,
  ],
};

for (const [name, [text, message]] of Object.entries(TEMPLATES)) {
  test(`a template ${name} gets one sentence, and no document is compared with it`, async () => {
    const { templates, templateProblems } = await folderWith({ [TEMPLATE]: text });
    assert.equal(templateProblems.length, 1);
    assert.match(templateProblems[0]?.message ?? "", message);
    assert.ok(!templates.byCategory.has("own"));
  });
}

test("of more templates than anybody has, the others are named and not read", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 103 }, (_, n) => [
      `.perfdoc/templates/t${n}.md`,
      noteTemplate.replace("category: note", `category: t${n}`),
    ]),
  );
  const { templates, templateProblems } = await folderWith(files);
  assert.deepEqual(
    templateProblems.map(({ message }) => message),
    Array(3).fill("This template is not read: there are 103; expected at most 100."),
  );
  assert.equal([...templates.byCategory.keys()].filter((category) => /^t\d/.test(category)).length, 100);
});

test("a hundred thousand choices, keys and placeholders are read once each", () => {
  const choices = `${head}## A\n\n- **F:** ${repeated(20_000, (n) => `c${n} / `)}end\n`;
  const placeholders = `${head}## A\n\n${repeated(20_000, (n) => `{P${n}} `)}\n`;
  const keys = head.replace("module:", `kind: ${repeated(5_000, (n) => `v${n} | `)}end\nmodule:`);
  for (const text of [choices, placeholders, `${keys}## A\n`])
    assert.ok(compileTemplate("file:///t.md", text).category !== "");
});

test("prompts are found in one pass, however many there are and however alike", () => {
  const prompts = Array.from({ length: 5_000 }, (_, n) => `${"a ".repeat(50)}${n}`);
  const finder = new PromptFinder(prompts, ["{a}"]);
  const text = `- ${prompts.join("\n- ")}\n${"- ".repeat(50_000)}${"{a".repeat(10_000)}{a}`;
  assert.equal(finder.find(text).length, prompts.length + 1);
});

/** Configs that nobody writes, and the first sentence that each gets. */
const CONFIGS: Readonly<Record<string, readonly [file: string, text: string, message: RegExp]>> = {
  "of 10 MB": [
    "perfdoc.config.yaml",
    `docsRoot: ${"a".repeat(10 * 1024 * 1024)}`,
    /^The file has 10\.0 MB; expected at most 256 KB\.$/,
  ],
  "with a bomb of aliases": [
    "perfdoc.config.yaml",
    `a: &a [x, x]\n${repeated(26, (n) => `k${n}: &k${n} [*${n === 0 ? "a" : `k${n - 1}`}, *${n === 0 ? "a" : `k${n - 1}`}]\n`)}`,
    /is not followed|no setting "a"/,
  ],
  "nested 50,000 deep": ["perfdoc.config.yaml", `docsRoot: ${"[".repeat(50_000)}`, /nested more than 64 levels deep/],
  "nested 50,000 deep in JSON": [
    "perfdoc.config.json",
    `{"docsRoot": ${"[".repeat(50_000)}`,
    /nested more than 64 levels deep/,
  ],
  "with a folder beyond the workspace": [
    "perfdoc.config.yaml",
    "docsRoot: ../../etc\n",
    /expected a path inside the workspace folder/,
  ],
  "with a template beyond the workspace": ["perfdoc.config.yaml", "templates: [../../etc/*.md]\n", /stays inside it/],
  "with an absolute module": [
    "perfdoc.config.yaml",
    "modules: {a: /etc}\n",
    /expected a path inside the workspace folder/,
  ],
  "with 10,000 globs": [
    "perfdoc.config.yaml",
    `include: [${repeated(10_000, () => "a, ")}]\n`,
    /10000 globs; expected at most 200/,
  ],
  "with a negated group": ["perfdoc.config.yaml", 'include: ["!(a)"]\n', /expected a glob without/],
  "with the prototype's key": [
    "perfdoc.config.json",
    '{"__proto__": {"docsRoot": "a"}}',
    /^There is no setting "__proto__"/,
  ],
  "with rules that every object has": [
    "perfdoc.config.json",
    '{"rules": {"constructor": "off"}}',
    /^There is no rule "constructor"/,
  ],
  "that extends another": [
    "perfdoc.config.yaml",
    "extends: https://evil.example/config.yaml\n",
    /^extends names "https:\/\/evil\.example\/config\.yaml"; expected a path from this config/,
  ],
};

for (const [name, [file, text, message]] of Object.entries(CONFIGS)) {
  test(`a config ${name} gets a sentence of its own, and changes nothing`, async () => {
    const plain = await folderWith({});
    const { config, settings } = await folderWith({ [file]: text });
    assert.match(config.problems[0]?.message ?? "", message);
    assert.ok(config.problems.every((one) => one.message.length < 1_100));
    assert.equal(config.problems[0]?.severity, name === "that extends another" ? "warning" : "error");
    assert.equal(settings.docsRoot, plain.settings.docsRoot);
    assert.equal(Reflect.get({}, "docsRoot"), undefined);
  });
}

test("config files and templates that are folders, pipes or links to nothing stop the check with a sentence, or are passed over", () => {
  const files = { ".perfdoc/templates/note.md": noteFiles[".perfdoc/templates/note.md"], "docs/a.md": goodNote };
  const makers: readonly ((file: string) => void)[] = [
    (file) => mkdirSync(file),
    (file) => spawnSync("mkfifo", [file]),
    (file) => symlinkSync("/dev/zero", file),
    (file) => symlinkSync("/dev/stdin", file),
    (file) => symlinkSync(file, file),
  ];
  for (const make of makers) {
    const folder = new ProgramFolder(files);
    make(path.join(folder.path, "perfdoc.config.yaml"));
    make(path.join(folder.path, ".perfdoc/templates/other.md"));
    make(path.join(folder.path, "package.json"));
    make(path.join(folder.path, "pnpm-workspace.yaml"));
    make(path.join(folder.path, "design.config.json"));
    const { code, error } = folder.run(["check", "--no-cache"]);
    assert.ok(code === 0 || code === 2, `${make}: ${code} ${error.slice(0, 300)}`);
    for (const line of error.trim().split("\n")) assert.match(line, /^$|^[\w./-]+:1:1 (?:error|warning): .+\.$/);
  }
});

test("what a config extends may be a folder, a pipe, a device or a link to itself, and the check goes on", () => {
  const makers: readonly ((file: string) => void)[] = [
    (file) => mkdirSync(file),
    (file) => spawnSync("mkfifo", [file]),
    (file) => symlinkSync("/dev/zero", file),
    (file) => symlinkSync(file, file),
  ];
  for (const make of makers) {
    const folder = new ProgramFolder({
      ...noteFiles,
      "docs/a.md": goodNote,
      "perfdoc.config.yaml": "extends: x.yaml\n",
    });
    make(path.join(folder.path, "x.yaml"));
    const { code, error } = folder.run(["check", "--no-cache"]);
    assert.equal(code, 0, `${make}: ${error.slice(0, 300)}`);
    assert.match(error, /^perfdoc\.config\.yaml:1:10 warning: extends names "x\.yaml", .+\.\n$/);
  }
});

test("a template or config that is a link out of the workspace gives nothing of what it leads to away", () => {
  const secret = "TOKEN=of-somebody-else";
  const outside = new ProgramFolder({ "secret.txt": secret });
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote });
  symlinkSync(path.join(outside.path, "secret.txt"), path.join(folder.path, ".perfdoc/templates/own.md"));
  symlinkSync(path.join(outside.path, "secret.txt"), path.join(folder.path, "package.json"));
  symlinkSync(path.join(outside.path, "secret.txt"), path.join(folder.path, "base.yaml"));
  folder.put("perfdoc.config.yaml", "extends: base.yaml\n");
  const { out, error } = folder.run(["check", "--no-cache"]);
  assert.doesNotMatch(out + error, /somebody/);
});
