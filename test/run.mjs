// Bundles the tests and runs them: `node test/run.mjs [part of a file's name …]`.
// Ends with a line `N passed, N failed`.
import { rmSync } from "node:fs";
import path from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import * as esbuild from "esbuild";
import { globSync } from "tinyglobby";
import { nodeBanner, shared } from "../esbuild.mjs";

const wanted = process.argv.slice(2);
const sources = globSync("test/**/*.test.ts", { ignore: ["test/vscode/**"] })
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
if (sources.length === 0) {
  console.error(`No test file is named like ${wanted.join(", ")}.`);
  process.exit(2);
}

// A folder for each run: two runs at once do not meet.
const outdir = path.resolve(`dist/test/${process.pid}`);
await esbuild.build({
  ...shared,
  alias: { ...shared.alias, vscode: "./test/support/vscode.ts" },
  platform: "node",
  entryPoints: sources,
  outdir,
  outbase: "test",
  splitting: true,
  minify: false,
  sourcemap: "inline",
  banner: nodeBanner,
  // They start programs that lie beside their own files.
  external: ["recheck", "esbuild", "playwright-core"],
});

/** Milliseconds for one file, many times what the slowest takes: a test that waits for ever fails by then. */
const TIMEOUT = process.env.FUZZ_RUNS === undefined ? 900_000 : Number.POSITIVE_INFINITY;

const count = { passed: 0, failed: 0 };
const files = sources.map((file) => path.join(outdir, path.relative("test", file).replace(/\.ts$/, ".js")));
const events = run({ files, concurrency: 2, timeout: TIMEOUT, execArgv: ["--enable-source-maps"] });
events.on("test:pass", ({ details, skip }) => {
  if (details.type !== "suite" && !skip) count.passed++;
});
events.on("test:fail", ({ details }) => {
  if (details.type !== "suite") count.failed++;
});
events.compose(spec).pipe(process.stdout);
events.on("end", () => {
  rmSync(outdir, { recursive: true, force: true });
  process.on("exit", () => console.log(`${count.passed} passed, ${count.failed} failed`));
  process.exitCode = count.failed > 0 ? 1 : 0;
});
