// `npm run bench [part …] [--no-peers]`: measures Perfdoc beside its peers in one run and prints one table.
// Parts: keystrokes, shapes, foreign, requests, start, workspace, index, check, sizes; all without a name.
// `npm run bench growth [part of a shape's name …]` prints a table of its own.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { availableParallelism, cpus, tmpdir, totalmem } from "node:os";
import path from "node:path";
import { FOREIGN, PLACES, SHAPED, writeForeignRepository, writeShaped, writeWorkspace } from "./documents.mjs";
import { printGrowth } from "./growth.mjs";
import { coldStart, first, index, keystrokes, program, requests, warm, wholeWorkspace } from "./measures.mjs";
import { CHECKERS, installPeers, SERVERS, versionOf } from "./peers.mjs";
import { median95, megabytes, milliseconds, percentile } from "./statistics.mjs";

const PARTS = {
  keystrokes: keystrokeRows,
  shapes: shapeRows,
  foreign: foreignRows,
  requests: requestRows,
  start: startRows,
  workspace: workspaceRows,
  index: indexRows,
  check: checkRows,
  sizes: sizeRows,
};
/** Programs that take longer are measured once. */
const WORTH_REPEATING_MS = 10_000;
const TURNS = 3;

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const [firstWord, ...shapes] = words;
const isGrowth = firstWord === "growth";
const wanted = isGrowth ? [] : words;
const withPeers = !process.argv.includes("--no-peers");
const unknown = wanted.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}"; expected ${Object.keys(PARTS).join(", ")}.`);
  process.exit(2);
}

execFileSync(process.execPath, ["esbuild.mjs", "--production"], { stdio: "inherit" });
if (withPeers && !isGrowth) installPeers();
const measured = (all) => all.filter(({ peer }) => withPeers || peer === undefined);
const servers = measured(SERVERS);
const checkers = measured(CHECKERS);
const [own] = SERVERS;
const folder = mkdtempSync(path.join(tmpdir(), "perfdoc-bench-"));

