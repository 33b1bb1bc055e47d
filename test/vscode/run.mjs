// Runs the suites inside VS Code: `node test/vscode/run.mjs [name of a run …] [--desktop]`; without names all of them.
// Ends with a line `N passed, N failed`; a VS Code that can't be installed counts as failed.
import { spawn } from "node:child_process";
import * as esbuild from "esbuild";
import { shared } from "../../esbuild.mjs";
import { countIn, endWith, sumOf } from "../count.mjs";
import { installHost } from "./host/install.mjs";
import { packExtension } from "./pack.mjs";
import { RUNS } from "./runs.mjs";

const isDesktop = process.argv.includes("--desktop");
const names = process.argv.slice(2).filter((name) => !name.startsWith("--"));
const wanted = names.length > 0 ? names : Object.keys(RUNS);
const unknown = wanted.find((name) => !Object.hasOwn(RUNS, name));
if (unknown !== undefined) {
  console.error(`There is no run "${unknown}"; expected ${Object.keys(RUNS).join(", ")}.`);
  process.exit(2);
}

const missing = isDesktop ? new Map() : installHosts(new Set(wanted.map((name) => RUNS[name].host)));
if (wanted.some((name) => RUNS[name].isInstalled || RUNS[name].isPacked)) await packExtension();
await bundleSuites();
const counts = [];
// One at a time: each has an editor, a browser and a server, and two at once take longer than one after the other.
for (const name of wanted) {
  const begun = performance.now();
  const error = missing.get(RUNS[name].host);
  const printed = error ? `VS Code could not be installed, so nothing ran. ${error.message}\n` : await run(name);
  console.log(`\n— ${name}, ${Math.round((performance.now() - begun) / 1000)} s\n${printed.trimEnd()}`);
  counts.push(countIn(printed));
}
endWith(sumOf(counts));

/** Installs what the runs need; gives the error of each that could not be installed. */
function installHosts(hosts) {
  const errors = new Map();
  for (const host of hosts) {
    try {
      installHost(host);
    } catch (error) {
      errors.set(host, error);
    }
  }
  return errors;
}

/** Runs one in a process of its own; gives what it printed. */
function run(name) {
  const { script } = RUNS[name];
  const args = script ? [script] : ["test/vscode/runSuite.mjs", name, ...(isDesktop ? ["--desktop"] : [])];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text) => {
      printed += text;
    });
  return new Promise((resolve) => child.once("close", (code) => resolve(withEnd(printed, code))));
}

/** A run that ends badly behind a good count failed all the same. */
function withEnd(printed, code) {
  const { passed, failed } = countIn(printed);
  return code === 0 || failed > 0 ? printed : `${printed}It ended with ${code}.\n${passed} passed, 1 failed\n`;
}

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
  const file = (name) => `test/vscode/suite/${name}.ts`;
  await esbuild.build({
    ...common,
    platform: "node",
    entryPoints: ["all", "untrusted", "german", "installed", "others"].map(file),
  });
  // A web worker has no Node.
  await esbuild.build({
    ...common,
    platform: "browser",
    entryPoints: [file("web")],
    alias: { "node:assert/strict": `./${file("webAssert")}` },
  });
}
