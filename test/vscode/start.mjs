// `npm start`: a VS Code with the extension and the examples open. The desktop's where `code` is on the PATH,
// else an embedded one, at a local address.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { addressOf, startHost } from "./host/server.mjs";

const examples = path.resolve("examples");
const isEmbedded = process.argv.includes("--embedded") || !isOnPath("code");

if (isEmbedded) await startEmbedded();
else process.exit(startDesktop());

function startDesktop() {
  console.log("Opening VS Code with the extension and the examples.");
  const args = [`--extensionDevelopmentPath=${process.cwd()}`, examples];
  return spawnSync("code", args, { stdio: "inherit", shell: process.platform === "win32" }).status ?? 1;
}

async function startEmbedded() {
  console.log("There is no VS Code on the PATH; starting an embedded one. The first time, that takes a minute or two.");
  const server = await startNewest();
  console.log(
    `\nVS Code ${server.version} with the extension and the examples:\n\n  ${addressOf(server, examples, process.cwd())}\n`,
  );
  console.log("Open the address in a browser. Ctrl+C ends it.");
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.stop().then(() => process.exit(0)));
}

/** The newest VS Code, or the oldest where that one can't be installed. */
async function startNewest() {
  const settings = { "workbench.startupEditor": "none" };
  try {
    return await startHost({ host: "newest", settings });
  } catch (error) {
    console.error(`The newest VS Code does not start: ${error.message}\nTrying the oldest one that is supported.`);
    return startHost({ host: "oldest", settings });
  }
}

function isOnPath(program) {
  const names = process.platform === "win32" ? [`${program}.cmd`, `${program}.exe`] : [program];
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.some((folder) => names.some((name) => existsSync(path.join(folder, name))));
}
