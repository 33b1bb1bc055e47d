import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { packed, unpacked } from "../../server/src/core/text/packed.ts";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder, programBeside } from "../support/program.ts";
import { secretIn, userWith } from "../support/users.ts";

/** What is kept of a document. */
interface Entry {
  readonly report: { readonly findings: readonly unknown[] } | undefined;
}

function withoutFindings(entry: Entry): Entry {
  return { ...entry, report: entry.report && { ...entry.report, findings: [] } };
}

describe("what a check has found before", () => {
  const files = { ...noteFiles, "docs/a.md": badNote, "docs/b.md": goodNote };

  test("counts only if this user has written it: a workspace may bring along what it likes", () => {
    const { path: homes } = new ProgramFolder();
    const [mine, theirs] = ["mine", "theirs"].map((name) =>
      userWith(path.join(homes, "cache"), path.join(homes, name)),
    );
    const workspace = new ProgramFolder(files);
    const check = (env = mine) => workspace.run(["check", "--format", "json"], { ...(env && { env }) });
    const found = check();
    assert.equal(found.code, 1);
    const cache = path.join(workspace.path, ".perfdoc-cache/check.json");
    const whole = readFileSync(cache, "utf8");
    // Every finding is gone, and everything else is as it should be.
    const [seal = "", key = "", items = ""] = whole.split("\n");
    const harmless = `${key}\n${packed(unpacked<Entry>(items).map(withoutFindings))}`;
    assert.notEqual(harmless, `${key}\n${items}`);
    const forge = (secret: Buffer) =>
      `${createHmac("sha256", secret).update("check\n").update(harmless).digest("base64url")}\n${harmless}`;
    check(theirs);
    const theirSecret = secretIn(path.join(homes, "theirs"));
    for (const forged of [harmless, `${seal}\n${harmless}`, forge(theirSecret)]) {
      writeFileSync(cache, forged);
      assert.equal(check().out, found.out);
      assert.equal(readFileSync(cache, "utf8"), whole);
    }
    writeFileSync(cache, forge(secretIn(path.join(homes, "mine"))));
    assert.equal(check().code, 0, "the user's own seal is believed");
  });

  test("is the same for several checks at once", async () => {
    const workspace = new ProgramFolder(files);
    const alone = workspace.run(["check", "--format", "json", "--no-cache"]);
    for (let round = 0; round < 2; round++) {
      const all = await Promise.all(
        Array.from({ length: 4 }, () => programBeside(["check", "--format", "json"], { cwd: workspace.path })),
      );
      for (const { out } of all) assert.equal(out, alone.out);
    }
    assert.deepEqual(readdirSync(path.join(workspace.path, ".perfdoc-cache")).sort(), [".gitignore", "check.json"]);
  });

  test("is done without where nothing shows who wrote it", () => {
    const { path: home } = new ProgramFolder();
    mkdirSync(path.join(home, "data"));
    chmodSync(path.join(home, "data"), 0o777);
    const workspace = new ProgramFolder(files);
    const { out, error } = workspace.run(["check", "--format", "json"], { env: userWith(home, home) });
    assert.equal(error, "");
    assert.equal(out, workspace.run(["check", "--format", "json", "--no-cache"]).out);
  });
});

describe("a baseline", () => {
  const workspace = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote });
  const check = (text: string) => {
    workspace.put("known.json", text);
    return workspace.run(["check", "--baseline", "known.json", "--format", "json"]);
  };
  workspace.run(["check", "--baseline", "known.json", "--update-baseline"]);
  const whole = readFileSync(path.join(workspace.path, "known.json"), "utf8");

  test("that is cut off or of another kind is said to be none", () => {
    for (const text of [
      "",
      whole.slice(0, -5),
      "null",
      "[]",
      '{"findings":{}}',
      "\0",
      '{"__proto__":{"findings":[]}}',
    ]) {
      const { code, error } = check(text);
      assert.equal(code, 2, text);
      assert.match(error, /is no baseline|was not read/);
    }
  });

  test("hides nothing by entries that are none, and no more than it holds", () => {
    const none = [
      null,
      3,
      "x",
      [],
      {},
      { document: 3, rule: 4 },
      { document: "docs/a.md" },
      { document: "__proto__", rule: "constructor" },
    ];
    assert.equal(check(JSON.stringify({ findings: none })).code, 1);
    assert.equal(check(whole).code, 0);
  });

  test("of a hundred thousand entries is looked through once", () => {
    const document = `${badNote}\n${"[x](#none)\n\n".repeat(800)}`;
    workspace.put("docs/a.md", document);
    const entry = { document: "docs/a.md", rule: "link-fragment", text: "y", message: "z" };
    const entries = Array.from({ length: 100_000 }, (_, index) => ({ ...entry, text: `y${index}` }));
    const { report } = JSON.parse(`{"report":${check(JSON.stringify({ findings: entries })).out}}`);
    assert.ok(report.documents[0].findings.length > 800);
  });
});
