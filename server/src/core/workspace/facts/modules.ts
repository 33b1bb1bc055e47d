import type { Host } from "../../host/host.ts";
import { joinUri, nameOf, parentUri } from "../../host/uri.ts";
import { walk } from "../../host/walk.ts";
import type { FolderConfig } from "../settings/config.ts";
import { type ConfigValue, textsOf, valueAt } from "../settings/configValue.ts";
import { globBase, globDepth, pathTest } from "../settings/globs.ts";
import { parseConfig } from "../settings/parseConfig.ts";
import { PACKAGE_LIMIT } from "./packageScripts.ts";

/** A part of a workspace that documents are about. */
export interface Module {
  /** The name by which documents call it. */
  readonly name: string;
  /** Other names by which it is known: its package's name. */
  readonly aliases: readonly string[];
  /** Its folder. */
  readonly uri: string;
  /** The folder of its documents; undefined where nothing says. */
  readonly docs?: string;
  /** The categories that it may have documents of; undefined where nothing says. */
  readonly categories?: readonly string[];
}

/** A workspace with more packages than this is read in part. */
const MOST_PACKAGES = 2_000;
const DEEPEST_PACKAGE = 8;

/**
 * The modules of a workspace folder: those of its config, else of its `design.config.json`, else its pnpm, npm,
 * yarn or bun workspaces. Undefined where nothing says what they are.
 */
export async function readModules(
  host: Host,
  folder: string,
  config: FolderConfig,
): Promise<readonly Module[] | undefined> {
  const configured = Object.entries(config.settings.modules);
  if (configured.length > 0) {
    const design = new Map(config.design?.modules.map((module) => [module.name, module]));
    return Promise.all(
      configured.map(async ([name, path]) => {
        const uri = joinUri(folder, path);
        const { docs, categories } = design.get(name) ?? {};
        return {
          name,
          aliases: await aliasesOf(host, uri, name),
          uri,
          ...(docs === undefined ? {} : { docs: joinUri(folder, docs) }),
          ...(categories === undefined ? {} : { categories }),
        };
      }),
    );
  }
  const globs = await workspaceGlobs(host, folder);
  if (globs === undefined) return undefined;
  const packages = await packagesOf(host, folder, globs);
  return Promise.all(
    packages.map(async (uri) => ({ name: nameOf(uri), aliases: await aliasesOf(host, uri, nameOf(uri)), uri })),
  );
}

/** The globs of a monorepo's packages, `!` in front of those left out; undefined if the folder is none. */
async function workspaceGlobs(host: Host, folder: string): Promise<readonly string[] | undefined> {
  const pnpm = await readValue(host, joinUri(folder, "pnpm-workspace.yaml"));
  const pnpmGlobs = textsOf(valueAt(pnpm, "packages"));
  if (pnpmGlobs) return pnpmGlobs;
  const manifest = await readValue(host, joinUri(folder, "package.json"));
  return textsOf(valueAt(manifest, "workspaces")) ?? textsOf(valueAt(manifest, "workspaces", "packages"));
}

/** The folders with a `package.json` that the globs name, in the order of their paths. */
async function packagesOf(host: Host, folder: string, globs: readonly string[]): Promise<readonly string[]> {
  const wanted = globs.filter((glob) => !glob.startsWith("!")).map(tidyGlob);
  const unwanted = globs.filter((glob) => glob.startsWith("!")).map((glob) => tidyGlob(glob.slice(1)));
  const packages = new Set<string>();
  for (const glob of wanted) {
    const base = globBase(glob);
    if (base.split("/").includes("..")) continue;
    const isPackage = pathTest([glob], unwanted);
    const prefix = base === "" ? "" : `${base}/`;
    const depth = globDepth(glob);
    const { files } = await walk(host, joinUri(folder, base), {
      accepts: (path) => path.endsWith("package.json") && isPackage(parentPath(`${prefix}${path}`)),
      maxDepth: Math.min(DEEPEST_PACKAGE, (depth ?? DEEPEST_PACKAGE) + 1),
    });
    for (const file of files) if (nameOf(file) === "package.json") packages.add(parentUri(file));
  }
  packages.delete(folder);
  return [...packages].sort().slice(0, MOST_PACKAGES);
}

async function aliasesOf(host: Host, module: string, name: string): Promise<readonly string[]> {
  const manifest = await readValue(host, joinUri(module, "package.json"));
  const packageName = valueAt(manifest, "name");
  return packageName?.kind === "text" && packageName.text !== name ? [packageName.text] : [];
}

/** A YAML or JSON file's value; undefined if it can't be read, since it is another tool's to complain about. */
async function readValue(host: Host, uri: string): Promise<ConfigValue | undefined> {
  const read = await host.readText(uri, PACKAGE_LIMIT);
  return read.kind === "text" ? parseConfig(uri, read.text.replace(/^\uFEFF/, "")).value : undefined;
}

function tidyGlob(glob: string): string {
  return glob.replace(/^\.\//, "").replace(/(?<!\/)\/+$/, "");
}

function parentPath(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}
