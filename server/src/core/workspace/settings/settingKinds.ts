import * as l10n from "@vscode/l10n";
import { suggestion } from "../../text/nearWords.ts";
import { anyOf, shortened } from "../../text/wording.ts";
import { type ConfigProblem, type ConfigValue, describe } from "./configValue.ts";

/** A JSON Schema, as far as settings need one. */
export interface JsonSchema {
  readonly [keyword: string]: JsonValue;
}
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A rule, as far as a schema tells of it. */
export interface KnownRule {
  readonly id: string;
  readonly summary: string;
}

/** What may be said besides a value: what it may name, and where problems go. */
export interface Reading {
  readonly ruleIds: readonly string[];
  readonly problems: ConfigProblem[];
}

/** A kind of setting: how it is described to an editor, and how it is read. */
export interface SettingKind<Value> {
  schema(rules: readonly KnownRule[]): JsonSchema;
  /**
   * The value as far as it can be used; what is wrong with it goes to the problems.
   * @param name The setting, for messages.
   */
  read(value: ConfigValue, name: string, reading: Reading): Value | undefined;
}

export type ConfiguredSeverity = "error" | "warning" | "information" | "hint" | "off";

const SEVERITIES: readonly ConfiguredSeverity[] = ["error", "warning", "information", "hint", "off"];

/** More than any real config has; a glob's cost grows with its wildcards. */
const MOST_GLOBS = 200;
const LONGEST_GLOB = 300;
const MOST_WILDCARDS = 12;

/** A folder, as a path from the workspace folder. */
export const folderPath: SettingKind<string> = {
  schema: () => ({ type: "string", minLength: 1 }),
  read: (value, name, reading) => {
    if (value.kind === "text" && isPathWithin(value.text)) return tidyPath(value.text);
    const found = value.kind === "text" ? `"${shortened(value.text)}"` : describe(value);
    return mistaken(value, name, l10n.t('a path inside the workspace folder, such as "docs"'), reading, found);
  },
};

