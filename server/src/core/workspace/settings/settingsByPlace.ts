import { isInside, relativePath } from "../../host/uri.ts";
import { type ConfigOptions, type FolderConfig, settingsOf } from "./config.ts";
import type { ConfigLayer } from "./configLayer.ts";
import { pathTest } from "./globs.ts";
import type { Settings } from "./settings.ts";

/** What a folder's config says of single documents. */
export interface SettingsByPlace {
  /** What is said that holds for a document, in rising order of weight. */
  readonly layersAt: (uri: string) => readonly ConfigLayer[];
  /** The same object wherever the same overrides hold. */
  readonly settingsAt: (uri: string) => Settings;
}

export function settingsByPlace(folder: string, config: FolderConfig, options: ConfigOptions): SettingsByPlace {
  const { layers, settings } = config;
  const tests = layers.map(({ override }) => (override ? pathTest(override.files) : undefined));
  const holding = (uri: string) => {
    const path = isInside(folder, uri) ? relativePath(folder, uri) : undefined;
    return tests.map((test) => test === undefined || (path !== undefined && test(path)));
  };
  const layersWhere = (holds: readonly boolean[]) => layers.filter((_, index) => holds[index]);
  const everywhere = tests.map((test) => test === undefined);
  const known = new Map([[everywhere.join(), settings]]);
  const settingsWhere = (holds: readonly boolean[]) => {
    const key = holds.join();
    const found = known.get(key) ?? settingsOf(layersWhere(holds), config, folder, options);
    known.set(key, found);
    return found;
  };
  return {
    layersAt: (uri) => layersWhere(holding(uri)),
    settingsAt: everywhere.includes(false) ? (uri) => settingsWhere(holding(uri)) : () => settings,
  };
}
