import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createVSIX, listFiles, PackageManager } from "@vscode/vsce";
import manifest from "../../package.json" with { type: "json" };
import { marketplaceReadme } from "./marketplaceReadme.mjs";

/** Where the packed extension lies. */
export const packagePath = path.resolve(`${manifest.name}-${manifest.version}.vsix`);

/** What is packed, as a folder: VS Code in a browser installs no package. */
export const packedFolder = path.resolve("dist/packed");

const LIMIT = 1.5 * 1024 * 1024;

/**
 * Builds small bundles and packs them as a .vsix.
 * @throws Error if they can't be built, or the package grew beyond its limit.
 */
export async function packExtension() {
  const { status } = spawnSync(process.execPath, ["esbuild.mjs", "--production"], { stdio: "inherit" });
  if (status !== 0) throw new Error("The bundles could not be built.");
  const files = await extensionFiles();
  rmSync(packedFolder, { recursive: true, force: true });
  for (const file of files) cpSync(file, path.join(packedFolder, file));
  writeFileSync(path.join(packedFolder, "package.json"), JSON.stringify(packedManifest(), undefined, 2));
  writeFileSync(path.join(packedFolder, "README.md"), marketplaceReadme(readFileSync("README.md", "utf8")));
  await createVSIX({ cwd: packedFolder, dependencies: false, packagePath });
  const { size } = statSync(packagePath);
  if (size > LIMIT) throw new Error(`The package has ${kilobytes(size)}; expected ${kilobytes(LIMIT)} at most.`);
  console.log(`${packagePath}: ${kilobytes(size)}`);
}

/**
 * Every VS Code finds the entry of a web extension under a name that ends in `.js`, and takes it for CommonJS where the
 * manifest speaks of no modules: so it is packed once.
 */
function packedManifest() {
  const { type: _, ...rest } = manifest;
  const files = manifest.files.filter((file) => !isLeftOut(file));
  return { ...rest, files, browser: `${manifest.browser}.js` };
}

/** What the project's manifest lists, without the command line: that is what npm packs for who installs from git. */
export async function extensionFiles() {
  const listed = await listFiles({ packageManager: PackageManager.None });
  return listed.filter((file) => !isLeftOut(file));
}

function isLeftOut(file) {
  return /^dist\/(?:cli|cliProgram|extension\.browser)\.cjs$/.test(file);
}

function kilobytes(size) {
  return `${Math.round(size / 1024)} KB`;
}
