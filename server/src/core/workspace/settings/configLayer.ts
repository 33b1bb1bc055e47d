import { inertRecord } from "./settingKinds.ts";
import type { Settings } from "./settings.ts";

/** What a config file says of all documents, or of some. */
export interface ConfigLayer {
  readonly uri: string;
  readonly settings: Partial<Settings>;
  /** Set for an override: which of the file's it is, from 0, and globs of the documents that it is about. */
  readonly override?: { readonly index: number; readonly files: readonly string[] };
}

/** What all layers say together: a later one goes before earlier ones, with rules rule by rule. */
export function mergedLayers(layers: readonly ConfigLayer[]): Partial<Settings> {
  const said = layers.map(({ settings }) => settings);
  const rules = said.flatMap((settings) => (settings.rules ? Object.entries(settings.rules) : []));
  const all: Partial<Settings> = Object.assign({}, ...said);
  return all.rules ? { ...all, rules: inertRecord(rules) } : all;
}
