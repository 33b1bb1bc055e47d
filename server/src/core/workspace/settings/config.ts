import * as l10n from "@vscode/l10n";
import type { Host } from "../../host/host.ts";
import { joinUri } from "../../host/uri.ts";
import { suggestion } from "../../text/nearWords.ts";
import type { Span } from "../../text/span.ts";
import { shortened } from "../../text/wording.ts";
import { type ConfigProblem, type ConfigValue, configValueOf, describe, valueAt } from "./configValue.ts";
import { type DesignConfig, docsRootOf, documentGlobsOf, readDesignConfig, rulesOf } from "./designConfig.ts";
import { type FileProblem, ofWholeFile, placed } from "./fileProblem.ts";
import { parseConfig } from "./parseConfig.ts";
import { inertRecord, type Reading } from "./settingKinds.ts";
import { defaultSettings, isSettingKey, SETTING_KEYS, SETTINGS, type SettingKey, type Settings } from "./settings.ts";

/** What the config files of a workspace folder say. */
export interface FolderConfig {
  readonly settings: Settings;
  /** The config file that is in force; undefined if there is none. */
  readonly file: string | undefined;
  /** What that file says, or said when it last had no problem. */
  readonly own: Partial<Settings>;
  readonly design: DesignConfig | undefined;
  /** Each glob of `include` in that file, with what is to be said if it matches nothing. */
  readonly includes: readonly { readonly glob: string; readonly ifUnmatched: FileProblem }[];
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

/** In the order in which they are looked for. */
export const CONFIG_NAMES = ["perfdoc.config.yaml", "perfdoc.config.yml", "perfdoc.config.json"] as const;

/** No real config comes near it. */
const CONFIG_LIMIT = 256 * 1024;

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
  const read = await readOwnConfig(host, folder, options);
  const own = read.problems.length > 0 && previous ? previous.own : read.own;
  const designInForce = design?.isBroken && previous?.design ? previous.design : design?.config;
  return {
    settings: withRulesOff(settingsFrom({ ...own, ...options.overrides }, designInForce, folder), options.rulesOff),
    file: read.file,
    own,
    design: designInForce,
    includes: read.includes,
    problems: [...read.problems, ...(design?.problems ?? [])],
  };
}

/** Reads settings that an editor sends as a plain object; keys that it does not know are left alone. */
export function settingsFromEditor(
  plain: unknown,
  ruleIds: readonly string[],
): { readonly settings: Partial<Settings>; readonly problems: readonly string[] } {
  const value = configValueOf(plain);
  const known: ConfigValue =
    value.kind === "map" ? { ...value, entries: value.entries.filter(({ key }) => isSettingKey(key)) } : value;
  const { settings, problems } = readSettings(known, ruleIds);
  return { settings, problems: problems.map(({ message }) => message) };
}

interface OwnConfig {
  readonly file: string | undefined;
  readonly own: Partial<Settings>;
  readonly includes: FolderConfig["includes"];
  readonly problems: readonly FileProblem[];
}

async function readOwnConfig(host: Host, folder: string, { ruleIds, file }: ConfigOptions): Promise<OwnConfig> {
  if (file === "none") return { file: undefined, own: {}, includes: [], problems: [] };
  const found = file === undefined ? await configFilesIn(host, folder) : [file];
  const [first, ...others] = found;
  if (first === undefined) return { file: undefined, own: {}, includes: [], problems: [] };
  const read = await host.readText(first, CONFIG_LIMIT);
  const superfluous = others.map((uri) => ofWholeFile(uri, messageForSecond(first), "error"));
  if (read.kind !== "text") {
    const unread = ofWholeFile(first, read.message, "error");
    return { file: first, own: {}, includes: [], problems: [unread, ...superfluous] };
  }
  const parsed = parseConfig(first, read.text);
  const { settings, problems } = readSettings(parsed.value, ruleIds);
  const located = [...parsed.problems, ...problems].map(({ span, message }) =>
    placed(first, read.text, span, message, "error"),
  );
  const includes = includesIn(parsed.value, first, read.text);
  return { file: first, own: settings, includes, problems: [...located, ...superfluous] };
}

