// Runs the suite inside VS Code: `node test/vscode/run.mjs [oldest|newest|web|untrusted|user …] [--desktop]`.
// Without names it runs all. Ends with a line `N passed, N failed`.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import * as esbuild from "esbuild";
import { shared } from "../../esbuild.mjs";
import { HOSTS } from "./host/install.mjs";

/** Each run: the VS Code, what of the suite it runs, and how it is started. */
const RUNS = {
  newest: { host: "newest", suite: "all" },
  oldest: { host: "oldest", suite: "all" },
  web: { host: "newest", suite: "web", args: ["--extensionDevelopmentKind=web"] },
  untrusted: {
    host: "newest",
    suite: "untrusted",
    env: { PERFDOC_UNTRUSTED: "1" },
    settings: { "security.workspace.trust.startupPrompt": "never" },
  },
  user: { script: "test/vscode/user.mjs" },
};

const isDesktop = process.argv.includes("--desktop");
const names = process.argv.slice(2).filter((name) => !name.startsWith("--"));
const wanted = names.length > 0 ? names : Object.keys(RUNS);
const unknown = wanted.find((name) => !Object.hasOwn(RUNS, name));
if (unknown !== undefined) {
  console.error(`There is no run "${unknown}"; expected ${Object.keys(RUNS).join(", ")}.`);
  process.exit(2);
}

await bundleSuites();
const count = { passed: 0, failed: 0 };
for (const name of wanted) {
  console.log(`\n— ${name}`);
  const run = RUNS[name];
  const found = countIn(run.script ? await runScript(run.script) : await runSuite(run));
  count.passed += found.passed;
  count.failed += found.failed;
}
console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed > 0 ? 1 : 0);

async function bundleSuites() {
  const common = {
    ...shared,
    format: "cjs",
    external: ["vscode"],
    outdir: "dist/vscode-suite",
    outExtension: { ".js": ".cjs" },
    minify: false,
    sourcemap: "inline",
  };
  const suite = (name) => `test/vscode/suite/${name}.ts`;
  await esbuild.build({ ...common, platform: "node", entryPoints: [suite("all"), suite("untrusted")] });
  // A web worker has no Node.
  await esbuild.build({
    ...common,
    platform: "browser",
    entryPoints: [suite("web")],
    alias: { "node:assert/strict": `./${suite("webAssert")}` },
  });
}

/** Runs a suite in a copy of the examples that it may change; gives what it printed. */
async function runSuite({ host, suite, args = [], env = {}, settings = {} }) {
  const folder = mkdtempSync(path.join(tmpdir(), "perfdoc-workspace-"));
  cpSync("examples", path.join(folder, "shop"), { recursive: true });
  cpSync("examples", path.join(folder, "second"), { recursive: true });
  // A workspace of its own takes a second folder without starting anew.
  const workspace = path.join(folder, "shop.code-workspace");
  writeFileSync(workspace, JSON.stringify({ folders: [{ path: "shop" }] }));
  const printed = [];
  const stopListening = listen(printed);
  try {
    await runTests({
      vscodeExecutablePath: isDesktop
        ? await downloadAndUnzipVSCode(HOSTS[host].vscode)
        : path.resolve("test/vscode/host/code.mjs"),
      extensionDevelopmentPath: process.cwd(),
      extensionTestsPath: path.resolve(`dist/vscode-suite/${suite}.cjs`),
      launchArgs: [workspace, ...args],
      extensionTestsEnv: { PERFDOC_VSCODE: host, PERFDOC_SETTINGS: JSON.stringify(settings), ...env },
    });
  } catch (error) {
    console.error(String(error));
  } finally {
    stopListening();
    rmSync(folder, { recursive: true, force: true });
  }
  return printed.join("");
}

/** What runs in a process of its own writes through this one. */
function listen(printed) {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text, ...rest) => {
    printed.push(String(text));
    return write(text, ...rest);
  };
  return () => {
    process.stdout.write = write;
  };
}

function runScript(script) {
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout.on("data", (text) => {
    printed += text;
    process.stdout.write(text);
  });
  return new Promise((resolve) => child.once("close", () => resolve(printed)));
}

/** The last line of a run that counts; a run without one failed. */
function countIn(printed) {
  const [, passed, failed] = [...printed.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1) ?? [undefined, 0, 1];
  return { passed: Number(passed), failed: Number(failed) };
}
