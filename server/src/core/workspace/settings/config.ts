import * as l10n from "@vscode/l10n";
import type { Host } from "../../host/host.ts";
import { parentUri } from "../../host/uri.ts";
import { type ConfigChain, configFilesIn, EMPTY_CHAIN, readConfigChain } from "./configChain.ts";
import { type IncludedGlob, readSettings } from "./configFile.ts";
import { type ConfigLayer, mergedLayers } from "./configLayer.ts";
import { type ConfigValue, configValueOf } from "./configValue.ts";
import { type DesignConfig, docsRootOf, documentGlobsOf, readDesignConfig, rulesOf } from "./designConfig.ts";
import { type FileProblem, ofWholeFile } from "./fileProblem.ts";
import { inertRecord, type Reading } from "./settingKinds.ts";
import { defaultSettings, isSettingKey, SETTING_KEYS, type Settings } from "./settings.ts";

/** What the config files of a workspace folder say. */
export interface FolderConfig {
  readonly settings: Settings;
  /** The config file that is in force; undefined if there is none. */
  readonly file: string | undefined;
  /** Every place that something was read from, or would have been. */
  readonly files: readonly string[];
  /** What that file and those that it extends say, or said when they last had no problem. */
  readonly layers: readonly ConfigLayer[];
  readonly design: DesignConfig | undefined;
  readonly includes: readonly IncludedGlob[];
  readonly problems: readonly FileProblem[];
}

export interface ConfigOptions {
  /** The rules that a config may name. */
  readonly ruleIds: readonly string[];
  /** A config file to read in place of the folder's own; `none` reads neither. */
  readonly file?: string | "none";
  /** Settings that go before those of the files: the editor's. */
  readonly overrides?: Partial<Settings>;
  /** Rules that are off, whatever any file says: those that a command leaves out. */
  readonly rulesOff?: readonly string[];
}

/**
 * Reads the config of a workspace folder.
 * @param previous The config as it was: what it said stays in force for each file that has a problem now.
 */
export async function readConfig(
  host: Host,
  folder: string,
  options: ConfigOptions,
  previous?: FolderConfig,
): Promise<FolderConfig> {
  const design = options.file === "none" ? undefined : await readDesignConfig(host, folder);
  const { file, ...read } = await readOwnConfig(host, folder, options);
  const isBroken = read.problems.some(({ severity }) => severity === "error");
  const layers = isBroken && previous ? previous.layers : read.layers;
  const designInForce = design?.isBroken && previous?.design ? previous.design : design?.config;
  const config = { ...read, file, layers, design: designInForce };
  return {
    ...config,
    settings: settingsOf(
      layers.filter(({ override }) => override === undefined),
      config,
      folder,
      options,
    ),
    problems: [...read.problems, ...(design?.problems ?? [])],
  };
}

/**
 * The settings that hold in a workspace folder.
 * @param layers Those that hold: for a document, with the overrides that are about it.
 */
export function settingsOf(
  layers: readonly ConfigLayer[],
  { design }: Pick<FolderConfig, "design">,
  folder: string,
  { overrides, rulesOff }: ConfigOptions,
): Settings {
  return withRulesOff(settingsFrom({ ...mergedLayers(layers), ...overrides }, design, folder), rulesOff);
}

/** Reads settings that an editor sends as a plain object; keys that it does not know are left alone. */
export function settingsFromEditor(
  plain: unknown,
  ruleIds: readonly string[],
): { readonly settings: Partial<Settings>; readonly problems: readonly string[] } {
  const value = configValueOf(plain);
  const known: ConfigValue =
    value.kind === "map" ? { ...value, entries: value.entries.filter(({ key }) => isSettingKey(key)) } : value;
  const reading: Reading = { ruleIds, problems: [] };
  const settings = readSettings(known, reading, SETTING_KEYS);
  return { settings, problems: reading.problems.map(({ message }) => message) };
}

async function readOwnConfig(
  host: Host,
  folder: string,
  { ruleIds, file }: ConfigOptions,
): Promise<ConfigChain & Pick<FolderConfig, "file">> {
  const [first, ...others] = file === undefined ? await configFilesIn(host, folder) : [file];
  if (first === undefined || first === "none") return { ...EMPTY_CHAIN, file: undefined };
  // A config that was named may lie elsewhere; what it extends may lie beside it.
  const bounds = file === undefined ? [folder] : [folder, parentUri(first)];
  const chain = await readConfigChain({ host, ruleIds, bounds }, first);
  const superfluous = others.map((uri) => ofWholeFile(uri, messageForSecond(first), "error"));
  return { ...chain, file: first, problems: [...chain.problems, ...superfluous] };
}

function messageForSecond(first: string): string {
  const name = first.slice(first.lastIndexOf("/") + 1);
  return l10n.t("This config is not read, since {0} stands beside it; expected one config in a folder.", name);
}

function withRulesOff(settings: Settings, off: readonly string[] = []): Settings {
  if (off.length === 0) return settings;
  return { ...settings, rules: { ...settings.rules, ...Object.fromEntries(off.map((id) => [id, "off"] as const)) } };
}

/** The defaults, below what a `design.config.json` says, below what was configured for Perfdoc itself. */
function settingsFrom(own: Partial<Settings>, design: DesignConfig | undefined, folder: string): Settings {
  const settings: Settings = { ...defaultSettings, ...own };
  if (!design) return settings;
  return {
    ...settings,
    docsRoot: own.docsRoot ?? docsRootOf(design, folder) ?? settings.docsRoot,
    requiredSections: own.requiredSections ?? design.requiredSections,
    rules: { ...rulesOf(design), ...settings.rules },
    include: own.include ? [...own.include, ...documentGlobsOf(design)] : settings.include,
    modules: own.modules ?? inertRecord(design.modules.map(({ name, path }) => [name, path] as const)),
  };
}
