// `npm run package`: builds small bundles and packs them as a .vsix, which may not grow beyond a limit.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { createVSIX } from "@vscode/vsce";
import manifest from "../../package.json" with { type: "json" };

const LIMIT = 1.5 * 1024 * 1024;

const { status } = spawnSync(process.execPath, ["esbuild.mjs", "--production"], { stdio: "inherit" });
if (status !== 0) process.exit(1);
const packagePath = `${manifest.name}-${manifest.version}.vsix`;
await createVSIX({ dependencies: false, packagePath });
const { size } = statSync(packagePath);
console.log(`${packagePath}: ${(size / 1024).toFixed(0)} KB`);
if (size > LIMIT) {
  console.error(`The package is larger than ${LIMIT / 1024} KB.`);
  process.exit(1);
}
