import type { CheckContext } from "../../server/src/check/check.ts";
import { openDocument } from "../../server/src/document/perfDocument.ts";
import { joinUri } from "../../server/src/host/uri.ts";
import { compileTemplate } from "../../server/src/template/compile.ts";
import { templatesOf } from "../../server/src/template/templates.ts";
import { byNearness } from "../../server/src/text/wording.ts";
import { summaryOf } from "../../server/src/workspace/documentIndex.ts";
import type { Facts, Module } from "../../server/src/workspace/facts.ts";
import { defaultSettings, type Settings } from "../../server/src/workspace/settings.ts";
import type { PageFile } from "./rulePage.ts";

export const FOLDER = "file:///workspace";

/** The day on which every page is read. */
export const TODAY = "2026-11-24";

export function uriOf(path: string): string {
  return joinUri(FOLDER, path);
}

/** A workspace of the files of one block: templates from `.perfdoc/templates`, settings from `settings.json`, modules from `modules.json`. */
export function contextOf(files: readonly PageFile[]): CheckContext {
  const templates = files
    .filter(({ path }) => path.startsWith(".perfdoc/templates/"))
    .map(({ path, text }) => compileTemplate(uriOf(path), text));
  const own = files.find(({ path }) => path === "settings.json");
  const settings: Settings = { ...defaultSettings, ...(own && JSON.parse(own.text)) };
  return { templates: templatesOf(templates), settings, today: TODAY, facts: factsOf(files, settings.docsRoot) };
}

/** What is true in a workspace that holds just these files. */
export function factsOf(files: readonly PageFile[], docsRoot = defaultSettings.docsRoot): Facts {
  const byUri = new Map(files.map(({ path, text }) => [uriOf(path), text]));
  const summaries = [...byUri]
    .filter(([uri]) => uri.endsWith(".md"))
    .map(([uri, text]) => summaryOf(openDocument(uri, text), { folder: FOLDER, docsRoot }));
  const modules = files.find(({ path }) => path === "modules.json");
  return {
    folder: FOLDER,
    kindOf: (uri) => {
      if (byUri.has(uri)) return "file";
      return [...byUri.keys()].some((file) => file.startsWith(`${uri}/`)) ? "folder" : "missing";
    },
    document: (uri) => summaries.find((summary) => summary.uri === uri) ?? "missing",
    documents: () => summaries,
    similarFiles: (uri) =>
      byNearness(nameOf(uri), [...byUri.keys()].map(nameOf)).flatMap((name) =>
        [...byUri.keys()].filter((file) => nameOf(file) === name),
      ),
    modules: () => (modules ? modulesIn(modules.text) : undefined),
  };
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}

function modulesIn(text: string): readonly Module[] {
  const names: readonly string[] = JSON.parse(text);
  return names.map((name) => ({ name, aliases: [], uri: uriOf(`packages/${name}`) }));
}
