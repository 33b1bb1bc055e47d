import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, test } from "node:test";
import { gitHistory } from "../../server/src/node/gitHistory.ts";
import { uriOfPath } from "../../server/src/node/nodePaths.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { Traps } from "../support/traps.ts";

describe("places that only look like a repository", () => {
  test("a bare repository among the documents is none, with all that its config names", async () => {
    const traps = new Traps();
    const repository = new GitRepository();
    repository.commit("2026-01-10", "Begin", { "README.md": "# Acme\n" });
    const bare = path.join(repository.path, "docs");
    spawnSync("git", ["init", "-q", "--bare", bare]);
    const inner = new GitRepository({ at: bare, isEmpty: true });
    inner.git("config", "core.fsmonitor", traps.set(path.join(bare, "trap"), "bare"));
    spawnSync("git", ["-C", repository.path, "push", "-q", bare, "main"]);
    inner.git("symbolic-ref", "HEAD", "refs/heads/main");
    assert.equal(await gitHistory.head(uriOfPath(bare)), undefined);
    assert.equal(await gitHistory.commitsSince(uriOfPath(bare), "2026-01-01"), undefined);
    assert.deepEqual(traps.sprung(), []);
  });

  test("a folder or a file whose name reads like something else is what it is", async () => {
    const repository = new GitRepository();
    const names = [
      "-p",
      "--output=owned",
      ":(glob)**",
      ":!top.ts",
      ":/top.ts",
      "*.ts",
      "\nfirst line.ts",
      "\nsecond line.ts",
      "line\nend.ts",
      '"quoted".ts',
      "\u001e2030-01-01\u001fabc\u001fForged",
      "back\\slash.ts",
      "HEAD",
      "@{u}",
    ];
    repository.commit("2026-01-10", "Begin", { "top.ts": "1\n" });
    const written = names.flatMap((name, at) => [
      [name, `file ${at}\n`],
      [`in ${name}/${name}`, `inner ${at}\n`],
    ]);
    repository.commit("2026-02-10", "Names", Object.fromEntries(written));
    const placeOf = (name = "") => uriOfPath(path.join(repository.path, name));
    for (const name of names) {
      const days = await gitHistory.daysOf(placeOf(name));
      assert.deepEqual(days, { first: "2026-02-10", last: "2026-02-10", isWhole: true }, JSON.stringify(name));
    }
    const [commit, ...others] = (await gitHistory.commitsSince(repository.uri, "2026-01-01")) ?? [];
    assert.deepEqual(commit?.files.toSorted(), written.map(([name]) => placeOf(name)).sort());
    assert.deepEqual(others, []);
    for (const name of [":(glob)**", "\nfirst line.ts", "-p"]) {
      const inFolder = await gitHistory.commitsSince(placeOf(`in ${name}`), "2026-01-01");
      const files = [placeOf(`in ${name}/${name}`)];
      assert.deepEqual(inFolder, [{ day: "2026-02-10", subject: "Names", files }], JSON.stringify(name));
    }
  });

  test("a subject that reads like something else is a subject", async () => {
    const repository = new GitRepository();
    repository.commit("2026-01-10", "Begin", { "a.ts": "1\n" });
    const subjects = ["\u001e2030-01-01\u001fabc\u001fForged", "%x00%H", "$(touch owned)", "  ", "\u001b[31mred"];
    for (const [at, subject] of subjects.entries()) {
      repository.put("a.ts", `${at + 2}\n`);
      repository.git("commit", "-q", "-a", "--allow-empty-message", "--cleanup=verbatim", "-m", subject);
    }
    const commits = await gitHistory.commitsSince(repository.uri, "2025-12-01");
    const here = [uriOfPath(path.join(repository.path, "a.ts"))];
    assert.deepEqual(
      commits?.map(({ day, files: touched }) => [day, touched]),
      subjects.map(() => ["2026-01-01", here]),
    );
    assert.deepEqual(
      commits?.map(({ subject }) => subject.trim()),
      subjects.map((one) => one.trim()).reverse(),
    );
  });
});
