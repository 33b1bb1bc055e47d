// Starts an installed host: a VS Code in the browser, at a local address.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { installHost } from "./install.mjs";

/** Nothing that asks the network, greets or updates. */
const QUIET = {
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "update.mode": "none",
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "git.enabled": false,
  "git.openRepositoryInParentFolders": "never",
};

/** What tests set besides. */
export const TEST_SETTINGS = {
  // A word of the text must not be taken for what was asked for.
  "editor.wordBasedSuggestions": "off",
  // In a browser VS Code saves by itself after a second, into the midst of a save that a test asked for.
  "files.autoSave": "off",
  // What moves is drawn without a graphics card.
  "workbench.reduceMotion": "on",
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
};

/**
 * @param {{ host?: "oldest" | "newest", settings?: object, trust?: boolean, vsix?: string }} options
 *   `vsix`: an extension to install.
 * @returns {Promise<{ url: string, authority: string, version: string, stop: () => Promise<void>, log: () => string }>}
 */
export async function startHost({ host = "newest", settings = {}, trust = true, vsix } = {}) {
  const { node, main, version } = installHost(host);
  const data = mkdtempSync(path.join(tmpdir(), "perfdoc-vscode-"));
  mkdirSync(path.join(data, "data/User"), { recursive: true });
  const user = { ...QUIET, "security.workspace.trust.enabled": !trust, ...settings };
  writeFileSync(path.join(data, "data/User/settings.json"), JSON.stringify(user, undefined, 2));
  const common = ["--accept-server-license-terms", `--server-data-dir=${data}`];
  if (vsix !== undefined) install(node, [main, `--install-extension=${vsix}`, ...common]);
  const port = await freePort();
  const args = [
    main,
    "--host=127.0.0.1",
    `--port=${port}`,
    "--without-connection-token",
    ...common,
    "--telemetry-level=off",
    ...(trust ? ["--disable-workspace-trust"] : []),
    // Without it a built workbench of newer versions does not read the page's payload.
    ...(host === "newest" ? ["--enable-smoke-test-driver"] : []),
  ];
  const server = spawn(node, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NODE_OPTIONS: "" } });
  let log = "";
  server.stdout.on("data", (text) => {
    log += text;
  });
  server.stderr.on("data", (text) => {
    log += text;
  });
  const authority = `127.0.0.1:${port}`;
  await isListening(server, () => log, authority);
  const stop = async () => {
    server.kill();
    await new Promise((resolve) =>
      server.exitCode === null && server.signalCode === null ? server.once("exit", resolve) : resolve(),
    );
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  return { url: `http://${authority}/`, authority, version, stop, log: () => log };
}

function install(node, args) {
  const { status, stdout, stderr } = spawnSync(node, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`The extension could not be installed:\n${stdout}${stderr}`);
}

/** The address that opens a folder, a workspace or nothing, with an extension under development. */
export function addressOf({ url, authority }, folder, extension, payload = []) {
  const remote = (file) => `vscode-remote://${authority}${file}`;
  const pairs = [
    ["extensionDevelopmentPath", remote(extension)],
    ["skipWelcome", "true"],
    ...payload.map(([key, value]) => [key, key.endsWith("Path") ? remote(value) : value]),
  ];
  const place =
    folder === undefined
      ? "ew=true"
      : `${folder.endsWith(".code-workspace") ? "workspace" : "folder"}=${encodeURIComponent(folder)}`;
  return `${url}?${place}&payload=${encodeURIComponent(JSON.stringify(pairs))}`;
}

async function isListening(server, log, authority) {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`VS Code's server ended before it was ready:\n${log()}`);
    const answer = await fetch(`http://${authority}/version`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
