import { isInside, joinUri, nameOf } from "../../core/host/uri.ts";
import { renderNewDocument } from "../../core/template/render.ts";
import type { Template } from "../../core/template/template.ts";
import { suggestion } from "../../core/text/nearWords.ts";
import { anyOf } from "../../core/text/wording.ts";
import type { Module } from "../../core/workspace/facts/modules.ts";
import type { WorkspaceFolder } from "../../core/workspace/folder.ts";
import { writeInWorkspace } from "../../core/workspace/writeInWorkspace.ts";
import { uriFrom } from "../checking/checkTargets.ts";
import { reportConfigProblems, workspaceOf } from "../checking/workspaceOf.ts";
import { pathFrom } from "../reports/documentReport.ts";
import { NEW_OPTIONS } from "../terminal/options.ts";
import { parseOptions } from "../terminal/parseOptions.ts";
import { type ExitCode, type Terminal, UsageError } from "../terminal/terminal.ts";

/** `perfdoc new`: writes a document from its category's template, and prints where. */
export async function newDocument(terminal: Terminal, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, NEW_OPTIONS);
  const [path, ...others] = positionals;
  if (others.length > 0) throw new UsageError(`${positionals.length} paths were given; expected one.`);
  const { host, cwd } = terminal;
  const asked = path === undefined ? undefined : uriFrom(cwd, path);
  const workspace = await workspaceOf(terminal, [asked ?? joinUri(cwd, "document.md")], { config: values.config });
  if (reportConfigProblems(terminal, workspace.folders)) return 2;
  const folder = workspace.folders[0];
  if (folder === undefined) throw new UsageError("There is no workspace folder here.");
  const template = templateFor(folder, values.category);
  const module = moduleFor(folder, values.module, cwd);
  const uri = await placeFor(terminal, folder, template, module, path);
  const text = renderNewDocument(template, {
    name: values.name ?? titleCase(module.name),
    module: module.name,
    today: host.today(),
  });
  const result = await writeInWorkspace(workspace, uri, text, { kind: "nothing" });
  if (result.kind !== "written") throw new UsageError(`${pathFrom(cwd, uri)} was not written. ${result.message}`);
  terminal.say(pathFrom(cwd, uri));
  return 0;
}

function templateFor({ templates }: WorkspaceFolder, category: string | undefined): Template {
  if (category === undefined) return templates.byCategory.get(templates.builtIn.category) ?? templates.builtIn;
  const template = templates.byCategory.get(category);
  if (template) return template;
  const known = [...templates.byCategory.keys()];
  const near = suggestion(category, known);
  const end = near === "." ? `; expected ${anyOf(known)}.` : near;
  throw new UsageError(`There is no template for the category "${category}"${end}`);
}

/** The module that was named, by any of its names; else the one that the working directory lies in, or the only one. */
function moduleFor({ uri, modules = [] }: WorkspaceFolder, named: string | undefined, cwd: string): NamedModule {
  if (named !== undefined) {
    return modules.find(({ name, aliases }) => name === named || aliases.includes(named)) ?? { name: named };
  }
  const [only, ...others] = modules;
  const around = modules.filter((module) => isInside(module.uri, cwd)).sort((a, b) => b.uri.length - a.uri.length)[0];
  return around ?? (others.length === 0 && only ? only : { name: nameOf(uri) || "module" });
}

type NamedModule = Pick<Module, "name" | "docs">;

async function placeFor(
  { host, cwd }: Terminal,
  { uri: root, settings }: WorkspaceFolder,
  template: Template,
  module: NamedModule,
  path: string | undefined,
): Promise<string> {
  const file = `${template.category}.md`;
  if (path === undefined)
    return joinUri(module.docs ?? joinUri(root, `${settings.docsRoot}/${folderName(module)}`), file);
  const uri = uriFrom(cwd, path);
  const isFolder = /[\\/]$/.test(path) || (await host.stat(uri))?.kind === "folder";
  return isFolder ? joinUri(uri, file) : uri;
}

/** A package's name may hold a scope: `@acme/search` has its documents in `search`. */
function folderName({ name }: NamedModule): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  if (last === "" || last === "." || last === "..") {
    throw new UsageError(`The module "${name}" gives no folder; expected a path for the document.`);
  }
  return last;
}

/** "render-pipeline" as a title: "Render Pipeline". */
function titleCase(name: string): string {
  const words = name.replace(/^@[^/]*\//, "").split(/[-_.\s]+/);
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(" ");
}
