import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { relativePath } from "../../../server/src/core/host/uri.ts";
import { type FolderConfig, readConfig } from "../../../server/src/core/workspace/settings/config.ts";
import { originsOf } from "../../../server/src/core/workspace/settings/settingOrigins.ts";
import { settingsByPlace } from "../../../server/src/core/workspace/settings/settingsByPlace.ts";
import { type MemoryFile, MemoryHost, memoryUri } from "../../support/memoryHost.ts";

const folder = memoryUri("/w");
const options = { ruleIds: ["section-missing", "placeholder", "stale-sync"] };

function read(files: Readonly<Record<string, MemoryFile>>, previous?: FolderConfig): Promise<FolderConfig> {
  const all = Object.entries(files).map(([path, file]) => [`/w/${path}`, file] as const);
  return readConfig(new MemoryHost(Object.fromEntries(all)), folder, options, previous);
}

function shown({ problems }: FolderConfig): readonly string[] {
  return problems.map(
    ({ uri, start, severity, message }) =>
      `${relativePath(folder, uri)}:${start.line + 1}:${start.character + 1} ${severity}: ${message}`,
  );
}

function settingsAt(config: FolderConfig, path: string) {
  return settingsByPlace(folder, config, options).settingsAt(memoryUri(`/w/${path}`));
}

function originsAt(config: FolderConfig, path: string, key: "rules" | "docsRoot" | "staleStubDays" | "exclude") {
  const layers = settingsByPlace(folder, config, options).layersAt(memoryUri(`/w/${path}`));
  return originsOf(layers, config, options)
    .get(key)
    ?.map((origin) =>
      origin.kind === "file" ? `${relativePath(folder, origin.uri)}${origin.override ?? ""}` : origin.kind,
    );
}

