import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { Agent } from "../mcp/agent.ts";
import { badNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";
import { packCommandLine } from "./pack.mjs";

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "perfdoc-npm-")));
after(() => rmSync(folder, { recursive: true, force: true }));

const isWindows = process.platform === "win32";
const version: string = JSON.parse(readFileSync("package.json", "utf8")).version;

/** Runs a program where nothing else is found of npm's than what lies in the folder. */
function run(program: string, args: readonly string[], cwd = folder) {
  const env = { ...process.env, npm_config_cache: path.join(folder, "cache"), npm_config_update_notifier: "false" };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", env, shell: isWindows });
  return { code: status, out: stdout, error: stderr };
}

describe("the package of the command line", () => {
  let file = "";
  before(async () => {
    file = await packCommandLine(path.join(folder, "package"));
  });

  test("holds the program and its pages, and asks for nothing else", () => {
    const { out } = run("tar", ["-tzf", file]);
    const content = out.split("\n").filter((line) => line !== "" && !/^package\/docs\/rules\/[\w-]+\.md$/.test(line));
    assert.deepEqual(content.sort(), [
      "package/CHANGELOG.md",
      "package/LICENSE",
      "package/README.md",
      "package/SECURITY.md",
      "package/THIRD_PARTY_LICENSES.txt",
      "package/dist/cli.cjs",
      "package/dist/cliProgram.cjs",
      "package/dist/dashboard.css",
      "package/dist/dashboard.js",
      "package/dist/mcpServer.cjs",
      "package/package.json",
      "package/server/schemas/perfdoc.config.schema.json",
      "package/skills/performance-documents/SKILL.md",
    ]);
    const manifest = JSON.parse(run("tar", ["-xzOf", file, "package/package.json"]).out);
    assert.deepEqual(manifest.publishConfig, { access: "public", provenance: true });
    const schema = JSON.parse(run("tar", ["-xzOf", file, "package/server/schemas/perfdoc.config.schema.json"]).out);
    assert.equal(schema.$id, JSON.parse(readFileSync("docs/schemastore.catalog.json", "utf8")).url);
    for (const key of ["dependencies", "scripts", "private", "contributes"]) assert.ok(!(key in manifest), key);
  });

  test("is installed into an empty prefix, and runs there", () => {
    const prefix = path.join(folder, "prefix");
    const installed = run("npm", ["install", "--global", "--prefix", prefix, "--offline", file]);
    assert.equal(installed.code, 0, installed.error);
    const perfdoc = path.join(prefix, isWindows ? "perfdoc.cmd" : "bin/perfdoc");
    assert.deepEqual(run(perfdoc, ["--version"]), { code: 0, out: `${version}\n`, error: "" });
    assert.match(run(perfdoc, ["explain", "target-missed"]).out, /^# target-missed/);
    const workspace = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote });
    assert.equal(run(perfdoc, ["check"], workspace.path).code, 1);
  });

  test("runs by npx", () => {
    const workspace = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote });
    const ran = run("npx", ["--yes", "--offline", "--package", file, "perfdoc", "check"], workspace.path);
    assert.equal(ran.code, 1, ran.error);
    assert.match(ran.out, /1 document checked/);
  });

  test("serves an agent", async () => {
    const workspace = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote });
    const agent = await Agent.in(workspace.path, [], path.join(folder, "package/dist/cli.cjs"));
    const { text } = await agent.call("perfdoc_list_documents");
    assert.match(text, /^docs\/a\.md: current/);
    assert.match((await agent.call("perfdoc_explain", { rule: "target-missed" })).text, /^# target-missed/);
  });

  test("serves an editor", async () => {
    const server = spawn(process.execPath, [path.join(folder, "package/dist/cli.cjs"), "lsp", "--stdio"]);
    const params = { processId: null, rootUri: null, capabilities: {} };
    const message = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params });
    server.stdin.write(`Content-Length: ${message.length}\r\n\r\n${message}`);
    let printed = "";
    for await (const piece of server.stdout.setEncoding("utf8")) {
      printed += piece;
      if (/"serverInfo":\{[^}]*\}/.test(printed)) break;
    }
    server.kill();
    assert.match(printed, /"serverInfo":\{"name":"perfdoc"/i);
  });
});
