import * as l10n from "@vscode/l10n";
import type { Host } from "../host/host.ts";
import { isInside, joinUri, nameOf, parentUri, relativePath } from "../host/uri.ts";
import { IGNORE_FILE, walk } from "../host/walk.ts";
import { compileTemplate } from "../template/compile.ts";
import type { Template } from "../template/template.ts";
import { type Templates, templatesOf } from "../template/templates.ts";
import { type Module, readModules } from "./facts/modules.ts";
import { type ConfigOptions, type FolderConfig, readConfig } from "./settings/config.ts";
import { CONFIG_NAMES } from "./settings/configChain.ts";
import { isDesignConfig } from "./settings/designConfig.ts";
import { type FileProblem, ofWholeFile, placed } from "./settings/fileProblem.ts";
import { globBase, globDepth, type PathTest, pathTest } from "./settings/globs.ts";
import type { Settings } from "./settings/settings.ts";
import { type SettingsByPlace, settingsByPlace } from "./settings/settingsByPlace.ts";

/** A workspace folder with all that belongs to it alone: config, templates, modules. */
export interface WorkspaceFolder extends SettingsByPlace {
  readonly uri: string;
  /** What it was read with, and will be again. */
  readonly options: ConfigOptions;
  readonly config: FolderConfig;
  /** Those that hold where no override is about the document. */
  readonly settings: Settings;
  readonly templates: Templates;
  /** The folder's template files: schemas, and so no documents. */
  readonly templateFiles: ReadonlySet<string>;
  readonly modules: readonly Module[] | undefined;
  /** What is wrong in its templates; problems of its config stand in `config`. */
  readonly templateProblems: readonly FileProblem[];
  /** Whether the config includes a file, by its path from the folder. */
  readonly includes: PathTest;
}

/**
 * Reads a workspace folder.
 * @param previous The folder as it was: what its config said stays in force where it is broken now.
 */
export async function loadFolder(
  host: Host,
  uri: string,
  options: ConfigOptions,
  previous?: WorkspaceFolder,
): Promise<WorkspaceFolder> {
  const config = await readConfig(host, uri, options, previous?.config);
  const { settings } = config;
  const templateFiles = await filesMatching(host, uri, settings.templates);
  const { templates, problems } = await readTemplates(host, templateFiles);
  const categories = (config.design?.modules ?? []).flatMap((module) => module.categories ?? []);
  return {
    uri,
    options,
    config,
    settings,
    ...settingsByPlace(uri, config, options),
    templates: templatesOf(templates, categories),
    templateFiles: new Set(templateFiles),
    modules: await readModules(host, uri, config),
    templateProblems: problems,
    includes: pathTest(settings.include, settings.exclude),
  };
}

/** True for a file that the folder's config includes and that is no template. */
export function includesFile(folder: WorkspaceFolder, uri: string): boolean {
  const path = isInside(folder.uri, uri) ? relativePath(folder.uri, uri) : undefined;
  return path !== undefined && folder.includes(path) && !isTemplate(uri, folder);
}

/** True for a file that is made into documents and is none: by its name, the folder that it lies in, or the config. */
export function isTemplate(uri: string, folder: WorkspaceFolder | undefined): boolean {
  if (uri.toLowerCase().endsWith(".template.md")) return true;
  if (folder === undefined) return false;
  return folder.templateFiles.has(uri) || (liesAmongTemplates(uri, folder) && !isInModule(uri, folder));
}

/** Below a folder `templates` that lies in the docs root, or where tools keep what is theirs: in a folder with a dot. */
function liesAmongTemplates(uri: string, { uri: root, settings }: WorkspaceFolder): boolean {
  if (isInside(joinUri(root, `${settings.docsRoot}/templates`), uri)) return true;
  const folders = relativePath(root, parentUri(uri))?.split("/") ?? [];
  const from = folders.findIndex((name) => /^\.\w/.test(name));
  return from >= 0 && folders.includes("templates", from);
}

/** A module may be called as the folder of templates is. */
function isInModule(uri: string, { uri: root, modules = [], settings }: WorkspaceFolder): boolean {
  return modules.some(({ name, docs }) =>
    docs === undefined
      ? name === "templates" && isInside(joinUri(root, `${settings.docsRoot}/${name}`), uri)
      : nameOf(docs) === "templates" && isInside(docs, uri),
  );
}

/**
 * The category that a file at this place should have: its own name, if a template is called so and a module of the
 * workspace has its documents there.
 */
