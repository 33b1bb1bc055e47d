import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { GitRepository } from "../support/gitRepository.ts";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { program } from "../support/program.ts";

const PROGRAM = `${process.execPath} ${path.resolve("dist/cli.cjs")}`;
const SCRIPT = path.resolve(".github/action/check.mjs");

/** A repository in which one document was bad already, and a commit brings another one. */
function pullRequest(): GitRepository {
  const repository = new GitRepository();
  repository.commit("2026-10-01", "base", {
    ...noteFiles,
    "perfdoc.config.yaml": 'exclude: ["docs/drafts/**"]\n',
    "docs/old.md": badNote,
  });
  repository.commit("2026-10-02", "change", {
    "docs/new.md": badNote,
    "docs/good.md": goodNote,
    "docs/drafts/x.md": badNote,
    "docs/a picture.txt": "",
  });
  return repository;
}

function runAction(repository: GitRepository, variables: Readonly<Record<string, string>>, folder = ".") {
  const [output, summary] = [path.join(repository.path, "../output"), path.join(repository.path, "../summary")].map(
    (file) => `${file}-${path.basename(repository.path)}`,
  );
  for (const file of [output, summary]) writeFileSync(file ?? "", "");
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], {
    cwd: path.join(repository.path, folder),
    encoding: "utf8",
    env: {
      ...process.env,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: path.join(repository.path, ".."),
      PERFDOC_PROGRAM: PROGRAM,
      ...variables,
    },
  });
  const written = (file = "") => readFileSync(file, "utf8");
  return { code: status, out: stdout, error: stderr, output: written(output), summary: written(summary) };
}

