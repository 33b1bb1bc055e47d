// Runs one suite inside VS Code: `node test/vscode/runSuite.mjs NAME [--desktop]`; run.mjs builds what it needs.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { HOSTS } from "./host/install.mjs";
import { packagePath, packedFolder } from "./pack.mjs";
import { RUNS } from "./runs.mjs";

const [, , name, option] = process.argv;
const {
  host,
  suite,
  args = [],
  env = {},
  settings = {},
  documents,
  isInstalled = false,
  isPacked = false,
} = RUNS[name];
const folder = mkdtempSync(path.join(tmpdir(), "perfdoc-workspace-"));
try {
  await runTests({
    vscodeExecutablePath:
      option === "--desktop"
        ? await downloadAndUnzipVSCode(HOSTS[host].vscode)
        : path.resolve("test/vscode/host/code.mjs"),
    extensionDevelopmentPath: isInstalled ? emptyExtension() : isPacked ? packedFolder : process.cwd(),
    extensionTestsPath: path.resolve(`dist/vscode-suite/${suite}.cjs`),
    launchArgs: [workspace(), ...args],
    extensionTestsEnv: {
      PERFDOC_VSCODE: host,
      PERFDOC_SETTINGS: JSON.stringify(settings),
      ...(isInstalled && { PERFDOC_VSIX: packagePath }),
      ...(process.env.PERFDOC_ONLY && { PERFDOC_ONLY: process.env.PERFDOC_ONLY }),
      ...env,
    },
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A copy of the examples that a suite may change; as a workspace it takes a second folder without starting anew. */
function workspace() {
  if (documents) write(path.join(folder, "shop"), documents);
  else cpSync("examples", path.join(folder, "shop"), { recursive: true });
  cpSync("examples", path.join(folder, "second"), { recursive: true });
  const file = path.join(folder, "shop.code-workspace");
  writeFileSync(file, JSON.stringify({ folders: [{ path: "shop" }] }));
  return file;
}

function write(place, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
    writeFileSync(path.join(place, name), text);
  }
}

/** VS Code runs tests only beside an extension under development: one that does nothing. */
function emptyExtension() {
  const place = path.join(folder, "nothing");
  mkdirSync(place);
  const manifest = { name: "nothing", publisher: "perfdoc", version: "0.0.0", engines: { vscode: "*" } };
  writeFileSync(path.join(place, "package.json"), JSON.stringify(manifest));
  return place;
}
