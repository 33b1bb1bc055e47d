import { readResults } from "../../server/src/core/benchmarks/formats/readResults.ts";
import type { CheckContext } from "../../server/src/core/check/checkContext.ts";
import { documentKindOf } from "../../server/src/core/conformance/match/documentKind.ts";
import { openDocument } from "../../server/src/core/document/perfDocument.ts";
import type { Commit } from "../../server/src/core/host/host.ts";
import { joinUri } from "../../server/src/core/host/uri.ts";
import { compileTemplate } from "../../server/src/core/template/compile.ts";
import { templatesOf } from "../../server/src/core/template/templates.ts";
import { byNearness } from "../../server/src/core/text/nearWords.ts";
import { declaredNames } from "../../server/src/core/workspace/facts/declaredNames.ts";
import { summaryOf } from "../../server/src/core/workspace/facts/documentIndex.ts";
import type { Facts, Module } from "../../server/src/core/workspace/facts/facts.ts";
import { namesInCode } from "../../server/src/core/workspace/facts/namesInCode.ts";
import { packageScripts } from "../../server/src/core/workspace/facts/packageScripts.ts";
import { pathTest } from "../../server/src/core/workspace/settings/globs.ts";
import { defaultSettings, type Settings } from "../../server/src/core/workspace/settings/settings.ts";
import type { PageFile } from "./page.ts";

export const FOLDER = "file:///workspace";

/** The day on which every page is read. */
export const TODAY = "2026-11-24";

export function uriOf(path: string): string {
  return joinUri(FOLDER, path);
}

/**
 * A workspace of the files of one block: templates from `.perfdoc/templates`, settings from `settings.json`, modules
 * from `modules.json`, version control from `commits.json`.
 */
export function contextOf(files: readonly PageFile[]): CheckContext {
  const templates = files
    .filter(({ path }) => path.startsWith(".perfdoc/templates/"))
    .map(({ path, text }) => compileTemplate(uriOf(path), text));
  const own = files.find(({ path }) => path === "settings.json");
  const settings: Settings = { ...defaultSettings, ...(own && JSON.parse(own.text)) };
  const facts = factsOf(files, settings.docsRoot, templatesOf(templates));
  return { templates: templatesOf(templates), settings, today: TODAY, facts };
}

/** What is true in a workspace that holds just these files. */
export function factsOf(
  files: readonly PageFile[],
  docsRoot = defaultSettings.docsRoot,
  templates = templatesOf(),
): Facts {
  const byUri = new Map(files.map(({ path, text }) => [uriOf(path), text]));
  const summaries = [...byUri]
    .filter(([uri]) => uri.endsWith(".md"))
    .map(([uri, text]) => {
      const document = openDocument(uri, text);
      const membership = documentKindOf(document, { templates }).kind === "foreign" ? "foreign" : "ours";
      return summaryOf(document, { folder: FOLDER, roots: [FOLDER], docsRoot }, membership);
    });
  const modules = files.find(({ path }) => path === "modules.json");
  return {
    folder: FOLDER,
    roots: [FOLDER],
    kindOf: (uri) => {
      if (byUri.has(uri)) return "file";
      return [...byUri.keys()].some((file) => file.startsWith(`${uri}/`)) ? "folder" : "missing";
    },
    frontmatter: (uri) => summaries.find((summary) => summary.uri === uri) ?? "missing",
    fragments: (uri) => summaries.find((summary) => summary.uri === uri)?.fragments ?? "missing",
    documents: () => summaries,
    similarFiles: (uri) =>
      byNearness(nameOf(uri), [...byUri.keys()].map(nameOf)).flatMap((name) =>
        [...byUri.keys()].filter((file) => nameOf(file) === name),
      ),
    filesMatching: (folder, glob) => {
      const matches = pathTest([glob]);
      return [...byUri.keys()].filter((uri) => uri.startsWith(`${folder}/`) && matches(uri.slice(folder.length + 1)));
    },
    lineCount: (uri) => byUri.get(uri)?.match(/\n/g)?.length,
    nameIn: (uri, name) => namesInCode(uri, byUri.get(uri) ?? "", [name])[0],
    scripts: (uri) => packageScripts(byUri.get(uri) ?? ""),
    results: (uri) => readResults(byUri.get(uri) ?? ""),
    namesDeclaredIn: (uri) => (byUri.has(uri) ? declaredNames(byUri.get(uri) ?? "") : undefined),
    commitsAfter: (day) => commitsIn(byUri.get(uriOf("commits.json")))?.filter((commit) => commit.day > day),
    modules: () => (modules ? modulesIn(modules.text, byUri) : undefined),
  };
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}

/** Files are named by their paths. */
function commitsIn(text: string | undefined): readonly Commit[] | undefined {
  if (text === undefined) return undefined;
  const commits: readonly Commit[] = JSON.parse(text);
  return commits.map((commit) => ({ ...commit, files: commit.files.map(uriOf) }));
}

/** Known by their packages' names too. */
function modulesIn(text: string, byUri: ReadonlyMap<string, string>): readonly Module[] {
  const given: readonly (string | Pick<Module, "name" | "categories">)[] = JSON.parse(text);
  return given.map((module) => {
    const { name, ...more } = typeof module === "string" ? { name: module } : module;
    const called = packageScripts(byUri.get(uriOf(`packages/${name}/package.json`)) ?? "")?.name;
    return { name, aliases: called === undefined ? [] : [called], uri: uriOf(`packages/${name}`), ...more };
  });
}
