import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { gitHistory } from "../../server/src/node/gitHistory.ts";
import { uriOfPath } from "../../server/src/node/nodePaths.ts";
import { GitRepository } from "../support/gitRepository.ts";

/** The commits after a day as lines: day, subject, paths from the folder. */
async function commits(folder: string, day = "2026-01-01"): Promise<readonly string[] | undefined> {
  const uri = uriOfPath(folder);
  const found = await gitHistory.commitsSince(uri, day);
  return found?.map(({ day: when, subject, files }) =>
    [when, subject, ...files.map((file) => decodeURIComponent(file.slice(uri.length + 1)))].join(" | "),
  );
}

describe("the history of a folder", () => {
  const repository = new GitRepository();
  repository.commit("2026-03-01", "Begin", { "src/a.ts": "1\n", "src/old name.ts": "2\n2\n2\n", "other/b.ts": "3\n" });
  repository.commit("2026-04-02", 'Faster: "quoted"\tand ünicode', { "src/a.ts": "2\n" });
  repository.git("mv", "src/old name.ts", "src/größe.ts");
  repository.commit("2026-05-03", "Rename", {});
  repository.git("checkout", "-q", "-b", "side");
  repository.commit("2026-06-04", "On the side", { "other/b.ts": "4\n" });
  repository.git("checkout", "-q", "main");
  repository.commit("2026-06-05", "On the main line", { "src/a.ts": "5\n" });
  repository.merge("2026-07-06", "side");

  test("has each commit with the files that it touched, renamed ones under both names, and no merge", async () => {
    assert.deepEqual(await commits(repository.path), [
      "2026-06-05 | On the main line | src/a.ts",
      "2026-06-04 | On the side | other/b.ts",
      "2026-05-03 | Rename | src/größe.ts | src/old name.ts",
      '2026-04-02 | Faster: "quoted"\tand ünicode | src/a.ts',
    ]);
    assert.deepEqual((await commits(repository.path, "2026-06-05"))?.length, 1);
  });

  test("counts paths from the folder, and knows no other one", async () => {
    assert.deepEqual(await commits(path.join(repository.path, "other")), ["2026-06-04 | On the side | b.ts"]);
  });

  test("is another one after each commit", async () => {
    const before = await gitHistory.head(repository.uri);
    assert.equal(before?.watched, uriOfPath(path.join(repository.path, ".git")));
    repository.commit("2026-08-01", "One more", { "new.ts": "1\n" });
    const after = await gitHistory.head(repository.uri);
    assert.notEqual(after?.commit, before?.commit);
  });

  test("is that of a worktree too, which has a HEAD of its own", async () => {
    const place = `${repository.path} worktree`;
    repository.git("worktree", "add", "-q", place, "side");
    try {
      assert.deepEqual((await commits(path.join(place, "other")))?.[0], "2026-06-04 | On the side | b.ts");
      const head = await gitHistory.head(uriOfPath(place));
      assert.match(head?.watched ?? "", /\/\.git\/worktrees\//);
    } finally {
      rmSync(place, { recursive: true });
    }
  });

  test("is not made up by the end of a shallow clone", async () => {
    const place = `${repository.path} shallow`;
    execFileSync("git", ["clone", "-q", "--depth", "1", "--branch", "side", `file://${repository.path}`, place]);
    try {
      assert.deepEqual(await commits(place), []);
    } finally {
      rmSync(place, { recursive: true });
    }
  });
});

describe("the days of a file", () => {
  const repository = new GitRepository();
  repository.commit("2026-03-01", "Begin", { "docs/[id] größe.md": "1\n2\n3\n4\n", "docs/i größe.md": "other\n" });
  repository.commit("2026-04-02", "Elsewhere", { "docs/i größe.md": "another\n" });
  repository.git("mv", "docs/[id] größe.md", "docs/:moved.md");
  repository.commit("2026-05-03", "Rename", {});
  repository.commit("2026-06-04", "Go on", { "docs/:moved.md": "1\n2\n3\n5\n" });
  const daysOf = (name: string, folder = repository.path) => gitHistory.daysOf(uriOfPath(path.join(folder, name)));

  test("are those of its first and its last commit, across renames", async () => {
    assert.deepEqual(await daysOf("docs/:moved.md"), { first: "2026-03-01", last: "2026-06-04", isWhole: true });
    assert.deepEqual(await daysOf("docs/i größe.md"), { first: "2026-03-01", last: "2026-04-02", isWhole: true });
  });

  test("are not there for a file that was never committed, or without a repository", async () => {
    repository.put("docs/new.md", "1\n");
    assert.equal(await daysOf("docs/new.md"), undefined);
    assert.equal(await daysOf("a.md", new GitRepository({ isEmpty: true }).path), undefined);
  });

  test("say so where a shallow clone knows no earlier ones", async () => {
    const place = `${repository.path} shallow`;
    execFileSync("git", ["clone", "-q", "--depth", "1", `file://${repository.path}`, place]);
    try {
      const days = await daysOf("docs/i größe.md", place);
      assert.deepEqual(days, { first: "2026-06-04", last: "2026-06-04", isWhole: false });
    } finally {
      rmSync(place, { recursive: true });
    }
  });
});

describe("there is no history", () => {
  test("in a folder that is no repository, or is gone", async () => {
    const repository = new GitRepository({ isEmpty: true });
    assert.equal(await gitHistory.head(repository.uri), undefined);
    assert.equal(await commits(repository.path), undefined);
    assert.equal(await commits(path.join(repository.path, "gone")), undefined);
  });

  test("in a repository without a commit, or with a broken one", async () => {
    const repository = new GitRepository();
    assert.equal(await gitHistory.head(repository.uri), undefined);
    repository.commit("2026-03-01", "Begin", { "a.ts": "1\n" });
    rmSync(path.join(repository.path, ".git/objects"), { recursive: true });
    mkdirSync(path.join(repository.path, ".git/objects"));
    assert.equal(await commits(repository.path), undefined);
  });

  test("without the program", async () => {
    const repository = new GitRepository();
    repository.commit("2026-03-01", "Begin", { "a.ts": "1\n" });
    const { PATH } = process.env;
    process.env.PATH = repository.path;
    try {
      assert.equal(await gitHistory.head(repository.uri), undefined);
      assert.equal(await gitHistory.commitsSince(repository.uri, "2026-01-01"), undefined);
    } finally {
      process.env.PATH = PATH;
    }
  });
});

test("variables that lead elsewhere are left out of account", async () => {
  const repository = new GitRepository();
  repository.commit("2026-03-01", "Begin", { "a.ts": "1\n" });
  process.env.GIT_DIR = "/nowhere";
  process.env.GIT_WORK_TREE = "/nowhere";
  try {
    assert.ok(await gitHistory.head(repository.uri));
  } finally {
    delete process.env.GIT_DIR;
    delete process.env.GIT_WORK_TREE;
  }
});

test("nothing that the repository's config names is run", async () => {
  const repository = new GitRepository();
  const trap = path.join(repository.path, "trap.sh");
  const sprung = path.join(repository.path, "sprung");
  repository.commit("2026-03-01", "Begin", { "a.ts": "1\n" });
  repository.commit("2026-03-02", "Go on", { "a.ts": "2\n", ".gitattributes": "*.ts diff=trap\n" });
  writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\n`);
  chmodSync(trap, 0o755);
  for (const key of [
    "core.fsmonitor",
    "core.pager",
    "pager.log",
    "diff.external",
    "diff.trap.textconv",
    "diff.trap.command",
    "gpg.program",
    "core.sshCommand",
  ]) {
    repository.git("config", key, trap);
  }
  repository.git("config", "log.showSignature", "true");
  assert.deepEqual(await commits(repository.path), ["2026-03-02 | Go on | .gitattributes | a.ts"]);
  assert.ok(await gitHistory.daysOf(uriOfPath(path.join(repository.path, "a.ts"))));
  assert.ok(await gitHistory.head(repository.uri));
  assert.ok(!existsSync(sprung));
});

test("what files held at a commit is read, under the names that they had", async () => {
  const repository = new GitRepository();
  repository.commit("2026-01-02", "first", { "docs/a b.md": "one\n", "docs/bin.md": "\xff\xfe" });
  repository.commit("2026-02-03", "second", { "docs/a b.md": "two\nlines of text that stay the same\n" });
  const commit = await gitHistory.commitAt(repository.uri, "HEAD~1");
  assert.match(commit ?? "", /^[\da-f]{40}$/);
  assert.equal(await gitHistory.commitAt(repository.uri, "no-such-name"), undefined);
  assert.equal(await gitHistory.commitAt(repository.uri, "--all"), undefined);
  const place = (name: string) => uriOfPath(path.join(repository.path, name));
  const texts = await gitHistory.textsAt(repository.uri, commit ?? "", [place("docs/a b.md"), place("docs/none.md")]);
  assert.deepEqual([...(texts ?? [])], [[place("docs/a b.md"), "one\n"]]);
  repository.git("mv", "docs/a b.md", "docs/größe.md");
  repository.commit("2026-03-04", "third", {});
  const names = await gitHistory.earlierNames(
    repository.uri,
    (await gitHistory.commitAt(repository.uri, "HEAD~1")) ?? "",
  );
  assert.deepEqual([...(names ?? [])], [[place("docs/größe.md"), place("docs/a b.md")]]);
  const versions = await gitHistory.versionsOf(place("docs/größe.md"), 10);
  assert.deepEqual(
    versions?.map(({ day, text }) => [day, text.split("\n")[0]]),
    [
      ["2026-03-04", "two"],
      ["2026-02-03", "two"],
      ["2026-01-02", "one"],
    ],
  );
  assert.equal((await gitHistory.versionsOf(place("docs/größe.md"), 1))?.length, 1);
});
