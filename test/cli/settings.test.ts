import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { RULE_IDS } from "../../server/src/core/check/allRules.ts";
import { SETTING_KEYS } from "../../server/src/core/workspace/settings/settings.ts";
import { badNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

describe("perfdoc rules", () => {
  const folder = new ProgramFolder();

  test("lists every rule with group, severity and fix", () => {
    const { out, code } = folder.run(["rules"]);
    assert.equal(code, 0);
    assert.match(out, /^Rule +Group +Severity +Fix +What it finds\n/);
    for (const id of RULE_IDS) assert.match(out, new RegExp(`^${id} `, "m"));
    assert.match(out, /^placeholder +structure +hint, (?:information|warning|error)/m);
  });

  test("has them as JSON", () => {
    const { rules } = JSON.parse(folder.run(["rules", "--format", "json"]).out);
    assert.deepEqual(
      rules.map(({ id }: { id: string }) => id),
      RULE_IDS,
    );
    for (const { summary, why } of rules) assert.ok(summary && why);
  });

  test("takes no names", () => assert.match(folder.run(["rules", "placeholder"]).error, /perfdoc explain RULE shows/));
});

test("perfdoc check takes the severity of an override, and of a config that is extended", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote, "docs/old/b.md": badNote });
  const codes = () => ["docs/a.md", "docs/old/b.md"].map((file) => folder.run(["check", file]).code);
  assert.deepEqual(codes(), [1, 1]);
  folder.put(
    "shared/base.json",
    '{ "overrides": [{ "files": ["docs/old/*"], "rules": { "section-missing": "hint" } }] }',
  );
  folder.put("perfdoc.config.yaml", "extends: [./shared/base.json]\n");
  assert.deepEqual(codes(), [1, 0]);
  folder.put("shared/base.json", '{ "rules": { "section-missing": "hint" } }');
  assert.deepEqual(codes(), [0, 0]);
});

describe("perfdoc check", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": `${badNote}\n[gone](./gone.md)\n` });
  const found = (...args: readonly string[]) => {
    const { report } = folder.check("docs", ...args);
    const [{ findings }] = report.documents;
    return [...new Set<string>(findings.map(({ rule }: { rule: string }) => rule))];
  };

  test("runs the rules that are selected, or all but those that are ignored", () => {
    const all = found();
    assert.ok(all.length > 1);
    const [first = "", ...others] = all;
    assert.deepEqual(found("--select", first), [first]);
    assert.deepEqual(found("--ignore", first), others);
    assert.deepEqual(found("--select", all.join(","), "--ignore", first), others);
    // What was found with other rules is no answer.
    assert.deepEqual(found(), all);
  });

  test("knows the names of rules", () => {
    assert.match(
      folder.run(["check", "--select", "placeholdr"]).error,
      /--select names "placeholdr", which is no rule; did you mean "placeholder"\?/,
    );
    assert.match(folder.run(["check", "--ignore", ""]).error, /--ignore is empty/);
  });
});

describe("perfdoc config", () => {
  test("shows each setting with where it comes from", () => {
    const folder = new ProgramFolder({
      "perfdoc.config.yaml": "completenessTolerance: 3\n",
      ".claude/design/design.config.json":
        '{ "paths": { "designDocs": ".claude/design" }, "modules": { "core": { "path": "core" } } }',
      "docs/a.md": "",
    });
    const { settings } = JSON.parse(folder.run(["config", "docs", "--format", "json"]).out);
    assert.deepEqual(Object.keys(settings), SETTING_KEYS);
    assert.deepEqual(settings.completenessTolerance, { value: 3, origin: "perfdoc.config.yaml" });
    assert.deepEqual(settings.staleStubDays, { value: 90, origin: "default" });
    assert.deepEqual(settings.modules, { value: { core: "core" }, origin: ".claude/design/design.config.json" });
    assert.match(folder.run(["config"]).out, /^completenessTolerance +3 +perfdoc\.config\.yaml$/m);
  });

  test("names the file that is extended, and the override", () => {
    const folder = new ProgramFolder({
      "perfdoc.config.yaml":
        "extends: shared/base.yaml\nrules: { placeholder: off }\noverrides:\n  - files: [docs/old/**]\n    rules: { toc-missing: off }\n",
      "shared/base.yaml": "staleStubDays: 7\noverrides:\n  - files: [docs/old/**]\n    staleDraftDays: 8\n",
      "docs/old/a.md": "",
    });
    const { settings } = JSON.parse(folder.run(["config", "docs/old/a.md", "--format", "json"]).out);
    assert.deepEqual(settings.staleStubDays, { value: 7, origin: "shared/base.yaml" });
    assert.deepEqual(settings.staleDraftDays, { value: 8, origin: "shared/base.yaml overrides[0]" });
    assert.deepEqual(settings.rules, {
      value: { placeholder: "off", "toc-missing": "off" },
      origin: "perfdoc.config.yaml, perfdoc.config.yaml overrides[0]",
      origins: { placeholder: "perfdoc.config.yaml", "toc-missing": "perfdoc.config.yaml overrides[0]" },
    });
    const { out } = folder.run(["config", "docs/old/a.md"]);
    assert.match(out, /^rules\.placeholder +"off" +perfdoc\.config\.yaml$/m);
    assert.match(out, /^rules\.toc-missing +"off" +perfdoc\.config\.yaml overrides\[0\]$/m);
    const elsewhere = JSON.parse(folder.run(["config", "docs", "--format", "json"]).out).settings;
    assert.deepEqual(elsewhere.staleDraftDays, { value: 180, origin: "default" });
    folder.put("perfdoc.config.yaml", "extends: gone.yaml\n");
    const { code, error } = folder.run(["config"]);
    assert.equal(code, 0);
    assert.match(error, /^perfdoc\.config\.yaml:1:10 warning: extends names "gone\.yaml", which is not there/);
  });

  test("says what is wrong in a broken one", () => {
    const { code, error } = new ProgramFolder({ "perfdoc.config.yaml": "docsRot: x\n" }).run(["config"]);
    assert.equal(code, 2);
    assert.match(error, /There is no setting "docsRot"; did you mean "docsRoot"\?/);
  });
});

