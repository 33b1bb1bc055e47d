// How the time for a document grows with it, for every shape there is: on the command line, the whole process.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { SHAPES } from "./shapes.mjs";
import { milliseconds } from "./statistics.mjs";

const SIZES = { "64 KB": 65_536, "256 KB": 262_144, "1 MB": 1_048_576 };
/** What takes longer is ended. */
const LIMIT_MS = 60_000;
const MODES = { check: [], "check --fix": ["--fix"] };

/** Prints a table: a row for each shape whose name holds one of the words, or for all of them. */
export function printGrowth(folder, words) {
  const sizes = Object.keys(SIZES);
  const columns = Object.keys(MODES).flatMap((mode) => [...sizes.map((size) => `${mode}, ${size}`), "factor"]);
  console.log(`| | ${columns.join(" | ")} | said |\n| --- |${" --- |".repeat(columns.length + 1)}`);
  for (const { name, textOf } of SHAPES) {
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
    const cells = [];
    let isUnread = false;
    for (const flags of Object.values(MODES)) {
      const times = Object.values(SIZES).map((size) => {
        const run = timed(folder, textOf(size), flags);
        isUnread ||= run.isUnread;
        return run.total;
      });
      cells.push(...times.map(shown), factorOf(times));
    }
    console.log(`| ${name} | ${cells.join(" | ")} | ${isUnread ? "not read to its end" : ""} |`);
  }
}

/** One process from its start to its end; undefined if it had to be ended. */
function timed(folder, text, flags) {
  const file = path.join(folder, "docs", "performance", "growth.md");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  const start = performance.now();
  const { signal, stdout } = spawnSync(
    process.execPath,
    [path.resolve("dist/cli.cjs"), "check", "--no-cache", ...flags, "--format", "json", file],
    { cwd: folder, timeout: LIMIT_MS, killSignal: "SIGKILL", maxBuffer: 2 ** 30, encoding: "utf8" },
  );
  const total = signal ? undefined : performance.now() - start;
  return { total, isUnread: stdout.includes('"text-unread"') };
}

function shown(time) {
  return time === undefined ? `over ${milliseconds(LIMIT_MS)}` : milliseconds(time);
}

/** How much more the largest takes than the one of a quarter of its size. */
function factorOf(times) {
  const [less, more] = times.slice(-2);
  return less === undefined || more === undefined ? "-" : (more / less).toFixed(1);
}