describe("a config that extends others", () => {
  test("says what they say, save where it says something else", async () => {
    const config = await read({
      "perfdoc.config.yaml": "extends: [./a/base.yaml, b.json]\nstaleStubDays: 3\nrules:\n  placeholder: off\n",
      "a/base.yaml":
        "extends: ../deep.yml\nstaleStubDays: 1\ndocsRoot: a\nrules:\n  section-missing: hint\n  placeholder: error\n",
      "deep.yml": "docsRoot: deep\nexclude: [x.md]\nbenchmarkTolerance: 4\n",
      "b.json": '{ // with comments\n  "benchmarkTolerance": 5,\n}',
    });
    assert.deepEqual(shown(config), []);
    const { docsRoot, staleStubDays, exclude, benchmarkTolerance, rules } = config.settings;
    assert.deepEqual([docsRoot, staleStubDays, exclude, benchmarkTolerance], ["a", 3, ["x.md"], 5]);
    assert.deepEqual({ ...rules }, { "section-missing": "hint", placeholder: "off" });
    assert.deepEqual(originsAt(config, "a.md", "docsRoot"), ["a/base.yaml"]);
    assert.deepEqual(originsAt(config, "a.md", "exclude"), ["deep.yml"]);
    assert.deepEqual(originsAt(config, "a.md", "staleStubDays"), ["perfdoc.config.yaml"]);
    assert.deepEqual(originsAt(config, "a.md", "rules"), ["a/base.yaml", "perfdoc.config.yaml"]);
    assert.deepEqual(
      config.files.map((uri) => relativePath(folder, uri)),
      ["deep.yml", "a/base.yaml", "b.json", "perfdoc.config.yaml"],
    );
  });

  test("may name a folder, of a package for one", async () => {
    const config = await read({
      "perfdoc.config.json": '{ "extends": "./node_modules/@team/config" }',
      "node_modules/@team/config/perfdoc.config.yaml": "extends: ./more.yaml\nstaleStubDays: 7\n",
      "node_modules/@team/config/more.yaml": "docsRoot: more\n",
    });
    assert.deepEqual([config.settings.staleStubDays, config.settings.docsRoot], [7, "more"]);
    assert.deepEqual(shown(config), []);
  });

  const wrong: readonly (readonly [what: string, extended: string, expected: string])[] = [
    ["a file that is not there", "gone.yaml", 'names "gone.yaml", which is not there; expected a config file.'],
    [
      "itself",
      "./perfdoc.config.yaml",
      'names "./perfdoc.config.yaml", which in turn extends this one; expected a config that does not.',
    ],
    [
      "a place beyond the workspace",
      "../out.yaml",
      'names "../out.yaml", which lies outside of the workspace folder; expected a config inside it.',
    ],
    [
      "an absolute path",
      "/etc/passwd",
      'names "/etc/passwd"; expected a path from this config, such as "./base.yaml".',
    ],
    [
      "an address",
      "https://a.example/x.yaml",
      'names "https://a.example/x.yaml"; expected a path from this config, such as "./base.yaml".',
    ],
    ["a home folder", "~/x.yaml", 'names "~/x.yaml"; expected a path from this config, such as "./base.yaml".'],
    [
      "a path of Windows",
      "'C:\\x.yaml'",
      'names "C:\\x.yaml"; expected a path from this config, such as "./base.yaml".',
    ],
    [
      "a folder without a config",
      "docs",
      'names "docs", a folder without a config; expected one with a perfdoc.config.yaml.',
    ],
    ["a file of another kind", "docs/a.md", 'names "docs/a.md"; expected a file in YAML or JSON.'],
  ];
  for (const [what, extended, expected] of wrong) {
    test(`is told of ${what}, and holds all the same`, async () => {
      const config = await read({
        "perfdoc.config.yaml": `extends: ${extended}\nstaleStubDays: 3\n`,
        "docs/a.md": "rules: no\n",
        "../out.yaml": "docsRoot: out\n",
      });
      assert.deepEqual(shown(config), [`perfdoc.config.yaml:1:10 warning: extends ${expected}`]);
      assert.equal(config.settings.staleStubDays, 3);
      assert.equal(config.settings.docsRoot, "docs");
    });
  }

  test("is told of values that are no paths", async () => {
    assert.deepEqual(shown(await read({ "perfdoc.config.yaml": "extends: [3, {a: b}]\n" })), [
      'perfdoc.config.yaml:1:11 error: extends names the number 3; expected the path of a config, such as "./base.yaml".',
      'perfdoc.config.yaml:1:14 error: extends names a map; expected the path of a config, such as "./base.yaml".',
    ]);
  });

  test("is told of a circle where it closes, and of what is wrong in another file where it stands", async () => {
    const config = await read({
      "perfdoc.config.yaml": "extends: a.yaml\n",
      "a.yaml": "extends:\n  - b.yaml\nstaleStubDays: 9\n",
      "b.yaml": "extends: a.yaml\ndocRoot: x\n",
    });
    assert.deepEqual(shown(config), [
      'b.yaml:1:10 warning: extends names "a.yaml", which in turn extends this one; expected a config that does not.',
      'b.yaml:2:1 error: There is no setting "docRoot"; did you mean "docsRoot"?',
    ]);
    assert.equal(config.settings.staleStubDays, 9);
  });

  test("costs little, however many ways lead to a file", async () => {
    const files = Array.from(
      { length: 40 },
      (_, at) => [`c${at}.yaml`, `extends: [c${at + 1}.yaml, ./c${at + 1}.yaml]\n`] as const,
    );
    const all = { "perfdoc.config.yaml": "extends: c0.yaml\n", ...Object.fromEntries(files) };
    const config = await read(all);
    assert.match(shown(config).join("\n"), /expected 32 configs at most in all/);
    assert.ok(config.files.length < 40);
  });

  test("keeps what it said while a file that it extends is broken", async () => {
    const files = { "perfdoc.config.yaml": "extends: a.yaml\n", "a.yaml": "staleStubDays: 9\n" };
    const good = await read(files);
    const bad = await read({ ...files, "a.yaml": "staleStubDays: x\n" }, good);
    assert.equal(bad.settings.staleStubDays, 9);
    const gone = await read({ "perfdoc.config.yaml": files["perfdoc.config.yaml"] }, good);
    assert.equal(gone.settings.staleStubDays, 90);
  });

  test("says of which file a glob is that matches nothing", async () => {
    const config = await read({ "perfdoc.config.yaml": "extends: a.yaml\n", "a.yaml": "include: [x.md]\n" });
    assert.deepEqual(
      config.includes.map(({ ifUnmatched }) => relativePath(folder, ifUnmatched.uri)),
      ["a.yaml"],
    );
  });
});