describe("the GitHub Action", () => {
  test("checks what a pull request changes, and marks it", () => {
    const { code, out, summary } = runAction(pullRequest(), { PERFDOC_BASE: "HEAD~1" });
    assert.equal(code, 1);
    assert.match(out, /^::error file=docs\/new\.md,line=/m);
    assert.doesNotMatch(out, /old\.md|drafts|picture/);
    assert.match(summary, /^## Performance documents\n\n\| Document \| Severity \| Finding \|/);
    assert.match(summary, /\n\n\| Module \| Document \|/);
    assert.equal(summary.match(/\| Finding \|/g)?.length, 1);
  });

  test("checks everything where it is told to, or where there is no base", () => {
    const all = runAction(pullRequest(), { PERFDOC_BASE: "HEAD~1", PERFDOC_CHANGED_ONLY: "false" });
    assert.match(all.out, /old\.md/);
    const lost = runAction(pullRequest(), { PERFDOC_BASE: "0123456789abcdef0123456789abcdef01234567" });
    assert.match(lost.out, /The base of the pull request is not there, so all documents are checked/);
    assert.match(lost.out, /old\.md/);
  });

  test("checks and marks the same documents in a folder of the repository as at its root", () => {
    const repository = pullRequest();
    const marked = (folder: string, paths: string) => {
      const variables = { PERFDOC_BASE: "HEAD~1", PERFDOC_PATHS: paths, GITHUB_WORKSPACE: repository.path };
      const { code, out } = runAction(repository, variables, folder);
      return { code, files: [...out.matchAll(/^::error file=([^,]*),/gm)].map(([, file]) => file) };
    };
    const expected = { code: 1, files: ["docs/new.md"] };
    assert.deepEqual(marked(".", "."), expected);
    assert.deepEqual(marked("docs", "."), expected);
    assert.deepEqual(marked("docs/drafts", ".."), expected);
  });

  test("reads globs as the command line does", () => {
    const repository = pullRequest();
    const code = (paths: string) => runAction(repository, { PERFDOC_BASE: "HEAD~1", PERFDOC_PATHS: paths }).code;
    for (const glob of ["docs/**/*.md", "{x,{y,docs}}/n*.md"]) assert.equal(code(glob), 1, glob);
    for (const glob of ["*.md", "{notes,docs/drafts}/**/*.md"]) assert.equal(code(glob), 0, glob);
  });

  test("fails as it is told to", () => {
    assert.equal(runAction(pullRequest(), { PERFDOC_BASE: "HEAD~1", PERFDOC_FAIL_ON: "never" }).code, 0);
    assert.equal(runAction(pullRequest(), { PERFDOC_BASE: "HEAD" }).code, 0);
  });

  test("writes SARIF for code scanning", () => {
    const { output, summary } = runAction(pullRequest(), { PERFDOC_SARIF: "true", PERFDOC_BASE: "HEAD~1" });
    assert.equal(summary.match(/\| Finding \|/g)?.length, 1);
    const file = /^sarif=(.*)$/m.exec(output)?.[1] ?? "";
    const sarif = JSON.parse(readFileSync(file, "utf8"));
    assert.equal(sarif.version, "2.1.0");
    assert.ok(sarif.runs[0].results.length > 0);
  });

  test("hands every input to its script, and nothing to the shell", () => {
    const action = parse(readFileSync("action.yml", "utf8"));
    const step = action.runs.steps.find(({ id }: { id?: string }) => id === "check");
    assert.equal(step.run, 'node "$GITHUB_ACTION_PATH/.github/action/check.mjs"');
    const handed = Object.values<string>(step.env).join(" ");
    for (const input of Object.keys(action.inputs).filter((one) => one !== "working-directory"))
      assert.ok(handed.includes(`inputs.${input} `), input);
    const script = readFileSync(SCRIPT, "utf8");
    for (const name of Object.keys(step.env)) assert.ok(script.includes(name), name);
  });
});

describe("the pre-commit hooks", () => {
  const hooks: readonly { readonly id: string; readonly entry: string; readonly types: readonly string[] }[] = parse(
    readFileSync(".pre-commit-hooks.yaml", "utf8"),
  );

  test("call the command line as it can be called", () => {
    const { path: cwd } = pullRequest();
    for (const { entry } of hooks) {
      const [name, ...args] = entry.split(" ");
      assert.equal(name, "perfdoc");
      assert.equal(program([...args, "docs/good.md", "docs/drafts/x.md"], { cwd }).code, 0);
      assert.equal(program([...args, "docs/new.md"], { cwd }).code, 1);
    }
  });

  const hasPreCommit = spawnSync("pre-commit", ["--version"]).status === 0;
  test("run in a commit", { skip: !hasPreCommit }, () => {
    const repository = pullRequest();
    const [hook] = hooks;
    // The program is there already: pre-commit would install it from the registry.
    const own = { ...hook, language: "system", entry: hook?.entry.replace("perfdoc", PROGRAM) };
    writeFileSync(
      path.join(repository.path, ".pre-commit-config.yaml"),
      JSON.stringify({ repos: [{ repo: "local", hooks: [own] }] }),
    );
    const run = (...files: readonly string[]) => {
      const env = { ...process.env, PRE_COMMIT_HOME: path.join(repository.path, ".git/pre-commit") };
      return spawnSync("pre-commit", ["run", "--files", ...files], { cwd: repository.path, encoding: "utf8", env });
    };
    const bad = run("docs/new.md", "docs/good.md");
    assert.equal(bad.status, 1, bad.stdout + bad.stderr);
    assert.match(bad.stdout, /docs\/new\.md/);
    assert.equal(run("docs/good.md", "docs/drafts/x.md").status, 0);
  });
});

test("the GitLab job's report is the one that GitLab reads", () => {
  const { perfdoc: job } = parse(readFileSync("docs/ci/gitlab.yml", "utf8"));
  assert.equal(job.variables.GIT_DEPTH, "0");
  const [, args = ""] = /perfdoc@\$PERFDOC_VERSION" (.*)$/.exec(job.script[0]) ?? [];
  const { path: cwd } = pullRequest();
  program(args.replace("$PERFDOC_PATHS", job.variables.PERFDOC_PATHS).split(" "), { cwd });
  const report = path.join(cwd, job.artifacts.reports.codequality);
  assert.ok(existsSync(report));
  const below = path.join(cwd, "docs");
  const { out } = program(["check", "--format", "gitlab", "new.md"], { cwd: below, env: { CI_PROJECT_DIR: cwd } });
  assert.equal(JSON.parse(out)[0].location.path, "docs/new.md");
  assert.ok(JSON.parse(readFileSync(report, "utf8")).every(({ fingerprint }: { fingerprint?: string }) => fingerprint));
});
