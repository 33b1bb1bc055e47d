import type { PerfDocument } from "../../document/perfDocument.ts";
import { entryOf } from "../../frontmatter/frontmatterModel.ts";
import { foldersUpFrom, joinUri, nameOf, parentUri } from "../../host/uri.ts";
import { type Facts, type Module, unknown } from "../facts/facts.ts";
import { originOf, resolvePath } from "../facts/paths.ts";

/** Where a path of code leads. */
export type CodeTarget =
  | { readonly kind: "file" | "folder"; readonly uri: string }
  /** To none of these places. */
  | { readonly kind: "nowhere"; readonly uris: readonly string[] }
  /** Out of the workspace: nobody looks there. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "unknown" };

/** The module that a name means: its folder's or its package's. */
export function moduleCalled(name: string | undefined, modules: readonly Module[] = []): Module | undefined {
  return modules.find((module) => module.name === name) ?? modules.find(({ aliases }) => aliases.includes(name ?? ""));
}

/** The module that a document is about. */
export function moduleOf({ frontmatter }: PerfDocument, modules: readonly Module[] | undefined): Module | undefined {
  return moduleCalled(entryOf(frontmatter, "module")?.value.text, modules);
}

/**
 * The folders that paths of code count from, in order: the module's, the workspace folder, the document's own and
 * those above it, since a part of a repository may have a root of its own. Where the workspace folder is itself such a
 * part, those above it count too: what they lead to in it may begin with its own name.
 */
export function codeBases(document: string, folder: string | undefined, module: string | undefined): readonly string[] {
  const own = parentUri(document);
  if (folder === undefined) return [own];
  return [...new Set([...(module === undefined ? [] : [module]), folder, ...foldersUpFrom(own)])];
}

/** Follows a path to the first place that exists, with case compared exactly. */
export function codeTarget(path: string, bases: readonly string[], document: string, facts: Facts): CodeTarget {
  const uris = resolvePath(path, bases, originOf(document, facts));
  for (const uri of uris) {
    const kind = facts.kindOf(uri);
    if (kind === unknown) return { kind: "unknown" };
    if (kind === "elsewhere") return { kind };
    if (kind !== "missing") return { kind, uri };
  }
  return uris.length === 0 ? { kind: "elsewhere" } : { kind: "nowhere", uris };
}

/** Folders that hold what was built, generated or installed: missing there means nothing. */
const MADE: ReadonlySet<string> = new Set(
  "node_modules dist build out target coverage vendor generated gen __pycache__ bin obj tmp .next .venv venv".split(
    " ",
  ),
);

/** True for a path below a folder of things that are not kept with the code. */
export function isMade(path: string): boolean {
  return path.split("/").some((segment) => MADE.has(segment));
}

/** Folders in which repositories keep their packages. */
const PACKAGES_ARE_IN: ReadonlySet<string> = new Set(
  "packages pkgs apps services libs modules crates projects".split(" "),
);

/** True if the workspace folder looks like one package of a repository that goes on above it, where nobody looks. */
export function isPartOfMore({ folder, kindOf }: Facts): boolean {
  return (
    folder !== undefined &&
    PACKAGES_ARE_IN.has(nameOf(parentUri(folder))) &&
    kindOf(joinUri(folder, ".git")) === "missing"
  );
}

/**
 * True if a path that leads nowhere may lead somewhere for others: the workspace folder is a part of a repository, and
 * the path begins at the repository's root.
 */
export function mayBeAbove(path: string, bases: readonly string[], document: string, facts: Facts): boolean {
  const { folder } = facts;
  const [first = ""] = path.replace(/^\.\//, "").split("/");
  if (folder === undefined || first === "..") return true;
  const isHere = resolvePath(first, bases, originOf(document, facts)).some((uri) => facts.kindOf(uri) !== "missing");
  return !isHere && foldersUpFrom(folder).some((above) => nameOf(above) === first);
}