function includesIn(value: ConfigValue, uri: string, text: string): FolderConfig["includes"] {
  const given = valueAt(value, "include");
  return (given?.kind === "list" ? given.items : []).flatMap((item) => {
    if (item.kind !== "text") return [];
    const message = l10n.t(
      'include has "{0}", which matches no file; expected a glob of files that are there.',
      shortened(item.text),
    );
    return [{ glob: item.text.replace(/^\.\//, ""), ifUnmatched: placed(uri, text, item.span, message, "warning") }];
  });
}

async function configFilesIn(host: Host, folder: string): Promise<readonly string[]> {
  const uris = CONFIG_NAMES.map((name) => joinUri(folder, name));
  const found = await Promise.all(uris.map((uri) => host.stat(uri)));
  return uris.filter((_, index) => found[index] !== undefined);
}

function messageForSecond(first: string): string {
  const name = first.slice(first.lastIndexOf("/") + 1);
  return l10n.t("This config is not read, since {0} stands beside it; expected one config in a folder.", name);
}

/** Reads settings out of a config's outermost map. */
function readSettings(
  value: ConfigValue,
  ruleIds: readonly string[],
): { readonly settings: Partial<Settings>; readonly problems: readonly ConfigProblem[] } {
  const reading: Reading = { ruleIds, problems: [] };
  const settings: Writable<Partial<Settings>> = {};
  if (value.kind === "map") {
    for (const { key, keySpan, value: given } of value.entries) {
      if (isSettingKey(key)) readSetting(settings, key, given, reading);
      else if (key !== "$schema") reading.problems.push(unknownKey(key, keySpan));
    }
  } else if (value.kind !== "nothing") {
    reading.problems.push({
      span: value.span,
      message: l10n.t("The config is {0}; expected a map of settings.", describe(value)),
    });
  }
  return { settings, problems: reading.problems };
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

function readSetting<Key extends SettingKey>(
  into: Writable<Partial<Settings>>,
  key: Key,
  given: ConfigValue,
  reading: Reading,
): void {
  const value = SETTINGS[key].kind.read(given, key, reading);
  if (value !== undefined) into[key] = value;
}

function unknownKey(key: string, span: Span): ConfigProblem {
  return { span, message: l10n.t('There is no setting "{0}"{1}', shortened(key), suggestion(key, SETTING_KEYS)) };
}

function withRulesOff(settings: Settings, off: readonly string[] = []): Settings {
  if (off.length === 0) return settings;
  return { ...settings, rules: { ...settings.rules, ...Object.fromEntries(off.map((id) => [id, "off"] as const)) } };
}

/** Where a setting comes from. */
export type SettingOrigin =
  | { readonly kind: "default" | "editor" }
  /** A file that says it, which may be another tool's. */
  | { readonly kind: "file"; readonly uri: string };

/** Where each setting of a folder comes from: the last of these that says something about it. */
export function originsOf(
  { own, file, design }: FolderConfig,
  { overrides = {} }: ConfigOptions,
): ReadonlyMap<SettingKey, SettingOrigin> {
  const ofDesign: ReadonlySet<SettingKey> = new Set(design ? DESIGN_KEYS : []);
  return new Map(
    SETTING_KEYS.map((key): readonly [SettingKey, SettingOrigin] => {
      if (overrides[key] !== undefined) return [key, { kind: "editor" }];
      if (own[key] !== undefined && file !== undefined) return [key, { kind: "file", uri: file }];
      return [key, design && ofDesign.has(key) ? { kind: "file", uri: design.uri } : { kind: "default" }];
    }),
  );
}

/** What a `design.config.json` says something about. */
const DESIGN_KEYS: readonly SettingKey[] = ["docsRoot", "requiredSections", "rules", "modules"];

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
