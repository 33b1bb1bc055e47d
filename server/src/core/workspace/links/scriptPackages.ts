import type { PerfDocument } from "../../document/perfDocument.ts";
import { foldersUpFrom, isInside, joinUri, parentUri } from "../../host/uri.ts";
import type { ScriptPlace } from "../../mentions/scriptCalls.ts";
import { type Facts, type Module, unknown } from "../facts/facts.ts";
import type { PackageScript, PackageScripts } from "../facts/packageScripts.ts";
import { codeBases, codeTarget, moduleCalled, moduleOf } from "./codePaths.ts";

/** A `package.json` and what it lets be run. */
export interface ScriptPackage {
  readonly uri: string;
  readonly scripts: PackageScripts;
}

/** More packages than this are not looked through for a script. */
const MOST_PACKAGES = 200;

/**
 * The packages that calls in a document may mean, the likeliest first. Undefined where that can't be told: nothing is
 * known yet, one of them can't be read, there is none, or the call chooses packages by a pattern.
 */
export type PackagesMeant = (where: ScriptPlace) => readonly ScriptPackage[] | undefined;

/** Looks for each place once, however many calls name it. */
export function packagesMeantIn(document: PerfDocument, facts: Facts): PackagesMeant {
  const found = new Map<string, ReturnType<PackagesMeant>>();
  return (where) => {
    const key = JSON.stringify(where);
    if (!found.has(key)) found.set(key, packagesAt(where, document, facts));
    return found.get(key);
  };
}

function packagesAt(where: ScriptPlace, document: PerfDocument, facts: Facts): readonly ScriptPackage[] | undefined {
  const files = packageFiles(where, document, facts);
  if (files === undefined || files.length === 0 || files.length > MOST_PACKAGES) return undefined;
  const packages: ScriptPackage[] = [];
  for (const uri of files) {
    const scripts = facts.scripts(uri);
    if (scripts === unknown || scripts === undefined) return undefined;
    packages.push({ uri, scripts });
  }
  return packages;
}

/** The script and its package; undefined if none of them has it. */
export function scriptIn(
  packages: readonly ScriptPackage[],
  name: string,
): { readonly uri: string; readonly script: PackageScript } | undefined {
  for (const { uri, scripts } of packages) {
    const script = scripts.scripts.find((one) => one.name === name);
    if (script) return { uri, script };
  }
  return undefined;
}

function packageFiles(where: ScriptPlace, document: PerfDocument, facts: Facts): readonly string[] | undefined {
  const { folder } = facts;
  if (folder === undefined) return undefined;
  const modules = facts.modules();
  const own = moduleOf(document, modules)?.uri;
  switch (where.kind) {
    case "here":
      return filesHere(document, own, modules, facts);
    case "folder":
      return filesAt(where.path, document, own, facts);
    case "package":
      return filesCalled(where.name, document, own, facts);
    case "root":
      return packageNamesAt(folder, facts);
    case "any":
      return modules && existing([...modules.map(({ uri }) => uri), folder], facts);
  }
}

/**
 * The module's package and the workspace folder's, and one that the document lies in. Where nothing says which module
 * the document is about, it may be any package's.
 */
function filesHere(
  document: PerfDocument,
  own: string | undefined,
  modules: readonly Module[] | undefined,
  facts: Facts,
): readonly string[] | undefined {
  const starts = [...(own === undefined ? [] : [own]), parentUri(document.uri), facts.folder ?? ""];
  const files: string[] = [];
  for (const start of starts) {
    const found = packageNamesAt(start, facts);
    if (found === undefined) return undefined;
    files.push(...found);
  }
  if (own !== undefined || modules !== undefined) return [...new Set(files)];
  const others = facts.filesMatching(facts.folder ?? "", "**/package.json");
  return others === unknown || others === undefined ? undefined : [...new Set([...files, ...others])];
}

function filesAt(
  path: string,
  document: PerfDocument,
  own: string | undefined,
  facts: Facts,
): readonly string[] | undefined {
  // A folder that the reader is to be in counts from the root of what is checked out, or from the module.
  const bases = codeBases(document.uri, facts.folder, own);
  const target = codeTarget(path, bases, document.uri, facts);
  return target.kind === "folder" ? packageNamesAt(target.uri, facts) : undefined;
}

/** By its package's name, or by its path where it is written as one. */
function filesCalled(
  name: string,
  document: PerfDocument,
  own: string | undefined,
  facts: Facts,
): readonly string[] | undefined {
  if (/[*!{}[\]^]|\.{3}/.test(name)) return undefined;
  const module = moduleCalled(name, facts.modules());
  if (module) return existing([module.uri], facts);
  return /^\.{0,2}\/|^[^@].*\//.test(name) ? filesAt(name, document, own, facts) : undefined;
}

/** The `package.json` of the folder or of the nearest one above it; none if there is none, undefined if not known. */
function packageNamesAt(start: string, facts: Facts): readonly string[] | undefined {
  const { folder } = facts;
  for (const above of foldersUpFrom(start)) {
    if (folder === undefined || !isInside(folder, above)) return [];
    const uri = joinUri(above, "package.json");
    const kind = facts.kindOf(uri);
    if (kind === unknown) return undefined;
    if (kind === "file") return [uri];
  }
  return [];
}

function existing(folders: readonly string[], facts: Facts): readonly string[] | undefined {
  const files: string[] = [];
  for (const folder of folders) {
    const uri = joinUri(folder, "package.json");
    const kind = facts.kindOf(uri);
    if (kind === unknown) return undefined;
    if (kind === "file") files.push(uri);
  }
  return files;
}
