// What action.yml runs. Everything comes in as variables of the environment; the last exit code that is not 0 is its own.
import { spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import path from "node:path";

const {
  PERFDOC_PATHS: paths = ".",
  PERFDOC_CHANGED_ONLY: changedOnly = "true",
  PERFDOC_FAIL_ON: failOn = "error",
  PERFDOC_MAX_WARNINGS: maxWarnings = "",
  PERFDOC_SARIF: sarif = "false",
  PERFDOC_RESULTS: results = "",
  PERFDOC_BASE: base = "",
  PERFDOC_VERSION: version = "latest",
  /** The program, where it is installed already. */
  PERFDOC_PROGRAM: program = "",
  GITHUB_OUTPUT: outputFile = "",
  GITHUB_STEP_SUMMARY: summaryFile = "",
  RUNNER_TEMP: temp = ".",
} = process.env;

const words = (text) => text.split(/\s+/).filter((word) => word !== "");

const checked = changedOnly === "true" && base !== "" ? changedDocuments() : words(paths);
let exitCode = 0;
if (summaryFile !== "") appendFileSync(summaryFile, "## Performance documents\n\n");
if (checked.length === 0) process.stdout.write("No document was changed.\n");
else {
  const limits = ["--fail-on", failOn, ...(maxWarnings === "" ? [] : ["--max-warnings", maxWarnings])];
  run(["check", "--force-exclude", "--format", "github", ...limits, "--", ...checked]);
  if (sarif === "true") writeSarif();
}
if (results !== "")
  run(["bench", "check", "--format", "github", ...(base === "" ? [] : ["--base", base]), "--", ...words(results)]);
if (summaryFile !== "") appendFileSync(summaryFile, `${printed(["report", "--format", "markdown"])}\n`);
process.exitCode = exitCode;

/** The documents below the paths that differ from the base; what is gone can't be checked. */
function changedDocuments() {
  const named = words(paths).flatMap(alternatives);
  const range = ["diff", "--name-only", "-z", "--diff-filter=d", `${base}...HEAD`, "--", ...named];
  const { status, stdout } = git("--glob-pathspecs", ...range);
  if (status !== 0) {
    process.stdout.write("The base of the pull request is not there, so all documents are checked.\n");
    return words(paths);
  }
  // Git names files from the root of the repository, wherever this runs in it.
  const root = git("rev-parse", "--show-cdup").stdout.trim();
  const changed = stdout.split("\0").filter((file) => /\.(?:md|mdx|markdown)$/i.test(file));
  return changed.map((file) => path.relative("", path.join(root, file)));
}

function git(...args) {
  return spawnSync("git", ["--no-pager", ...args], { encoding: "utf8" });
}

/** A glob without its braces, which git does not know: one for each alternative. */
function alternatives(glob) {
  const [, before, inside, after] = /^(.*)\{([^{}]*)\}(.*)$/.exec(glob) ?? [];
  return inside === undefined ? [glob] : inside.split(",").flatMap((one) => alternatives(before + one + after));
}

function run(args) {
  const { status } = perfdoc(args, "inherit");
  if (status !== 0) exitCode = Math.max(exitCode, status ?? 2);
}

function printed(args) {
  return perfdoc(args, ["ignore", "pipe", "inherit"]).stdout ?? "";
}

function writeSarif() {
  const file = path.join(temp, "perfdoc.sarif");
  perfdoc(
    ["check", "--force-exclude", "--format", "sarif", "--output-file", file, "--fail-on", "never", "--", ...checked],
    "inherit",
  );
  if (outputFile !== "") appendFileSync(outputFile, `sarif=${file}\n`);
}

function perfdoc(args, stdio) {
  // What is run a second time, for another format, is not to be in the job's summary twice.
  const env = { ...process.env, GITHUB_STEP_SUMMARY: args.includes("github") ? summaryFile : "" };
  const [command, ...before] = program === "" ? ["npx", "--yes", `perfdoc@${version}`] : words(program);
  return spawnSync(command, [...before, ...args], { encoding: "utf8", stdio, env });
}