try {
  const [cpu] = cpus();
  console.log(
    `${availableParallelism()} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}. ` +
      "Pairs are median / 95th percentile.\n",
  );
  if (isGrowth) printGrowth(folder, shapes);
  else await printParts();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function printParts() {
  const names = [...new Set([...servers, ...checkers].map((one) => `${one.name} ${versionOf(one)}`))];
  console.log(`| | ${names.join(" | ")} |\n| --- |${" --- |".repeat(names.length)}`);
  for (const [name, rowsOf] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for await (const { what, values } of rowsOf()) {
      console.log(`| ${what} | ${names.map((one) => values[one.replace(/ [^ ]+$/, "")] ?? "-").join(" | ")} |`);
    }
  }
}

/**
 * A row: what was measured, and the figure of each program by its name; a program that fails says so.
 * @param measure Gives what comes of one turn.
 * @param turns All programs take turns: what slows the machine down for a while slows all of them.
 * @param figure What is shown of a program's turns.
 */
async function row(what, programs, measure, turns = 1, figure = ([only]) => only) {
  const results = new Map(programs.map(({ name }) => [name, []]));
  const values = {};
  for (let turn = 0; turn < turns; turn++) {
    for (const one of programs.filter(({ name }) => values[name] === undefined)) {
      try {
        results.get(one.name).push(await measure(one));
      } catch (error) {
        values[one.name] = `failed (${error.message})`;
      }
    }
  }
  for (const [name, all] of results) values[name] ??= figure(all);
  return { what, values };
}

/** The same for times: each turn gives some, in milliseconds. */
function rowInTurns(what, programs, measure) {
  return row(what, programs, measure, TURNS, (turns) => median95(turns.flat()));
}

function workspaceOf(name, count, repeats = 1) {
  const root = path.join(folder, name);
  return { root, file: writeWorkspace(root, count, repeats) };
}

async function* keystrokeRows() {
  for (const [lines, repeats] of [
    ["450", 1],
    ["8,300", 20],
  ]) {
    const { root, file } = workspaceOf(`keystrokes-${repeats}`, 1, repeats);
    yield* keystrokesIn(`Keystroke to its diagnostics, ${lines} lines`, servers, root, file);
    yield overIpc(root, file);
    if (repeats === 1) continue;
    for (const place of Object.keys(PLACES).filter((one) => one !== "paragraph")) {
      yield rowInTurns(`the same in a ${place}`, [own], async ({ command }) =>
        warm(await keystrokes(command, root, file, place)),
      );
    }
  }
}

/** Two rows: of keystrokes when a server is warm, and of the first ones. */
async function* keystrokesIn(what, programs, root, file, place) {
  const firsts = new Map(programs.map(({ name }) => [name, []]));
  const works = [];
  yield rowInTurns(what, programs, async ({ name, command }) => {
    const typed = await keystrokes(command, root, file, place);
    firsts.get(name).push(...first(typed));
    if (name === own.name) works.push(typed.work);
    return warm(typed);
  });
  const values = Object.fromEntries([...firsts].map(([name, times]) => [name, median95(times)]));
  yield { what: "the first 20 after opening", values };
  yield {
    what: "the server's work for one, all threads",
    values: { [own.name]: milliseconds(percentile(works, 0.5)) },
  };
}

function overIpc(root, file, place) {
  return rowInTurns("the same over IPC, as VS Code talks", [own], async ({ command }) =>
    warm(await keystrokes(command.with(-1, "--node-ipc"), root, file, place)),
  );
}

/** Other tools take seconds a keystroke in documents that they are not made for: these are measured beside one. */
function besideRumdl() {
  return servers.filter(({ name, peer }) => peer === undefined || name === "rumdl");
}

async function* shapeRows() {
  for (const [name, { text, line }] of Object.entries(SHAPED)) {
    const root = path.join(folder, name.replace(/\W+/g, "-"));
    yield* keystrokesIn(`Keystroke in ${name}`, besideRumdl(), root, writeShaped(root, text), line);
  }
}

/** What is none of ours: it has to cost nothing. */
async function* foreignRows() {
  const root = path.join(folder, "foreign");
  const file = writeShaped(root, FOREIGN.text);
  yield* keystrokesIn("Keystroke in a foreign document of 10,000 lines", besideRumdl(), root, file, FOREIGN.line);
  yield overIpc(root, file, FOREIGN.line);
  const repository = path.join(folder, "foreign-repository");
  writeForeignRepository(repository);
  yield checkRow("Check of 1,000 foreign documents, 11.7 MB, cold", checkers, repository);
  yield indexRow("Index of them", repository);
}

async function* requestRows() {
  const { root, file } = workspaceOf("requests", 1, 20);
  const times = await requests(own.command, root, file);
  for (const [name, own95] of Object.entries(times)) {
    yield {
      what: `${name === "codeAction" ? "Code actions" : name[0].toUpperCase() + name.slice(1)} at the cursor, 8,300 lines`,
      values: { [own.name]: median95(own95) },
    };
  }
}

async function* startRows() {
  const { root, file } = workspaceOf("start", 1);
  yield rowInTurns("Start of the process to the first diagnostics", servers, ({ command }) =>
    coldStart(command, root, file),
  );
  yield rowInTurns("the same over IPC", [own], ({ command }) => coldStart(command.with(-1, "--node-ipc"), root, file));
}

async function* workspaceRows() {
  const { root, file } = workspaceOf("workspace", 1_000);
  const runs = [];
  for (let run = 0; run < 3; run++) runs.push(await wholeWorkspace(own.command, root, file));
  const median = (values) => percentile(values, 0.5);
  const total = milliseconds(median(runs.map((run) => run.total)));
  const peak = megabytes(median(runs.map((run) => run.megabytes)));
  yield {
    what: `Diagnostics of a whole workspace, ${runs[0].documents} documents`,
    values: { [own.name]: `${total}, ${peak}` },
  };
  yield { what: "a hover meanwhile", values: { [own.name]: median95(runs.flatMap(({ hovers }) => hovers)) } };
}

async function* indexRows() {
  for (const count of [5_000, 10_000]) {
    yield indexRow(`Index of ${count.toLocaleString("en")} documents`, workspaceOf(`index-${count}`, count).root);
  }
}

function indexRow(what, root) {
  return row(what, [own], async ({ command }) => {
    const { total, megabytes: peak } = await index(command, root);
    return `${milliseconds(total)}, ${megabytes(peak)}`;
  });
}

async function* checkRows() {
  const { root } = workspaceOf("check", 1_000);
  yield checkRow("Check of 1,000 documents on the command line, cold", checkers, root);
  yield row("the same again", checkers.slice(0, 1), async ({ command }) => {
    const times = [];
    for (let run = 0; run < 5; run++) times.push((await program(command, root)).total);
    return milliseconds(percentile(times, 0.5));
  });
}

function checkRow(what, programs, root) {
  return row(what, programs, async ({ command }) => {
    const times = [];
    do {
      rmSync(path.join(root, ".perfdoc-cache"), { recursive: true, force: true });
      times.push((await program(command, root)).total);
    } while (times.length < 3 && times[0] < WORTH_REPEATING_MS);
    return milliseconds(percentile(times, 0.5));
  });
}

async function* sizeRows() {
  for (const [what, file] of [
    ["Extension's entry", "extension.cjs"],
    ["its client, loaded later", "client.cjs"],
    ["Language server", "serverProgram.cjs"],
  ]) {
    yield { what, values: { [own.name]: `${Math.round(statSync(path.join("dist", file)).size / 1024)} KB` } };
  }
}
