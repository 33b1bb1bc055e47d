import * as l10n from "@vscode/l10n";
import { suggestion } from "../../text/nearWords.ts";
import type { Span } from "../../text/span.ts";
import { shortened } from "../../text/wording.ts";
import type { ConfigLayer } from "./configLayer.ts";
import { type ConfigEntry, type ConfigProblem, type ConfigValue, describe, entryOf, valueAt } from "./configValue.ts";
import { type FileProblem, placed } from "./fileProblem.ts";
import { parseConfig } from "./parseConfig.ts";
import { globs, type Reading } from "./settingKinds.ts";
import { DOCUMENT_KEYS, isSettingKey, SETTING_KEYS, SETTINGS, type SettingKey, type Settings } from "./settings.ts";

/** What one config file says. */
export interface ConfigFile {
  /** First what it says of all documents, then its overrides in their order. */
  readonly layers: readonly ConfigLayer[];
  /** The paths of the configs that it builds on, and what is to be said of one of them. */
  readonly bases: readonly BasePath[];
  readonly includes: readonly IncludedGlob[];
  readonly problems: readonly FileProblem[];
}

export interface BasePath {
  readonly path: string;
  readonly problem: (message: string) => FileProblem;
}

/** A glob of `include`, with what is to be said if it matches nothing. */
export interface IncludedGlob {
  readonly glob: string;
  readonly ifUnmatched: FileProblem;
}

/** What a config may say besides settings. */
export const EXTENDS = {
  key: "extends",
  description:
    "Config files whose settings hold where this one says nothing, as paths from this one; of a folder, the config in it.",
} as const;
export const OVERRIDES = {
  key: "overrides",
  description: "Settings that hold for some of the documents; a later entry goes before earlier ones.",
  files: "Globs of the documents that these settings hold for, as paths from the workspace folder.",
} as const;

export const MOST_OVERRIDES = 100;

/** Reads the text of a config file. */
export function readConfigFile(uri: string, text: string, ruleIds: readonly string[]): ConfigFile {
  const parsed = parseConfig(uri, text);
  const { value } = parsed;
  const reading: Reading = { ruleIds, problems: [...parsed.problems] };
  const settings = readSettings(value, reading, SETTING_KEYS, [EXTENDS.key, OVERRIDES.key, "$schema"]);
  const problemAt = (span: Span, message: string, severity: FileProblem["severity"]) =>
    placed(uri, text, span, message, severity);
  const overrides = overridesIn(valueAt(value, OVERRIDES.key), reading);
  return {
    layers: [{ uri, settings }, ...overrides.map((override) => ({ uri, ...override }))],
    bases: basesIn(valueAt(value, EXTENDS.key), reading).map(({ path, span }) => ({
      path,
      problem: (message) => problemAt(span, message, "warning"),
    })),
    includes: includesIn(value).map(({ glob, span }) => ({
      glob: glob.replace(/^\.\//, ""),
      ifUnmatched: problemAt(
        span,
        l10n.t('include has "{0}", which matches no file; expected a glob of files that are there.', shortened(glob)),
        "warning",
      ),
    })),
    problems: reading.problems.map(({ span, message }) => problemAt(span, message, "error")),
  };
}

function includesIn(value: ConfigValue): readonly { readonly glob: string; readonly span: Span }[] {
  const given = valueAt(value, "include");
  return (given?.kind === "list" ? given.items : []).flatMap((item) =>
    item.kind === "text" ? [{ glob: item.text, span: item.span }] : [],
  );
}

function basesIn(
  value: ConfigValue | undefined,
  { problems }: Reading,
): readonly { readonly path: string; readonly span: Span }[] {
  if (value === undefined || value.kind === "nothing") return [];
  const items = value.kind === "list" ? value.items : [value];
  return items.flatMap((item) => {
    if (item.kind === "text" && item.text.trim() !== "") return [{ path: item.text.trim(), span: item.span }];
    const message = l10n.t('extends names {0}; expected the path of a config, such as "./base.yaml".', describe(item));
    problems.push({ span: item.span, message });
    return [];
  });
}

function overridesIn(
  value: ConfigValue | undefined,
  reading: Reading,
): readonly Pick<Required<ConfigLayer>, "settings" | "override">[] {
  if (value === undefined || value.kind === "nothing") return [];
  const { problems } = reading;
  if (value.kind !== "list") {
    problems.push({
      span: value.span,
      message: l10n.t("overrides is {0}; expected a list of files with settings.", describe(value)),
    });
    return [];
  }
  if (value.items.length > MOST_OVERRIDES) {
    const message = l10n.t("overrides has {0} entries; expected at most {1}.", value.items.length, MOST_OVERRIDES);
    problems.push({ span: value.span, message });
  }
  return value.items.slice(0, MOST_OVERRIDES).flatMap((item, index) => {
    const files = filesIn(item, reading);
    const settings = readSettings(item, reading, DOCUMENT_KEYS, ["files"], true);
    return files === undefined ? [] : [{ settings, override: { index, files } }];
  });
}

function filesIn(item: ConfigValue, reading: Reading): readonly string[] | undefined {
  if (item.kind !== "map") return undefined;
  const given = entryOf(item, "files");
  if (given) return globs.read(given.value, "files", reading);
  const message = l10n.t("An entry of overrides has no files; expected globs of the documents that it is about.");
  reading.problems.push({ span: item.entries[0]?.keySpan ?? item.span, message });
  return undefined;
}

/**
 * Reads settings out of a map.
 * @param keys Those that may stand in it.
 * @param further Other keys that may.
 */
export function readSettings(
  value: ConfigValue,
  reading: Reading,
  keys: readonly SettingKey[],
  further: readonly string[] = [],
  isOverride = false,
): Partial<Settings> {
  const settings: Writable<Partial<Settings>> = {};
  if (value.kind === "map") {
    for (const entry of value.entries) {
      const key = keys.find((one) => one === entry.key);
      if (key !== undefined) readSetting(settings, key, entry.value, reading);
      else if (!further.includes(entry.key)) reading.problems.push(unknownKey(entry, [...keys, ...further]));
    }
  } else if (isOverride || value.kind !== "nothing") {
    const message = isOverride
      ? l10n.t("An entry of overrides is {0}; expected files with settings.", describe(value))
      : l10n.t("The config is {0}; expected a map of settings.", describe(value));
    reading.problems.push({ span: value.span, message });
  }
  return settings;
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

function unknownKey({ key, keySpan: span }: ConfigEntry, known: readonly string[]): ConfigProblem {
  if (isSettingKey(key)) {
    return {
      span,
      message: l10n.t(
        "An entry of overrides sets {0}, which holds for all documents; expected it outside of overrides.",
        key,
      ),
    };
  }
  return { span, message: l10n.t('There is no setting "{0}"{1}', shortened(key), suggestion(key, known)) };
}