/** A list of globs. */
export const globs: SettingKind<readonly string[]> = {
  schema: () => ({ type: "array", items: { type: "string", maxLength: LONGEST_GLOB }, maxItems: MOST_GLOBS }),
  read: (value, name, reading) => {
    if (value.kind !== "list") return mistaken(value, name, l10n.t("a list of globs"), reading);
    const { problems } = reading;
    if (value.items.length > MOST_GLOBS) {
      problems.push({
        span: value.span,
        message: l10n.t("{0} has {1} globs; expected at most {2}.", name, value.items.length, MOST_GLOBS),
      });
    }
    return value.items.slice(0, MOST_GLOBS).flatMap((item) => {
      const wrong =
        item.kind === "text"
          ? whyNoGlob(item.text, name)
          : l10n.t("An entry of {0} is {1}; expected a glob.", name, describe(item));
      if (wrong !== undefined) problems.push({ span: item.span, message: wrong });
      return item.kind === "text" && wrong === undefined ? [item.text.replace(/^\.\//, "")] : [];
    });
  },
};

/** A list of titles. */
export const titles: SettingKind<readonly string[]> = {
  schema: () => ({ type: "array", items: { type: "string" } }),
  read: (value, name, reading) => {
    if (value.kind !== "list") return mistaken(value, name, l10n.t("a list of titles"), reading);
    return value.items.flatMap((item) => {
      if (item.kind === "text" && item.text.trim() !== "") return [item.text.trim()];
      return mistaken(item, l10n.t("An entry of {0}", name), l10n.t("a title"), reading) ?? [];
    });
  },
};

/** True or false. */
export const yesOrNo: SettingKind<boolean> = {
  schema: () => ({ type: "boolean" }),
  read: (value, name, reading) =>
    value.kind === "boolean" ? value.boolean : mistaken(value, name, l10n.t("true or false"), reading),
};

/** A whole number in a range, both ends included. */
export function wholeNumber(least: number, most: number): SettingKind<number> {
  return {
    schema: () => ({ type: "integer", minimum: least, maximum: most }),
    read: (value, name, reading) => {
      const isFine =
        value.kind === "number" && Number.isInteger(value.number) && value.number >= least && value.number <= most;
      return isFine
        ? value.number
        : mistaken(value, name, l10n.t("a whole number from {0} to {1}", least, most), reading);
    },
  };
}

/** A severity for each of some rules. */
export const severityByRule: SettingKind<Readonly<Record<string, ConfiguredSeverity>>> = {
  schema: (rules) => ({
    type: "object",
    properties: Object.fromEntries(rules.map(({ id, summary }) => [id, { description: summary, enum: SEVERITIES }])),
    additionalProperties: false,
  }),
  read: (value, name, reading) => {
    if (value.kind !== "map") return mistaken(value, name, l10n.t("rules with severities"), reading);
    const { ruleIds, problems } = reading;
    const severities = inertRecord<ConfiguredSeverity>();
    for (const entry of value.entries) {
      const severity = severityOf(entry.value);
      if (!ruleIds.includes(entry.key)) {
        const message = l10n.t('There is no rule "{0}"{1}', shortened(entry.key), suggestion(entry.key, ruleIds));
        problems.push({ span: entry.keySpan, message });
      } else if (severity === undefined) {
        mistaken(entry.value, l10n.t("The severity of {0}", entry.key), anyOf(SEVERITIES), reading);
      } else severities[entry.key] = severity;
    }
    return severities;
  },
};

/** The folder of each module. */
export const folderByModule: SettingKind<Readonly<Record<string, string>>> = {
  schema: () => ({ type: "object", additionalProperties: { type: "string", minLength: 1 } }),
  read: (value, name, reading) => {
    if (value.kind !== "map") return mistaken(value, name, l10n.t("names of modules with their folders"), reading);
    const folders = inertRecord<string>();
    for (const { key, value: folder } of value.entries) {
      const path = folderPath.read(folder, l10n.t('The folder of module "{0}"', shortened(key)), reading);
      if (path !== undefined) folders[key] = path;
    }
    return folders;
  },
};

/** Takes note that a value is not what was expected; there is none then. */
function mistaken(
  value: ConfigValue,
  name: string,
  expected: string,
  { problems }: Reading,
  found = describe(value),
): undefined {
  problems.push({ span: value.span, message: l10n.t("{0} is {1}; expected {2}.", name, found, expected) });
  return undefined;
}

function severityOf(value: ConfigValue): ConfiguredSeverity | undefined {
  return value.kind === "text" ? SEVERITIES.find((severity) => severity === value.text) : undefined;
}

/** A record in which only what was put there is found: `record["constructor"]` is undefined. */
export function inertRecord<Value>(entries: Iterable<readonly [string, Value]> = []): Record<string, Value> {
  const record: Record<string, Value> = Object.create(null);
  for (const [key, value] of entries) record[key] = value;
  return record;
}

/** True for a relative path that never leads above where it starts. */
function isPathWithin(path: string): boolean {
  if (path === "" || path.includes("\\") || path.startsWith("/") || /^[a-z]:/i.test(path)) return false;
  let depth = 0;
  for (const segment of path.split("/")) {
    if (segment === "..") depth--;
    else if (segment !== "." && segment !== "") depth++;
    if (depth < 0) return false;
  }
  return true;
}

/** Without `./` at its start and `/` at its end. */
function tidyPath(path: string): string {
  return path.replace(/^(?:\.\/+)+/, "").replace(/(?<!\/)\/+$/, "") || ".";
}

function whyNoGlob(glob: string, name: string): string | undefined {
  if (glob.trim() === "") return l10n.t("An entry of {0} is empty; expected a glob.", name);
  if (glob.length > LONGEST_GLOB)
    return l10n.t("An entry of {0} has {1} characters; expected at most {2}.", name, glob.length, LONGEST_GLOB);
  const wildcards = glob.match(/[*?+@!]+/g)?.length ?? 0;
  if (wildcards > MOST_WILDCARDS)
    return l10n.t("An entry of {0} has {1} wildcards; expected at most {2}.", name, wildcards, MOST_WILDCARDS);
  const shown = shortened(glob);
  if (glob.startsWith("/") || glob.split("/").includes(".."))
    return l10n.t(
      'An entry of {0} is "{1}"; expected a path from the workspace folder that stays inside it.',
      name,
      shown,
    );
  if (glob.includes("!("))
    return l10n.t('An entry of {0} is "{1}"; expected a glob without `!(`, such as one to exclude.', name, shown);
  if (glob.includes("\\")) return l10n.t('An entry of {0} is "{1}"; expected `/` between folders.', name, shown);
  return undefined;
}
