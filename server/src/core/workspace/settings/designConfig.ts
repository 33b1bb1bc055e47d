import * as l10n from "@vscode/l10n";
import type { Host } from "../../host/host.ts";
import { joinUri, nameOf, parentUri, relativePath } from "../../host/uri.ts";
import { walk } from "../../host/walk.ts";
import { shortened } from "../../text/wording.ts";
import { type ConfigProblem, type ConfigValue, describe, textsOf, valueAt } from "./configValue.ts";
import { type FileProblem, ofWholeFile, placed } from "./fileProblem.ts";
import { parseConfig } from "./parseConfig.ts";
import { type ConfiguredSeverity, folderPath, type SettingKind, titles, yesOrNo } from "./settingKinds.ts";

/** What a `design.config.json` says about documents; it belongs to another tool, so the rest of it is left alone. */
export interface DesignConfig {
  readonly uri: string;
  /** The folder of the documents, as a path from the workspace folder; undefined where it is not said. */
  readonly docsRoot: string | undefined;
  readonly modules: readonly DesignModule[];
  /** Titles of the sections that no document may lack whose template has them. */
  readonly requiredSections: readonly string[];
  readonly requiresTableOfContents: boolean;
  readonly requiresFrontmatter: boolean;
}

export interface DesignModule {
  readonly name: string;
  /** Its folder, as a path from the workspace folder. */
  readonly path: string;
  /** Where its documents are, as a path from the workspace folder. */
  readonly docs: string | undefined;
  /** The categories that it may have documents of; undefined where nothing says. */
  readonly categories: readonly string[] | undefined;
}

export interface ReadDesignConfig {
  readonly config: DesignConfig;
  /** Another tool's file: whatever is wrong in it is worth a warning. */
  readonly problems: readonly FileProblem[];
  /** It can't be read as JSON, or not at all. */
  readonly isBroken: boolean;
}

const DESIGN_CONFIG_NAME = "design.config.json";
/** Where the config usually is, as a path from the workspace folder. */
export const DESIGN_CONFIG_PLACE = ".claude/design/design.config.json";
const DEEPEST_PLACE = 4;
const CONFIG_LIMIT = 1024 * 1024;

/** Reads the folder's `design.config.json`: the one at its usual place, else the first that lies least deep. */
export async function readDesignConfig(host: Host, folder: string): Promise<ReadDesignConfig | undefined> {
  const uri = await findDesignConfig(host, folder);
  if (uri === undefined) return undefined;
  const read = await host.readText(uri, CONFIG_LIMIT);
  if (read.kind !== "text") {
    const problem = ofWholeFile(uri, read.message, "warning");
    return { config: configIn(uri, NOTHING, []), problems: [problem], isBroken: true };
  }
  const { value, problems } = parseConfig(uri, read.text);
  const found = [...problems];
  const config = configIn(uri, value, found);
  return {
    config,
    problems: found.map(({ span, message }) => placed(uri, read.text, span, message, "warning")),
    isBroken: problems.length > 0,
  };
}

const NOTHING: ConfigValue = { kind: "nothing", span: { start: 0, end: 0 } };

function configIn(uri: string, value: ConfigValue, problems: ConfigProblem[]): DesignConfig {
  const read = <Value>(kind: SettingKind<Value>, ...keys: readonly string[]): Value | undefined => {
    const given = valueAt(value, ...keys);
    if (given === undefined || given.kind === "nothing") return undefined;
    return kind.read(given, keys.at(-1) ?? "", { ruleIds: [], problems });
  };
  return {
    uri,
    docsRoot: read(folderPath, "paths", "designDocs"),
    modules: modulesIn(value, problems),
    requiredSections: read(titles, "quality", "designDocs", "minSections") ?? [],
    requiresTableOfContents: read(yesOrNo, "quality", "designDocs", "requireTOC") ?? true,
    requiresFrontmatter: read(yesOrNo, "quality", "designDocs", "requireFrontmatter") ?? true,
  };
}

/** The folder that it names, else that of the config file if its modules' documents are there; as a path from the workspace folder. */
export function docsRootOf({ uri, docsRoot, modules }: DesignConfig, folder: string): string | undefined {
  if (docsRoot !== undefined) return docsRoot;
  const root = relativePath(folder, parentUri(uri));
  const holdsDocuments = modules.some(({ docs }) => root !== undefined && docs?.startsWith(`${root}/`));
  return holdsDocuments ? root : undefined;
}

/** The rules that it does without. */
export function rulesOf(config: DesignConfig): Readonly<Record<string, ConfiguredSeverity>> {
  return {
    ...(config.requiresTableOfContents ? {} : { "toc-missing": "off" as const }),
    ...(config.requiresFrontmatter ? {} : { "frontmatter-missing": "off" as const }),
  };
}

/** Globs of the documents that it names. */
export function documentGlobsOf({ modules }: DesignConfig): readonly string[] {
  return modules.flatMap(({ docs }) => (docs === undefined ? [] : [`${docs}/**/*.md`]));
}

async function findDesignConfig(host: Host, folder: string): Promise<string | undefined> {
  const usual = joinUri(folder, DESIGN_CONFIG_PLACE);
  if ((await host.stat(usual)) !== undefined) return usual;
  const { files, ledOut } = await walk(host, folder, {
    accepts: (path) => path === DESIGN_CONFIG_NAME || path.endsWith(`/${DESIGN_CONFIG_NAME}`),
    maxDepth: DEEPEST_PLACE,
  });
  const depthOf = (uri: string) => uri.split("/").length;
  return files.toSorted((a, b) => depthOf(a) - depthOf(b))[0] ?? ledOut[0];
}

function modulesIn(value: ConfigValue, problems: ConfigProblem[]): readonly DesignModule[] {
  const modules = valueAt(value, "modules");
  if (modules === undefined) return [];
  if (modules.kind !== "map") {
    const message = l10n.t("modules is {0}; expected names of modules with their folders.", describe(modules));
    problems.push({ span: modules.span, message });
    return [];
  }
  return modules.entries.flatMap(({ key, value: given }) => moduleOf(key, given, problems));
}

function moduleOf(name: string, given: ConfigValue, problems: ConfigProblem[]): readonly DesignModule[] {
  const path = valueAt(given, "path");
  const docs = valueAt(given, "designDocsPath");
  const categories = valueAt(given, "categories");
  const shown = shortened(name);
  const reading = { ruleIds: [], problems };
  if (categories !== undefined && categories.kind !== "list" && categories.kind !== "nothing") {
    const message = l10n.t('The categories of module "{0}" are {1}; expected a list.', shown, describe(categories));
    problems.push({ span: categories.span, message });
  }
  if (path === undefined) {
    problems.push({ span: given.span, message: l10n.t('The module "{0}" has no `path`; expected its folder.', shown) });
    return [];
  }
  const folder = folderPath.read(path, l10n.t('The path of module "{0}"', shown), reading);
  if (folder === undefined) return [];
  return [
    {
      name,
      path: folder,
      docs:
        docs && docs.kind !== "nothing"
          ? folderPath.read(docs, l10n.t('The designDocsPath of module "{0}"', shown), reading)
          : undefined,
      categories: textsOf(categories),
    },
  ];
}

/** True for a place that may hold the config. */
export function isDesignConfig(uri: string): boolean {
  return nameOf(uri) === DESIGN_CONFIG_NAME;
}
