// What an author would otherwise install: pinned in peers/package.json, installed on demand into `.bench`.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const FOLDER = path.resolve(".bench");
const bin = (name) => path.join(FOLDER, "node_modules/.bin", name);

/** A plugin that remark would look for in the folder that it checks. */
const fromFolder = (name) => path.join(FOLDER, "node_modules", name, "index.js");

/** Language servers that check Markdown, ours first, started as the extension starts it. */
export const SERVERS = [
  {
    name: "Perfdoc",
    command: [process.execPath, "--max-semi-space-size=16", path.resolve("dist/server.cjs"), "--stdio"],
  },
  { name: "rumdl", peer: "rumdl", command: [bin("rumdl"), "server"] },
  {
    name: "vscode-markdown-languageserver",
    peer: "vscode-markdown-languageserver",
    command: [
      process.execPath,
      path.join(FOLDER, "node_modules/vscode-markdown-languageserver/dist/node/workerMain.js"),
      "--stdio",
    ],
  },
  {
    name: "unified-language-server with remark",
    peer: "unified-language-server",
    command: [process.execPath, path.join(FOLDER, "remark-server.mjs"), "--stdio"],
  },
];

/** Command lines that check a folder of Markdown, ours first. */
export const CHECKERS = [
  {
    name: "Perfdoc",
    command: [
      process.execPath,
      path.resolve("dist/cli.cjs"),
      "check",
      "--fail-on",
      "never",
      "--format",
      "json",
      "docs",
    ],
  },
  { name: "rumdl", peer: "rumdl", command: [bin("rumdl"), "check", "--no-cache", "docs"] },
  { name: "markdownlint-cli2", peer: "markdownlint-cli2", command: [bin("markdownlint-cli2"), "docs/**/*.md"] },
  {
    name: "remark-cli",
    peer: "remark-cli",
    command: [
      bin("remark"),
      "docs",
      "--quiet",
      "--use",
      fromFolder("remark-preset-lint-recommended"),
      "--use",
      fromFolder("remark-validate-links"),
    ],
  },
];

/** The version that is measured. */
export function versionOf({ peer }) {
  const manifest = peer === undefined ? "package.json" : path.join(FOLDER, "node_modules", peer, "package.json");
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}

/** Installs what is missing; throws if that can't be done. */
export function installPeers() {
  const wanted = readFileSync("test/bench/peers/package.json", "utf8");
  const done = path.join(FOLDER, "installed.json");
  if (existsSync(done) && readFileSync(done, "utf8") === wanted) return;
  mkdirSync(FOLDER, { recursive: true });
  cpSync("test/bench/peers", FOLDER, { recursive: true });
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: FOLDER, stdio: "inherit" });
  writeFileSync(done, wanted);
}

/** A module that a peer brings along. */
export function fromPeers(name) {
  const { main } = JSON.parse(readFileSync(path.join(FOLDER, "node_modules", name, "package.json"), "utf8"));
  return import(pathToFileURL(path.join(FOLDER, "node_modules", name, main)).href);
}
