// Installs a VS Code server with its workbench from npm: a real VS Code where the desktop build can't be downloaded.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * What can be installed: the oldest VS Code that the extension supports in the tests, and the newest.
 * Each needs the Node that it was built for, and has native modules that are built here.
 */
export const HOSTS = {
  oldest: { codeServer: "4.99.4", vscode: "1.99.3", node: "20", native: ["@vscode/spdlog"] },
  newest: {
    codeServer: "4.139.1",
    vscode: "1.139.1",
    node: "24",
    native: ["@vscode/spdlog", "@vscode/native-watchdog"],
  },
};

/**
 * Installs a host unless it is there already.
 * @param {"oldest" | "newest"} name
 * @param {string} cache The folder to keep it in.
 * @returns {{ node: string, main: string, version: string }} The program that runs it, and its entry file.
 */
export function installHost(name, cache = path.resolve(".vscode-test")) {
  const { codeServer, native, vscode, node } = HOSTS[name];
  const folder = path.join(cache, `code-server-${codeServer}`);
  const installed = {
    node: path.join(folder, "node_modules/node/bin/node"),
    main: path.join(folder, "node_modules/code-server/lib/vscode/out/server-main.js"),
    version: vscode,
  };
  if (existsSync(path.join(folder, "installed"))) return installed;
  const fresh = `${folder}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  writeFileSync(path.join(fresh, "package.json"), '{ "private": true }\n');
  npm(fresh, ["install", "--ignore-scripts", `code-server@${codeServer}`]);
  // What the npm package `node` installs in a script: its binary, which is in a package for the platform.
  npm(fresh, ["install", "--ignore-scripts", `node@npm:${nodePackage()}@${node}`]);
  const server = path.join(fresh, "node_modules/code-server/lib/vscode");
  npm(server, ["install", "--omit=dev", "--ignore-scripts"], fresh);
  npm(server, ["rebuild", ...native], fresh);
  symlinkSync("node_modules", path.join(server, "node_modules.asar"));
  writeFileSync(path.join(fresh, "installed"), "");
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return installed;
}

function nodePackage() {
  return `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
}

/** Runs npm with the host's own Node first, so that native modules are built for it. */
function npm(cwd, args, folder) {
  const env = {
    ...process.env,
    ...(folder && { PATH: `${path.join(folder, "node_modules/node/bin")}${path.delimiter}${process.env.PATH}` }),
  };
  const { status } = spawnSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error(`npm ${args.join(" ")} failed in ${cwd}`);
}
