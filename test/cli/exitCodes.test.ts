import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { COMMANDS, type CommandName, helpOfCommand } from "../../server/src/cli/help.ts";
import { benchmarkHead, hyperfineFile } from "../support/benchmarkWorkspace.ts";
import { commandLineInMemory } from "../support/commandLine.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { program } from "../support/program.ts";

const measured = `${benchmarkHead}**Results:**

| Metric | Value |
| :----- | :---- |
| Latency (p50) | 20 ms |

**Results file:** [\`tiles.json\`](../bench/tiles.json), "Tiles"
`;

/** Documents that are right, wrong, unreadable and none of ours, a broken config, and results of several runs. */
const files: Readonly<Record<string, string>> = {
  ...noteFiles,
  "docs/good.md": goodNote,
  "bad/bad.md": badNote,
  "unreadable/latin.md": "",
  "measured/performance.md": measured,
  "bench/tiles.json": hyperfineFile({ Tiles: 20 }),
  "slow/tiles.json": hyperfineFile({ Tiles: 60 }),
  "none/tiles.json": "{}",
  "unbound.json": hyperfineFile({ Other: 20 }),
  "plain.md": "# Plain\n\nText.\n",
  "broken.yaml": "docsRot: x\n",
};

/** What can't be read, and is ours by its head. */
const unreadable = { kind: "binary", message: "The file is binary; expected text in UTF-8.", head: goodNote } as const;

type Calls = Readonly<Partial<Record<0 | 1 | 2, readonly string[]>>>;

const broken = "--config broken.yaml";
const noRule = "no-such-rule";

/** Calls of every command, by how they exit. */
const calls: Readonly<Record<CommandName, Calls>> = {
  check: {
    0: [
      "docs",
      "bad --fail-on never",
      "bad --ignore section-missing,section-empty,toc-entry-stale",
      "docs --max-warnings 0",
    ],
    1: ["bad", "unreadable", "bad --fix", "bad --fix --dry-run", "bad --format json"],
    2: ["gone.md", "plain.md", `docs ${broken}`, "--fromat json", "docs --select x"],
  },
  new: { 0: ["new/a.md --category note"], 2: ["docs/good.md", "--category nothing", `x.md ${broken}`] },
  adopt: { 0: ["plain.md --category note --no-git", "docs/good.md"], 2: ["", "docs", "gone.md", `plain.md ${broken}`] },
  fill: { 0: ["docs/good.md", "bad/bad.md --dry-run"], 2: ["", "plain.md", "gone.md", `docs/good.md ${broken}`] },
  template: { 0: ["--from docs/good.md --category own"], 2: ["", "--from gone.md", `--from docs/good.md ${broken}`] },
  report: { 0: ["docs", "bad --format json"], 2: ["gone", "unreadable", "unreadable --numbers", `docs ${broken}`] },
  graph: { 0: ["docs", "bad --format dot"], 2: ["gone", "docs --format svg", `docs ${broken}`] },
  "bench import": { 0: ["bench/tiles.json"], 2: ["", "none/tiles.json", "gone.json", `bench/tiles.json ${broken}`] },
  "bench check": {
    0: ["bench/tiles.json"],
    1: ["slow/tiles.json"],
    2: ["", "none/tiles.json", "unbound.json", `bench/tiles.json ${broken}`],
  },
  diff: { 0: ["HEAD", "HEAD docs"], 2: ["", "nowhere", `HEAD ${broken}`] },
  rules: { 0: ["", "--format json"], 2: ["placeholder", "--format xml"] },
  init: { 0: ["--force"], 2: ["docs", "--include="] },
  config: { 0: ["", "docs/good.md"], 2: [broken, "docs bad"] },
  help: { 0: ["", "check"], 2: ["chek"] },
  explain: { 0: ["", "section-missing"], 2: [noRule] },
  mcp: { 2: ["docs", "--workspace gone"] },
  lsp: { 2: ["--tcp"] },
};

/** Those that ask git, or that end with the program. */
const ON_DISK: readonly CommandName[] = ["diff", "rules", "init", "config", "help", "explain", "mcp", "lsp"];

async function codeOf(name: CommandName, args: readonly string[]): Promise<number | null> {
  if (!ON_DISK.includes(name)) {
    const commandLine = commandLineInMemory({ ...files });
    commandLine.host.set("/w/unreadable/latin.md", unreadable);
    return (await commandLine.run([...name.split(" "), ...args])).code;
  }
  return program([...name.split(" "), ...args], { cwd: repository.path, env: { GITHUB_STEP_SUMMARY: "" } }).code;
}

const repository = new GitRepository();
repository.commit("2026-02-01", "All of it", files);

describe("exit codes", () => {
  for (const [name, byCode] of Object.entries(calls)) {
    test(`of perfdoc ${name}`, async () => {
      const command = Object.keys(COMMANDS).find((one): one is CommandName => one === name);
      assert.ok(command);
      for (const [code, lines] of Object.entries(byCode)) {
        for (const line of lines) {
          const args = line === "" ? [] : line.split(" ");
          assert.equal(await codeOf(command, args), Number(code), `perfdoc ${name} ${line}`);
        }
      }
      const codes = /^Exit codes: (.*)\.$/m.exec(helpOfCommand(command))?.[1]?.split("; ") ?? [];
      const said = codes.map((one) => Number(one[0]));
      for (const code of Object.keys(byCode)) assert.ok(said.includes(Number(code)), `${name} exits with ${code}`);
      assert.equal(said.includes(1), 1 in byCode, name);
    });
  }
});
