// What is measured, each as a function that gives its figures.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { PLACES } from "./documents.mjs";
import { pause, startServer } from "./languageServer.mjs";
import { peakMegabytes } from "./process.mjs";

/** Between two keystrokes of a fast typist. */
const GAP_MS = 40;

const EDITS = 100;
/** Behind so many keystrokes a server is warm. */
const WARM_UP = 40;
/** So many are typed before anybody notices whether a server is slow. */
const FIRST = 20;

/** The times of those behind the first ones, and of the first ones after a document was opened. */
export const warm = ({ times }) => times.slice(WARM_UP);
export const first = ({ times }) => times.slice(0, FIRST);

/**
 * From one typed character to its diagnostics, in milliseconds each (`times`), and how long a warm server works for one
 * (`work`).
 * @param place The name of a place, or what the line is like that is typed in.
 */
export async function keystrokes(command, root, file, place = "paragraph") {
  const server = await startServer(command, root);
  try {
    const uri = pathToFileURL(file).href;
    const text = readFileSync(file, "utf8");
    await server.open(uri, text);
    const lines = text.split("\n");
    const line = typeof place === "string" ? PLACES[place](lines) : lines.findIndex((one) => place.test(one));
    const character = lines[line].length;
    const longer = lines.with(line, `${lines[line]}x`).join("\n");
    const start = { line, character };
    const times = [];
    let workBefore;
    for (let edit = 0; edit < EDITS; edit++) {
      await pause(GAP_MS);
      if (edit === WARM_UP) workBefore = server.workMilliseconds();
      const isInsertion = edit % 2 === 0;
      const range = { start, end: isInsertion ? start : { line, character: character + 1 } };
      times.push(await server.change(uri, edit + 2, range, isInsertion ? "x" : "", isInsertion ? longer : text));
    }
    await pause(GAP_MS);
    return { times, work: (server.workMilliseconds() - workBefore) / (EDITS - WARM_UP) };
  } finally {
    await server.stop();
  }
}

/** From the start of the process to the first diagnostics of a document, in milliseconds. */
export async function coldStart(command, root, file, runs = 4) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    const server = await startServer(command, root);
    await server.open(pathToFileURL(file).href, readFileSync(file, "utf8"));
    times.push(performance.now() - server.startedAt);
    await server.stop();
  }
  return times;
}

/** Completion, hover and code actions at places of a document, in milliseconds each. */
export async function requests(command, root, file, rounds = 60) {
  const server = await startServer(command, root);
  try {
    const uri = pathToFileURL(file).href;
    const text = readFileSync(file, "utf8");
    await server.open(uri, text);
    const lines = text.split("\n");
    const times = { completion: [], hover: [], codeAction: [] };
    for (let round = 0; round < rounds; round++) {
      for (const find of Object.values(PLACES)) {
        const position = { line: find(lines), character: 8 };
        const at = { textDocument: { uri }, position };
        const range = { start: position, end: position };
        await pause(2);
        times.completion.push(await server.time("textDocument/completion", at));
        times.hover.push(await server.time("textDocument/hover", at));
        const context = { diagnostics: [], triggerKind: 2 };
        times.codeAction.push(await server.time("textDocument/codeAction", { textDocument: { uri }, range, context }));
      }
    }
    return times;
  } finally {
    await server.stop();
  }
}

/**
 * Opens a workspace and asks for the diagnostics of all its documents, with a hover every now and then meanwhile.
 * Milliseconds, and megabytes.
 */
export async function wholeWorkspace(command, root, file) {
  const server = await startServer(command, root);
  try {
    const uri = pathToFileURL(file).href;
    await server.open(uri, readFileSync(file, "utf8"));
    const hovers = [];
    let isDone = false;
    const all = server.workspaceDiagnostics().finally(() => {
      isDone = true;
    });
    const position = { line: 1, character: 2 };
    while (!isDone) {
      await pause(25);
      hovers.push(await server.time("textDocument/hover", { textDocument: { uri }, position }));
    }
    const documents = await all;
    return {
      total: performance.now() - server.startedAt,
      documents,
      hovers,
      megabytes: server.peakMegabytes(),
    };
  } finally {
    await server.stop();
  }
}

/** From the start to an answer that needs the whole index. */
export async function index(command, root) {
  const server = await startServer(command, root);
  try {
    const symbols = await server.request("workspace/symbol", { query: "bottleneck" });
    return { total: performance.now() - server.startedAt, symbols: symbols.length, megabytes: server.peakMegabytes() };
  } finally {
    await server.stop();
  }
}

/** A whole run of a program, in milliseconds, with the megabytes that it used at most. */
export function program([name, ...args], cwd) {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(name, args, { cwd, stdio: "ignore" });
    let megabytes = 0;
    const watch = setInterval(() => {
      megabytes = Math.max(megabytes, peakMegabytes(child.pid) ?? 0);
    }, 50);
    child.on("error", reject);
    child.on("exit", (code) => {
      clearInterval(watch);
      // Checkers end with 1 where they found something.
      if (code === null || code > 1) reject(new Error(`${name} ended with ${code}`));
      else resolve({ total: performance.now() - startedAt, megabytes });
    });
  });
}
