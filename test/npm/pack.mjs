import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";
import { globSync } from "tinyglobby";
import { commandLinePrograms } from "../../esbuild.mjs";
import { localisedManifest } from "../support/manifestTexts.mjs";
import { marketplaceReadme } from "../vscode/marketplaceReadme.mjs";

const LIMIT = 1024 * 1024;

const manifest = localisedManifest();

/** What the package holds besides the program. */
const FILES = [
  "CHANGELOG.md",
  "LICENSE",
  "SECURITY.md",
  "THIRD_PARTY_LICENSES.txt",
  "server/schemas/perfdoc.config.schema.json",
  "skills/performance-documents/SKILL.md",
];

/**
 * Packs the command line for the npm registry: the program in one piece, without anything to be installed beside it.
 * @param folder Where the package is put together; the packed file comes to lie beside it.
 * @returns The packed file.
 * @throws Error if it can't be built or packed, or grew beyond its limit.
 */
export async function packCommandLine(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const program of commandLinePrograms)
    await esbuild.build({ ...program, minify: true, sourcemap: false, outdir: path.join(folder, "dist") });
  chmodSync(path.join(folder, "dist/cli.cjs"), 0o755);
  for (const file of [...FILES, ...rulePages()]) cpSync(file, path.join(folder, file));
  writeFileSync(path.join(folder, "README.md"), marketplaceReadme(readFileSync("README.md", "utf8")));
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(packageManifest(), undefined, 2)}\n`);
  return packed(folder);
}

function rulePages() {
  return globSync("docs/rules/*.md");
}

/** What of the project's manifest is the command line's; the rest is VS Code's. */
function packageManifest() {
  const { name, version, description, keywords, license, homepage, repository, bugs, engines } = manifest;
  return {
    name,
    version,
    description,
    keywords,
    license,
    homepage,
    repository,
    bugs,
    type: "commonjs",
    bin: manifest.bin,
    engines: { node: engines.node },
    publishConfig: { access: "public", provenance: true },
  };
}

function packed(folder) {
  const beside = path.dirname(folder);
  const { status, stdout, stderr } = spawnSync("npm", ["pack", folder, "--pack-destination", beside, "--json"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`The command line could not be packed: ${stderr}`);
  const file = path.join(beside, `${manifest.name}-${manifest.version}.tgz`);
  const { size } = statSync(file);
  if (size > LIMIT) throw new Error(`The package has ${kilobytes(size)}; expected ${kilobytes(LIMIT)} at most.`);
  console.log(`${file}: ${kilobytes(size)}, ${JSON.parse(stdout)[0].entryCount} files`);
  return file;
}

function kilobytes(size) {
  return `${Math.round(size / 1024)} KB`;
}
