import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { GitRepository } from "../support/gitRepository.ts";
import { goodNote, noteTemplate } from "../support/notes.ts";
import { program } from "../support/program.ts";

const files = {
  "perfdoc.config.yaml": "docsRoot: docs\n",
  "package.json": '{ "workspaces": ["packages/*"] }',
  "packages/core/package.json": '{ "name": "@acme/core" }',
  "packages/core/src/queue.ts": "1\n",
  "packages/other/package.json": '{ "name": "@acme/other" }',
  "packages/other/src/index.ts": "1\n",
  "lib/lock.ts": "1\n",
  ".perfdoc/templates/note.md": noteTemplate,
  "docs/core/queue.md": goodNote,
  "docs/core/lock.md": goodNote
    .replace("module: core", "module: other")
    .replace(/The queue hands/, "It is in `lib/lock.ts`. The queue hands"),
};

/** What is said of the history of each document. */
function staleIn(folder: string, ...options: readonly string[]): readonly string[] {
  const { out, error, code } = program(["check", "--format", "json", ...options], { cwd: folder });
  assert.equal(error, "");
  assert.equal(code, 0);
  const report: {
    readonly documents: readonly {
      readonly path: string;
      readonly findings: readonly { readonly rule: string; readonly message: string }[];
    }[];
  } = JSON.parse(out);
  return report.documents.flatMap(({ path: place, findings }) =>
    findings.filter(({ rule }) => rule === "stale-sync").map(({ message }) => `${place}: ${message}`),
  );
}

describe("documents against the history of their code", () => {
  const repository = new GitRepository();
  repository.commit("2026-01-10", "Begin", { "README.md": "# Acme\n" });
  repository.commit("2026-01-11", "Write it all", files);
  repository.commit("2026-02-01", "On the day of the check", { "packages/core/src/queue.ts": "2\n" });

  test("are fresh where nothing came after the day of the check", () => {
    assert.deepEqual(staleIn(repository.path), []);
  });

  test("are stale after commits to the module, or to a file that they name", () => {
    repository.commit("2026-02-02", "Use a ring buffer", { "packages/core/src/queue.ts": "3\n" });
    repository.commit("2026-02-03", "Words", {
      "docs/core/queue.md": `${goodNote}\n`,
      "packages/core/README.md": "# Core\n",
    });
    repository.commit("2026-02-04", "Spin before waiting", { "lib/lock.ts": "2\n" });
    repository.git("mv", "packages/core/src/queue.ts", "packages/core/src/ring.ts");
    repository.commit("2026-02-05", "Say what it is", {});
    assert.deepEqual(staleIn(repository.path), [
      "docs/core/lock.md: 1 commit since 2026-02-01 touched lib/lock.ts, the newest: Spin before waiting",
      "docs/core/queue.md: 2 commits since 2026-02-01 touched packages/core/src/queue.ts and 1 other file, the newest: Say what it is",
    ]);
    assert.deepEqual(staleIn(repository.path, "--no-git"), []);
  });

  test("may be a part of the repository", () => {
    const part = new GitRepository();
    part.commit("2026-01-10", "Begin", { "README.md": "# Acme\n" });
    const inner = Object.fromEntries(Object.entries(files).map(([name, text]) => [`shop/${name}`, text]));
    part.commit("2026-01-11", "Write it all", inner);
    part.commit("2026-02-02", "Use a ring buffer", { "shop/packages/core/src/queue.ts": "3\n", "lib/lock.ts": "2\n" });
    assert.deepEqual(staleIn(path.join(part.path, "shop")), [
      "docs/core/queue.md: 1 commit since 2026-02-01 touched packages/core/src/queue.ts, the newest: Use a ring buffer",
    ]);
  });

  test("are left alone without a repository, and with a broken one", () => {
    const plain = new GitRepository({ isEmpty: true });
    for (const [name, text] of Object.entries(files)) plain.put(name, text);
    assert.deepEqual(staleIn(plain.path), []);
    plain.put(".git/HEAD", "ref: refs/heads/main\n");
    assert.deepEqual(staleIn(plain.path), []);
    rmSync(path.join(repository.path, ".git/objects"), { recursive: true });
    assert.deepEqual(staleIn(repository.path), []);
  });
});