export function categoryDueAt(
  { uri: root, templates, modules = [], settings }: WorkspaceFolder,
  uri: string,
): string | undefined {
  const category = nameOf(uri).replace(/\.md$/, "");
  if (!templates.byCategory.has(category)) return undefined;
  const place = parentUri(uri);
  const isDue = modules.some(({ name, docs }) => place === (docs ?? joinUri(root, `${settings.docsRoot}/${name}`)));
  return isDue ? category : undefined;
}

/** What decides whom documents of a folder belong to and where the paths in their frontmatter lead. */
export function whatDecidesIn({ settings, modules, templates }: WorkspaceFolder): string {
  return JSON.stringify([settings.docsRoot, modules, [...templates.byCategory.values()].map(({ text }) => text)]);
}

/** Files that say which others there are, by their names: configs, manifests, and what is left out. */
const SHAPING: ReadonlySet<string> = new Set([...CONFIG_NAMES, "package.json", "pnpm-workspace.yaml", IGNORE_FILE]);

/** What a folder was read from: config, templates and what makes its modules such. */
export function placesThatShape({ config, templateFiles, modules = [] }: WorkspaceFolder): readonly string[] {
  const manifests = modules.map(({ uri }) => joinUri(uri, "package.json"));
  return [...config.files, ...templateFiles, ...manifests];
}

/** Tells whether the folder has to be read again when a file changes, or a folder with all that is in it. */
export function shapingTest(folder: WorkspaceFolder): (uri: string) => boolean {
  const places = placesThatShape(folder);
  const isTemplatePath = pathTest(folder.settings.templates);
  return (uri) => {
    if (places.some((place) => isInside(uri, place)) || isDesignConfig(uri) || SHAPING.has(nameOf(uri))) return true;
    const path = relativePath(folder.uri, uri);
    return path !== undefined && isTemplatePath(path);
  };
}

/** Links that lead out of the workspace are among them: whoever reads one is told so. */
async function filesMatching(host: Host, folder: string, globs: readonly string[]): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const glob of globs) {
    const base = globBase(glob);
    const prefix = base === "" ? "" : `${base}/`;
    const matches = pathTest([glob]);
    if (base === glob) {
      const uri = joinUri(folder, glob);
      const kind = (await host.stat(uri))?.kind;
      if (kind === "file" || kind === "elsewhere") files.add(uri);
      continue;
    }
    const depth = globDepth(glob);
    const options = { accepts: (path: string) => matches(prefix + path), ...(depth ? { maxDepth: depth } : {}) };
    const walked = await walk(host, joinUri(folder, base), options);
    for (const file of [...walked.files, ...walked.ledOut]) files.add(file);
  }
  return [...files].sort();
}

/** Thirty times the built-in one. */
const TEMPLATE_LIMIT = 256 * 1024;
const MOST_TEMPLATES = 100;

interface ReadTemplates {
  readonly templates: readonly Template[];
  readonly problems: readonly FileProblem[];
}

async function readTemplates(host: Host, files: readonly string[]): Promise<ReadTemplates> {
  const templates: Template[] = [];
  const problems: FileProblem[] = [];
  const fileOf = new Map<string, string>();
  for (const uri of files.slice(MOST_TEMPLATES)) {
    const message = l10n.t(
      "This template is not read: there are {0}; expected at most {1}.",
      files.length,
      MOST_TEMPLATES,
    );
    problems.push(ofWholeFile(uri, message, "warning"));
  }
  for (const uri of files.slice(0, MOST_TEMPLATES)) {
    const read = await host.readText(uri, TEMPLATE_LIMIT);
    if (read.kind !== "text") {
      problems.push(ofWholeFile(uri, read.message, "warning"));
      continue;
    }
    const template = compileTemplate(uri, read.text);
    problems.push(...template.problems.map(({ span, message }) => placed(uri, read.text, span, message, "warning")));
    // It says already why no document can name it.
    if (template.category === "") continue;
    const twin = fileOf.get(template.category);
    if (twin === undefined) {
      fileOf.set(template.category, uri);
      templates.push(template);
    } else {
      const message = l10n.t(
        'The category "{0}" is that of {1} too; expected one template for it.',
        template.category,
        nameOf(twin),
      );
      problems.push(placed(uri, read.text, { start: 0, end: 0 }, message, "warning"));
    }
  }
  return { templates, problems };
}
