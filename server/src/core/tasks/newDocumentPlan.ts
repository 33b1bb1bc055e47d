import type { Host } from "../host/host.ts";
import { isInside, joinUri, nameOf } from "../host/uri.ts";
import { skippedOnTheWay } from "../host/walk.ts";
import { renderNewDocument } from "../template/render.ts";
import type { Template } from "../template/template.ts";
import { suggestion } from "../text/nearWords.ts";
import { anyOf } from "../text/wording.ts";
import type { Module } from "../workspace/facts/modules.ts";
import type { WorkspaceFolder } from "../workspace/folder.ts";
import { Refusal } from "./refusal.ts";

/** What is said of a document that is to be written; the rest follows from the folder. */
export interface NewDocumentWishes {
  /** The file, or the folder where `isFolder` says so; where the module has its documents if nothing is said. */
  readonly place?: { readonly uri: string; readonly isFolder: boolean } | undefined;
  readonly category?: string | undefined;
  /** By any of its names. */
  readonly module?: string | undefined;
  readonly name?: string | undefined;
  /** Where whoever asks is: a module around it is the one that is meant. */
  readonly from: string;
}

/**
 * A new document of a folder, from its category's template.
 * @throws Refusal for a category without a template, a module that gives no folder, and a place that is never searched.
 */
export async function newDocumentPlan(
  host: Host,
  folder: WorkspaceFolder,
  { place, category, module: named, name, from }: NewDocumentWishes,
): Promise<{ readonly uri: string; readonly text: string; readonly template: Template }> {
  const template = templateFor(folder, category);
  const module = moduleFor(folder, named, from);
  const uri = await placeFor(host, folder, template, module, place);
  const skipped = skippedOnTheWay(folder.uri, uri);
  if (skipped !== undefined)
    throw new Refusal(`Nobody looks for documents in "${skipped}"; expected a path that is not in it.`);
  const title = name ?? titleCase(module.name);
  return {
    uri,
    text: renderNewDocument(template, { name: title, module: module.name, today: host.today() }),
    template,
  };
}

function templateFor({ templates }: WorkspaceFolder, category: string | undefined): Template {
  if (category === undefined) return templates.byCategory.get(templates.builtIn.category) ?? templates.builtIn;
  const template = templates.byCategory.get(category);
  if (template) return template;
  const known = [...templates.byCategory.keys()];
  const near = suggestion(category, known);
  const end = near === "." ? `; expected ${anyOf(known)}.` : near;
  throw new Refusal(`There is no template for the category "${category}"${end}`);
}

/** The module that was named, by any of its names; else the one that the place lies in, or the only one. */
function moduleFor({ uri, modules = [] }: WorkspaceFolder, named: string | undefined, from: string): NamedModule {
  if (named !== undefined) {
    return modules.find(({ name, aliases }) => name === named || aliases.includes(named)) ?? { name: named };
  }
  const [only, ...others] = modules;
  const around = modules.filter((module) => isInside(module.uri, from)).sort((a, b) => b.uri.length - a.uri.length)[0];
  return around ?? (others.length === 0 && only ? only : { name: nameOf(uri) || "module" });
}

type NamedModule = Pick<Module, "name" | "docs">;

async function placeFor(
  host: Host,
  { uri: root, settings }: WorkspaceFolder,
  template: Template,
  module: NamedModule,
  place: NewDocumentWishes["place"],
): Promise<string> {
  const file = `${template.category}.md`;
  if (place === undefined)
    return joinUri(module.docs ?? joinUri(root, `${settings.docsRoot}/${folderName(module)}`), file);
  const isFolder = place.isFolder || (await host.stat(place.uri))?.kind === "folder";
  return isFolder ? joinUri(place.uri, file) : place.uri;
}

/** A package's name may hold a scope: `@acme/search` has its documents in `search`. */
function folderName({ name }: NamedModule): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  if (last === "" || last === "." || last === "..") {
    throw new Refusal(`The module "${name}" gives no folder; expected a path for the document.`);
  }
  return last;
}

/** "render-pipeline" as a title: "Render Pipeline". */
function titleCase(name: string): string {
  const words = name.replace(/^@[^/]*\//, "").split(/[-_.\s]+/);
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(" ");
}
