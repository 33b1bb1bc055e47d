import type { Host } from "../host/host.ts";
import { joinUri, nameOf, parentUri, relativePath } from "../host/uri.ts";
import { walk } from "../host/walk.ts";
import { flatMap } from "../text/flatMap.ts";
import { shortened } from "../text/wording.ts";
import { type ConfigProblem, type ConfigValue, describe, parseConfig, textsOf, valueAt } from "./configValue.ts";
import { type FileProblem, placed } from "./fileProblem.ts";
import { folderPath, wholeNumber } from "./settingKinds.ts";

/** What a `design.config.json` says about documents; it belongs to another tool, so the rest of it is left alone. */
export interface DesignConfig {
  readonly uri: string;
  readonly modules: readonly DesignModule[];
  /** The fewest sections that a document may have. */
  readonly minSections: number | undefined;
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
  readonly problems: readonly FileProblem[];
}

const DESIGN_CONFIG_NAME = "design.config.json";
/** Where the config usually is, as a path from the workspace folder. */
export const DESIGN_CONFIG_PLACE = ".claude/design/design.config.json";
const DEEPEST_PLACE = 4;
const CONFIG_LIMIT = 1024 * 1024;
const MOST_SECTIONS = 1_000;

/** Reads the folder's `design.config.json`: the one at its usual place, else the first that lies least deep. */
export async function readDesignConfig(host: Host, folder: string): Promise<ReadDesignConfig | undefined> {
  const uri = await findDesignConfig(host, folder);
  if (uri === undefined) return undefined;
  const read = await host.readText(uri, CONFIG_LIMIT);
  if (read.kind !== "text") {
    const config = { uri, modules: [], minSections: undefined };
    return { config, problems: [placed(uri, "", { start: 0, end: 0 }, read.message)] };
  }
  const { value, problems } = parseConfig(read.text);
  const found = [...problems];
  const config = { uri, modules: modulesIn(value, found), minSections: minSectionsIn(value, found) };
  return { config, problems: found.map(({ span, message }) => placed(uri, read.text, span, message)) };
}

/** The folder of the config file, if that is where its modules' documents are; as a path from the workspace folder. */
export function docsRootOf({ uri, modules }: DesignConfig, folder: string): string | undefined {
  const root = relativePath(folder, parentUri(uri));
  const holdsDocuments = modules.some(({ docs }) => root !== undefined && docs?.startsWith(`${root}/`));
  return holdsDocuments ? root : undefined;
}

/** Globs of the documents that it names. */
export function documentGlobsOf({ modules }: DesignConfig): readonly string[] {
  return flatMap(modules, ({ docs }) => (docs === undefined ? [] : [`${docs}/**/*.md`]));
}

async function findDesignConfig(host: Host, folder: string): Promise<string | undefined> {
  const usual = joinUri(folder, DESIGN_CONFIG_PLACE);
  if ((await host.stat(usual)) !== undefined) return usual;
  const { files } = await walk(host, folder, {
    accepts: (path) => path === DESIGN_CONFIG_NAME || path.endsWith(`/${DESIGN_CONFIG_NAME}`),
    maxDepth: DEEPEST_PLACE,
  });
  const depthOf = (uri: string) => uri.split("/").length;
  return files.toSorted((a, b) => depthOf(a) - depthOf(b))[0];
}

function modulesIn(value: ConfigValue, problems: ConfigProblem[]): readonly DesignModule[] {
  const modules = valueAt(value, "modules");
  if (modules === undefined) return [];
  if (modules.kind !== "map") {
    const message = `modules is ${describe(modules)}; expected names of modules with their folders.`;
    problems.push({ span: modules.span, message });
    return [];
  }
  return flatMap(modules.entries, ({ key, value: given }) => moduleOf(key, given, problems));
}

function moduleOf(name: string, given: ConfigValue, problems: ConfigProblem[]): readonly DesignModule[] {
  const path = valueAt(given, "path");
  const docs = valueAt(given, "designDocsPath");
  const categories = valueAt(given, "categories");
  const module = `module "${shortened(name)}"`;
  const reading = { ruleIds: [], problems };
  if (categories !== undefined && categories.kind !== "list") {
    const message = `The categories of ${module} are ${describe(categories)}; expected a list.`;
    problems.push({ span: categories.span, message });
  }
  if (path === undefined) {
    problems.push({ span: given.span, message: `The ${module} has no \`path\`; expected its folder.` });
    return [];
  }
  const folder = folderPath.read(path, `The path of ${module}`, reading);
  if (folder === undefined) return [];
  return [
    {
      name,
      path: folder,
      docs: docs && folderPath.read(docs, `The designDocsPath of ${module}`, reading),
      categories: textsOf(categories),
    },
  ];
}

function minSectionsIn(value: ConfigValue, problems: ConfigProblem[]): number | undefined {
  const given = valueAt(value, "quality", "designDocs", "minSections");
  return given && wholeNumber(0, MOST_SECTIONS).read(given, "minSections", { ruleIds: [], problems });
}

/** True for a place that may hold the config. */
export function isDesignConfig(uri: string): boolean {
  return nameOf(uri) === DESIGN_CONFIG_NAME;
}
