// `npm start`: a VS Code with the extension and a copy of the examples open. The desktop's where `code` is on the PATH,
// else an embedded one, at a local address.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { addressOf, startHost } from "./host/server.mjs";

const extension = process.cwd();
const tour = path.resolve("test/vscode/tour");
const parent = mkdtempSync(path.join(tmpdir(), "perfdoc-"));
const examples = path.join(parent, "examples");
cpSync("examples", examples, { recursive: true });
console.log(`The examples are copied to ${examples}: change what you like.`);

if (process.argv.includes("--embedded") || !isOnPath("code")) await startEmbedded();
else process.exit(startDesktop());

/** The program ends when the window has only begun to open: its folder stays, as what lies in temporary folders does. */
function startDesktop() {
  console.log("Opening VS Code with the extension and the examples.");
  const args = [extension, tour].map((folder) => `--extensionDevelopmentPath=${folder}`);
  return (
    spawnSync("code", [...args, "--disable-workspace-trust", examples], {
      stdio: "inherit",
      shell: process.platform === "win32",
    }).status ?? 1
  );
}

async function startEmbedded() {
  console.log("There is no VS Code on the PATH; starting an embedded one. The first time, that takes a minute or two.");
  const server = await startNewest();
  const address = addressOf(server, examples, bothExtensions());
  console.log(`\nVS Code ${server.version} with the extension and the examples:\n\n  ${address}\n`);
  console.log("Open the address in a browser. Ctrl+C ends it.");
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, async () => {
      await server.stop();
      rmSync(parent, { recursive: true, force: true });
      process.exit(0);
    });
  }
}

/** A page takes one path of an extension, or of a folder with several. */
function bothExtensions() {
  const folder = path.join(parent, "extensions");
  mkdirSync(folder);
  for (const one of [extension, tour]) symlinkSync(one, path.join(folder, path.basename(one)), "junction");
  return folder;
}

/** The newest VS Code, or the oldest where that one can't be installed. */
async function startNewest() {
  try {
    return await startHost({ host: "newest" });
  } catch (error) {
    console.error(`The newest VS Code does not start: ${error.message}\nTrying the oldest one that is supported.`);
    return startHost({ host: "oldest" });
  }
}

function isOnPath(program) {
  const names = process.platform === "win32" ? [`${program}.cmd`, `${program}.exe`] : [program];
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.some((folder) => names.some((name) => existsSync(path.join(folder, name))));
}