describe("overrides", () => {
  const yaml = `rules:
  placeholder: error
overrides:
  - files: ["docs/**"]
    rules: { section-missing: hint }
    staleStubDays: 1
  - files: ["**/old.md", "old/**"]
    rules: { placeholder: off }
    requiredSections: [Scope]
`;

  test("hold for the documents that they name, the later before the earlier", async () => {
    const config = await read({ "perfdoc.config.yaml": yaml });
    assert.deepEqual(shown(config), []);
    assert.deepEqual({ ...config.settings.rules }, { placeholder: "error" });
    assert.equal(settingsAt(config, "a.md"), config.settings);
    assert.deepEqual({ ...settingsAt(config, "docs/a.md").rules }, { placeholder: "error", "section-missing": "hint" });
    const both = settingsAt(config, "docs/old.md");
    assert.deepEqual({ ...both.rules }, { placeholder: "off", "section-missing": "hint" });
    assert.deepEqual([both.staleStubDays, both.requiredSections], [1, ["Scope"]]);
    assert.deepEqual(originsAt(config, "docs/old.md", "rules"), ["perfdoc.config.yaml0", "perfdoc.config.yaml1"]);
    assert.deepEqual(originsAt(config, "docs/old.md", "staleStubDays"), ["perfdoc.config.yaml0"]);
    assert.deepEqual(originsAt(config, "a.md", "staleStubDays"), ["default"]);
  });

  test("give documents of the same overrides the same object", async () => {
    const { settingsAt } = settingsByPlace(folder, await read({ "perfdoc.config.yaml": yaml }), options);
    assert.equal(settingsAt(memoryUri("/w/docs/a.md")), settingsAt(memoryUri("/w/docs/b.md")));
    assert.notEqual(settingsAt(memoryUri("/w/docs/a.md")), settingsAt(memoryUri("/w/docs/old.md")));
    assert.equal(settingsAt(memoryUri("/elsewhere/docs/a.md")).staleStubDays, 90);
  });

  test("of an extended file go behind what the file says that extends it", async () => {
    const config = await read({
      "perfdoc.config.yaml": "extends: base.yaml\nrules:\n  placeholder: hint\n",
      "base.yaml": yaml,
    });
    assert.deepEqual({ ...settingsAt(config, "old/a.md").rules }, { placeholder: "hint" });
    assert.deepEqual(settingsAt(config, "old/a.md").requiredSections, ["Scope"]);
    assert.deepEqual(originsAt(config, "docs/a.md", "rules"), ["base.yaml0", "perfdoc.config.yaml"]);
  });

  test("go behind what an editor sets, and what a command leaves out", async () => {
    const host = new MemoryHost({ "/w/perfdoc.config.yaml": yaml });
    const given = { ...options, overrides: { staleStubDays: 30 }, rulesOff: ["section-missing"] };
    const config = await readConfig(host, folder, given);
    const { staleStubDays, rules } = settingsByPlace(folder, config, given).settingsAt(memoryUri("/w/docs/a.md"));
    assert.deepEqual([staleStubDays, rules["section-missing"]], [30, "off"]);
  });

  const wrong: readonly (readonly [what: string, text: string, expected: string])[] = [
    ["no list", "overrides: docs\n", '1:12 overrides is the text "docs"; expected a list of files with settings.'],
    [
      "an entry that is no map",
      "overrides: [docs]\n",
      '1:13 An entry of overrides is the text "docs"; expected files with settings.',
    ],
    [
      "an entry without files",
      "overrides:\n  - staleStubDays: 3\n",
      "2:5 An entry of overrides has no files; expected globs of the documents that it is about.",
    ],
    [
      "a setting of the folder",
      "overrides:\n  - files: [a.md]\n    docsRoot: x\n",
      "3:5 An entry of overrides sets docsRoot, which holds for all documents; expected it outside of overrides.",
    ],
    [
      "a key that is none",
      "overrides:\n  - files: [a.md]\n    rule: {}\n",
      '3:5 There is no setting "rule"; did you mean "rules"?',
    ],
    [
      "a glob that leads out",
      "overrides:\n  - files: [../a.md]\n",
      '2:13 An entry of files is "../a.md"; expected a path from the workspace folder that stays inside it.',
    ],
    [
      "a rule that is none",
      "overrides:\n  - files: [a.md]\n    rules: { placeholdr: off }\n",
      '3:14 There is no rule "placeholdr"; did you mean "placeholder"?',
    ],
    ["overrides within", "overrides:\n  - files: [a.md]\n    overrides: []\n", '3:5 There is no setting "overrides".'],
  ];
  for (const [what, text, expected] of wrong) {
    test(`are told of ${what}`, async () => {
      const told = shown(await read({ "perfdoc.config.yaml": text }));
      assert.ok(told.includes(`perfdoc.config.yaml:${expected.replace(/^(\S+) /, "$1 error: ")}`), told.join("\n"));
      assert.equal(told.length, 1, told.join("\n"));
    });
  }
});
