import type { ConfigOptions, FolderConfig } from "./config.ts";
import type { ConfigLayer } from "./configLayer.ts";
import { SETTING_KEYS, type SettingKey } from "./settings.ts";

/** Where a setting comes from. */
export type SettingOrigin =
  | { readonly kind: "default" | "editor" }
  /** A file that says it, which may be another tool's. */
  | { readonly kind: "file"; readonly uri: string; readonly override?: number };

/**
 * Where each setting comes from: what says something about it and is not overruled, the first to be overruled first.
 * @param layers Those that hold: of a document, with the overrides that are about it.
 */
export function originsOf(
  layers: readonly ConfigLayer[],
  { design }: FolderConfig,
  { overrides = {} }: ConfigOptions,
): ReadonlyMap<SettingKey, readonly SettingOrigin[]> {
  const ofDesign: ReadonlySet<SettingKey> = new Set(design ? DESIGN_KEYS : []);
  return new Map(
    SETTING_KEYS.map((key): readonly [SettingKey, readonly SettingOrigin[]] => {
      if (overrides[key] !== undefined) return [key, [{ kind: "editor" }]];
      const said = inForce(layers, key).map(originOf);
      if (said.length > 0) return [key, said];
      return [key, [design && ofDesign.has(key) ? { kind: "file", uri: design.uri } : { kind: "default" }]];
    }),
  );
}

/** What a `design.config.json` says something about. */
const DESIGN_KEYS: readonly SettingKey[] = ["docsRoot", "requiredSections", "rules", "modules"];

function originOf({ uri, override }: ConfigLayer): SettingOrigin {
  return { kind: "file", uri, ...(override && { override: override.index }) };
}

/** The layers that a setting comes from: the last that has it; of rules, each that has the word on one. */
function inForce(layers: readonly ConfigLayer[], key: SettingKey): readonly ConfigLayer[] {
  const saying = layers.filter(({ settings }) => settings[key] !== undefined);
  if (key !== "rules") return saying.slice(-1);
  const last = new Map(
    saying.flatMap((layer) => Object.keys(layer.settings.rules ?? {}).map((id) => [id, layer] as const)),
  );
  const deciding = new Set(last.values());
  return saying.filter((layer) => deciding.has(layer));
}
