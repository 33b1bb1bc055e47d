import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { benchmarkHead, hyperfineFile } from "../support/benchmarkWorkspace.ts";
import { filesBelow } from "../support/examples.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { fencesOf, readme, readmeCommands } from "../support/readme.ts";

interface Expected {
  /** What the program ends with, where it is not 0. */
  readonly code?: number;
  /** What files of the project hold instead, by path; undefined: they are not there. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  /** What was changed since the commit. */
  readonly change?: Readonly<Record<string, string>>;
  readonly prints?: RegExp;
  /** Files that hold something afterwards. */
  readonly writes?: Readonly<Record<string, RegExp>>;
}

const TILES = "docs/tiles/performance.md";
const bound = `${benchmarkHead}${fencesOf("markdown")[0] ?? ""}`;
const unbound = bound.replace(/^\*\*Results file:.*\n/m, "");

/** Those that set Perfdoc up, typed where the README says so, in the order in which they stand there. */
const SET_UP: Readonly<Record<string, Expected>> = {
  "git clone https://github.com/perfdoc/perfdoc.git && cd perfdoc": {},
  "npm start": { prints: /^code was called with .*--extensionDevelopmentPath=.*perfdoc .*examples$/m },
  "npm run examples": { prints: /documents checked/ },
  "npm ci && npm run package": { prints: /perfdoc-\d+\.\d+\.\d+\.vsix/ },
  "code --install-extension perfdoc-*.vsix": { prints: /--install-extension perfdoc-\d+\.\d+\.\d+\.vsix$/m },
  "npm ci && npm run package:npm && npm install --global ./dist/perfdoc-*.tgz": { prints: /added 1 package/ },
};

/** Those of the command line, each typed in a fresh copy of a project with the examples' documents. */
const PERFDOC: Readonly<Record<string, Expected>> = {
  "perfdoc bench import bench/results/tiles.json --document docs/tiles/performance.md": {
    files: { [TILES]: unbound },
    writes: { [TILES]: /^\*\*Results file:\*\* .*tiles\.json/m },
  },
  "perfdoc bench import bench/results/tiles.json": { writes: { [TILES]: /\| 47 ms/ } },
  "perfdoc bench check fresh/tiles.json --base main": { prints: /2 figures: 1 got better, 1 stayed/ },
  "perfdoc diff main --format markdown": {
    change: { [TILES]: bound.replace("61 ms", "58 ms") },
    prints: /^\|.*61 ms.*58 ms/m,
  },
  "perfdoc report --numbers": { prints: /Latency/ },
  "perfdoc check docs": { prints: /documents checked/ },
  "perfdoc check docs --fix": { prints: /documents checked/ },
  "perfdoc check --format sarif": { prints: /"version": ?"2\.1\.0"/ },
  "perfdoc check --baseline old.json --update-baseline": { writes: { "old.json": /^\{/ } },
  'perfdoc new --name "Search" --module search': {
    files: { "docs/search/performance.md": undefined },
    writes: { "docs/search/performance.md": /^# Search - /m },
  },
  "perfdoc adopt notes/speed.md": { writes: { "notes/speed.md": /^---\n[\s\S]*category: performance/ } },
  "perfdoc fill docs/search/performance.md --dry-run": {},
  "perfdoc template --from docs/search/performance.md --category service": { prints: /service/ },
  "perfdoc report": { prints: /search/ },
  "perfdoc report --format html -o report.html": { writes: { "report.html": /^<!doctype html>/ } },
  "perfdoc graph": { prints: /^flowchart LR\n/ },
  "perfdoc bench check fresh/tiles.json": { prints: /2 figures: 1 got better, 1 stayed/ },
  "perfdoc check --select target-missed": { prints: /documents checked/ },
  "perfdoc rules": { prints: /target-missed/ },
  "perfdoc init": { files: { "perfdoc.config.yaml": undefined }, writes: { "perfdoc.config.yaml": /docsRoot/ } },
  "perfdoc check --format junit": { prints: /<testsuites/ },
  "perfdoc mcp": {},
  "perfdoc config docs/tiles/performance.md": { prints: /docsRoot/ },
  // Its input ends before anybody has asked it to.
  "perfdoc lsp --stdio": { code: 1 },
  "perfdoc check --no-git": { prints: /documents checked/ },
  "perfdoc check": { prints: /documents checked/ },
};

const home = realpathSync(mkdtempSync(path.join(tmpdir(), "perfdoc-readme-")));
after(() => rmSync(home, { recursive: true, force: true }));

/** The repository's address leads to these sources, `code` only tells what it is called with, npm installs below here. */
const env = {
  ...process.env,
  PATH: ["bin", "prefix/bin"]
    .map((folder) => path.join(home, folder))
    .concat(process.env.PATH ?? "")
    .join(path.delimiter),
  npm_config_prefix: path.join(home, "prefix"),
  npm_config_update_notifier: "false",
  // Whoever runs the tests may have told npm to be silent.
  npm_config_loglevel: "notice",
  TMPDIR: home,
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: `url.${path.join(home, "sources")}.insteadOf`,
  GIT_CONFIG_VALUE_0: "https://github.com/perfdoc/perfdoc.git",
};

function type(command: string, cwd: string) {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", command], { cwd, env, encoding: "utf8", input: "" });
  return { code: status, out: stdout, error: stderr };
}

function seen(command: string, { code = 0, prints, writes = {} }: Expected, cwd: string): void {
  const ran = type(command, cwd);
  assert.equal(ran.code, code, `${command}: ${ran.out}${ran.error}`);
  if (prints) assert.match(ran.out, prints);
  for (const [file, content] of Object.entries(writes))
    assert.match(readFileSync(path.join(cwd, file), "utf8"), content);
}

/** A project with finished documents, one of which is bound to a results file. */
function projectFiles({ files = {} }: Expected): Readonly<Record<string, string>> {
  const examples = filesBelow("examples").filter((file) => !file.path.startsWith("docs/gateway/"));
  const all = {
    ...Object.fromEntries(examples.map((file) => [file.path, file.text])),
    [TILES]: bound,
    "bench/results/tiles.json": hyperfineFile({ "draw tiles": 47 }),
    "fresh/tiles.json": hyperfineFile({ "draw tiles": 45 }),
    "notes/speed.md": "# Speed\n\nSome notes.\n",
    ...files,
  };
  return Object.fromEntries(Object.entries(all).flatMap(([file, text]) => (text === undefined ? [] : [[file, text]])));
}

/** These sources, as they are now, as a repository that can be cloned. */
function putSources(): void {
  const folder = path.join(home, "sources");
  const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  });
  for (const file of listed.stdout.split("\0").filter((one) => one !== "" && existsSync(one)))
    cpSync(file, path.join(folder, file), { verbatimSymlinks: true });
  new GitRepository({ at: folder }).commit("2026-01-01", "sources", {});
}

