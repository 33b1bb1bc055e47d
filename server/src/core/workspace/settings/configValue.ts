import * as l10n from "@vscode/l10n";
import type { Span } from "../../text/span.ts";
import { shortened } from "../../text/wording.ts";

/**
 * A value in a config file and where it stands. Maps are lists of entries, so a key such as `__proto__` is a
 * key like any other.
 */
export type ConfigValue =
  | { readonly kind: "text"; readonly span: Span; readonly text: string }
  | { readonly kind: "number"; readonly span: Span; readonly number: number }
  | { readonly kind: "boolean"; readonly span: Span; readonly boolean: boolean }
  | { readonly kind: "nothing"; readonly span: Span }
  | { readonly kind: "list"; readonly span: Span; readonly items: readonly ConfigValue[] }
  | { readonly kind: "map"; readonly span: Span; readonly entries: readonly ConfigEntry[] };

export interface ConfigEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: ConfigValue;
}

export interface ConfigProblem {
  readonly span: Span;
  readonly message: string;
}

export interface ParsedConfig {
  readonly value: ConfigValue;
  readonly problems: readonly ConfigProblem[];
}

/** A plain value, as an editor sends its settings, in the form that a config file is read in. */
export function configValueOf(plain: unknown): ConfigValue {
  const span = { start: 0, end: 0 };
  if (Array.isArray(plain)) return { kind: "list", span, items: plain.map(configValueOf) };
  if (typeof plain !== "object" || plain === null) return scalarOf(plain, span);
  const entries = Object.entries(plain).map(([key, value]) => ({ key, keySpan: span, value: configValueOf(value) }));
  return { kind: "map", span, entries };
}

/** The entry of a map with the key; undefined if there is none, and for a value that is no map. */
export function entryOf(value: ConfigValue | undefined, key: string): ConfigEntry | undefined {
  return value?.kind === "map" ? value.entries.find((entry) => entry.key === key) : undefined;
}

/** The value below a path of keys. */
export function valueAt(value: ConfigValue | undefined, ...keys: readonly string[]): ConfigValue | undefined {
  return keys.reduce((below: ConfigValue | undefined, key) => entryOf(below, key)?.value, value);
}

/** The texts in a list; undefined for a value that is no list. */
export function textsOf(value: ConfigValue | undefined): readonly string[] | undefined {
  if (value?.kind !== "list") return undefined;
  return value.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
}

/** The value in a message: `the text "ten"`, `a list`. */
export function describe(value: ConfigValue): string {
  switch (value.kind) {
    case "text":
      return l10n.t('the text "{0}"', shortened(value.text));
    case "number":
      return l10n.t("the number {0}", value.number);
    case "boolean":
      return String(value.boolean);
    case "nothing":
      return l10n.t("empty");
    case "list":
      return l10n.t("a list");
    case "map":
      return l10n.t("a map");
  }
}

/** A value that is no map or list, however it was parsed. */
export function scalarOf(value: unknown, span: Span): ConfigValue {
  if (typeof value === "string") return { kind: "text", span, text: value };
  if (typeof value === "number") return { kind: "number", span, number: value };
  if (typeof value === "boolean") return { kind: "boolean", span, boolean: value };
  return { kind: "nothing", span };
}
