import {
  type ConfiguredSeverity,
  folderByModule,
  folderPath,
  globs,
  type SettingKind,
  severityByRule,
  titles,
  wholeNumber,
} from "./settingKinds.ts";

/** What a workspace folder's config says; every key has a default. */
export interface Settings {
  readonly docsRoot: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: Readonly<Record<string, ConfiguredSeverity>>;
  /** How far, in points, the declared completeness may be from the measured one. */
  readonly completenessTolerance: number;
  /** Days after which a document counts as stale. */
  readonly staleStubDays: number;
  readonly staleDraftDays: number;
  /** How far, in percent, a benchmark's results may be from what is documented. */
  readonly benchmarkTolerance: number;
  /** Days after which the results of a benchmark count as old. */
  readonly benchmarkAgeDays: number;
  /** Globs of template files. */
  readonly templates: readonly string[];
  /** Folder of each module, by name. */
  readonly modules: Readonly<Record<string, string>>;
  /** Titles of the sections that no document may lack whose template has them. */
  readonly requiredSections: readonly string[];
}

export type SettingKey = keyof Settings;

export interface Setting<Value> {
  readonly kind: SettingKind<Value>;
  readonly default: Value;
  /** Whether it may be another one for some of the documents. */
  readonly isPerDocument?: true;
  /** One sentence, shown where the setting is edited. */
  readonly description: string;
}

/** The one list of settings: config files, their schema, the editor's settings and the manual derive from it. */
export const SETTINGS: { readonly [Key in SettingKey]: Setting<Settings[Key]> } = {
  docsRoot: {
    kind: folderPath,
    default: "docs",
    description: "The folder that holds the documents, as a path from the workspace folder.",
  },
  include: {
    kind: globs,
    default: ["**/*.md"],
    description: "Globs of the files that are checked, as paths from the workspace folder.",
  },
  exclude: {
    kind: globs,
    default: [],
    description: "Globs of files that are not checked though `include` names them.",
  },
  rules: {
    kind: severityByRule,
    default: {},
    isPerDocument: true,
    description: "The severity of single rules, whatever a document's status is; `off` switches a rule off.",
  },
  completenessTolerance: {
    kind: wholeNumber(0, 100),
    default: 10,
    isPerDocument: true,
    description: "How far, in points, the declared completeness may be from the measured one.",
  },
  staleStubDays: {
    kind: wholeNumber(1, 36_500),
    default: 90,
    isPerDocument: true,
    description: "Days without an update after which a stub counts as stale.",
  },
  staleDraftDays: {
    kind: wholeNumber(1, 36_500),
    default: 180,
    isPerDocument: true,
    description: "Days without an update after which a draft counts as stale.",
  },
  benchmarkTolerance: {
    kind: wholeNumber(0, 1_000),
    default: 10,
    isPerDocument: true,
    description: "How far, in percent, the results of a benchmark may be from what its document says.",
  },
  benchmarkAgeDays: {
    kind: wholeNumber(1, 36_500),
    default: 180,
    isPerDocument: true,
    description: "Days after which the results of a benchmark count as old.",
  },
  templates: {
    kind: globs,
    default: [".perfdoc/templates/*.md"],
    description: "Globs of template files: each adds a category, or replaces the built-in template of its category.",
  },
  modules: {
    kind: folderByModule,
    default: {},
    description: "The folder of each module, by the name that documents call it.",
  },
  requiredSections: {
    kind: titles,
    default: [],
    isPerDocument: true,
    description: "Titles of the sections that no document may lack whose template has them: without one is an error.",
  },
};

export const SETTING_KEYS: readonly SettingKey[] = Object.keys(SETTINGS).filter(isSettingKey);

/** Those that may be other ones for some of the documents. */
export const DOCUMENT_KEYS: readonly SettingKey[] = SETTING_KEYS.filter((key) => SETTINGS[key].isPerDocument);

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(SETTINGS, key);
}

/** What holds where no config says anything. */
export const defaultSettings: Settings = {
  docsRoot: SETTINGS.docsRoot.default,
  include: SETTINGS.include.default,
  exclude: SETTINGS.exclude.default,
  rules: SETTINGS.rules.default,
  completenessTolerance: SETTINGS.completenessTolerance.default,
  staleStubDays: SETTINGS.staleStubDays.default,
  staleDraftDays: SETTINGS.staleDraftDays.default,
  benchmarkTolerance: SETTINGS.benchmarkTolerance.default,
  benchmarkAgeDays: SETTINGS.benchmarkAgeDays.default,
  templates: SETTINGS.templates.default,
  modules: SETTINGS.modules.default,
  requiredSections: SETTINGS.requiredSections.default,
};