function putCode(): void {
  const code = path.join(home, "bin/code");
  mkdirSync(path.dirname(code));
  writeFileSync(code, '#!/bin/sh\necho "code was called with $*"\n');
  chmodSync(code, 0o755);
}

describe("what the README says to type", {
  skip: process.platform === "win32" ? "It is for a POSIX shell" : false,
}, () => {
  before(() => {
    putSources();
    putCode();
  });

  test("is known here, each command, and `npm test` is what the repository's own checks run", () => {
    const known = [...Object.keys(SET_UP), ...Object.keys(PERFDOC), "npm test"];
    assert.deepEqual([...readmeCommands()].sort(), known.sort());
    assert.equal(readFileSync(".ci/run", "utf8").trimEnd().split("\n").at(-1), "npm test");
  });

  for (const [command, expected] of Object.entries(SET_UP)) {
    const isClone = command.startsWith("git clone");
    test(command, () => seen(command, expected, isClone ? home : path.join(home, "perfdoc")));
  }

  for (const [command, expected] of Object.entries(PERFDOC)) {
    test(command, () => {
      const project = new GitRepository();
      project.commit("2026-11-24", "documents", projectFiles(expected));
      for (const [file, text] of Object.entries(expected.change ?? {})) project.put(file, text);
      seen(command, expected, project.path);
    });
  }

  test("prints at the prompt what the README shows", () => {
    for (const block of fencesOf("text")) {
      const [prompt = "", ...shown] = block.trimEnd().split("\n");
      const { out } = type(prompt.replace(/^\$ /, ""), path.resolve("examples"));
      for (const line of shown.filter((one) => !one.includes("…"))) assert.ok(out.includes(line), line);
    }
  });

  test("configs that it shows are read without a problem", () => {
    assert.ok(readme.includes("perfdoc.config.yaml"));
    for (const block of fencesOf("yaml").filter((one) => one.includes("docsRoot:"))) {
      const project = new GitRepository();
      project.commit("2026-11-24", "config", {
        "perfdoc.config.yaml": block,
        "docs/cart/performance.md": bound,
        ".perfdoc/templates/own.md": readFileSync("server/templates/performance.md", "utf8"),
        "packages/search/package.json": "{}",
      });
      const { code, out, error } = type("perfdoc check", project.path);
      assert.deepEqual({ code, error }, { code: 0, error: "" }, out);
    }
  });
});