describe("perfdoc init", () => {
  test("writes every setting, those that were chosen in force", () => {
    const folder = new ProgramFolder();
    assert.deepEqual(folder.run(["init", "--docs-root", "notes", "--include", "notes/**/*.md, *.md"]), {
      code: 0,
      out: "perfdoc.config.yaml\n",
      error: "",
    });
    const text = readFileSync(path.join(folder.path, "perfdoc.config.yaml"), "utf8");
    for (const key of [...SETTING_KEYS, "extends", "overrides"])
      assert.match(text, new RegExp(`^(?:# )?${key}: `, "m"));
    const { settings } = JSON.parse(folder.run(["config", "--format", "json"]).out);
    assert.deepEqual(settings.include, { value: ["notes/**/*.md", "*.md"], origin: "perfdoc.config.yaml" });
    assert.deepEqual(settings.exclude.origin, "default");
    // Each comment is a setting that holds as it stands.
    folder.put("perfdoc.config.yaml", text.replace(/^# (?=\w+: )/gm, ""));
    assert.equal(folder.run(["config"]).error, "");
  });

  test("checks as much as without a config where nobody says what", () => {
    const folder = new ProgramFolder();
    for (const place of ["docs/a.md", "elsewhere/b.md"]) folder.run(["new", place]);
    const before = folder.check().report.documents;
    assert.equal(before.length, 2);
    assert.equal(folder.run(["init"]).code, 0);
    assert.deepEqual(folder.check().report.documents, before);
    folder.run(["init", "--force", "--docs-root", "notes"]);
    assert.deepEqual(JSON.parse(folder.run(["config", "--format", "json"]).out).settings.include.value, [
      "notes/**/*.md",
    ]);
  });

  test("reads commas in braces as the glob's own, and writes nothing that a config may not say", () => {
    const folder = new ProgramFolder();
    assert.equal(folder.run(["init", "--include", "{a,{b,c}}/*.md, x/*.md,"]).code, 0);
    const { include } = JSON.parse(folder.run(["config", "--format", "json"]).out).settings;
    assert.deepEqual(include.value, ["{a,{b,c}}/*.md", "x/*.md"]);
    for (const wrong of [
      ["--docs-root", "../x"],
      ["--docs-root", "a: b"],
      ["--include", "../*.md"],
      ["--include", ","],
    ]) {
      const other = new ProgramFolder();
      const { code, out, error } = other.run(["init", ...wrong]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(error, /^perfdoc: perfdoc\.config\.yaml was not written\. .*expected/);
      assert.deepEqual(readdirSync(other.path), []);
    }
  });

  const hasTerminals = spawnSync("script", ["--version"]).stdout?.includes("util-linux") ?? false;
  test("takes the end of the input for no answer", { skip: !hasTerminals }, () => {
    const folder = new ProgramFolder();
    const command = `${process.execPath} ${path.resolve("dist/cli.cjs")} init`;
    const { status, stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
      cwd: folder.path,
      encoding: "utf8",
      input: "\u0004",
      timeout: 60_000,
    });
    assert.equal(status, 2);
    assert.match(stdout, /perfdoc: There was no answer\./);
    assert.deepEqual(readdirSync(folder.path), []);
  });

  test("leaves a config that is there as it is, unless it is told to write another", () => {
    const folder = new ProgramFolder({ "perfdoc.config.json": "{}" });
    assert.match(folder.run(["init"]).error, /perfdoc\.config\.json is there already; --force/);
    const other = new ProgramFolder({ "perfdoc.config.yaml": "docsRoot: x\n" });
    assert.equal(other.run(["init", "--force"]).code, 0);
  });
});

test("perfdoc help shows the program, or a command", () => {
  const folder = new ProgramFolder();
  assert.equal(folder.run(["help"]).out, folder.run(["--help"]).out);
  assert.equal(folder.run(["help", "check"]).out, folder.run(["check", "--help"]).out);
  assert.match(folder.run(["help", "bench"]).out, /perfdoc bench import FILE…[\s\S]*perfdoc bench check FILE…/);
  for (const typed of ["chek", "chekc"])
    assert.match(folder.run(["help", typed]).error, /did you mean "check"\?/, typed);
  assert.match(folder.run(["bench"]).error, /Expected perfdoc bench import or bench check\./);
});

test("a badge is what the endpoint of shields.io reads", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote });
  assert.deepEqual(JSON.parse(folder.run(["report", "--format", "badge"]).out), {
    schemaVersion: 1,
    label: "performance docs",
    message: "90%",
    color: "brightgreen",
  });
  assert.equal(JSON.parse(new ProgramFolder().run(["report", "--format", "badge"]).out).message, "none");
});
