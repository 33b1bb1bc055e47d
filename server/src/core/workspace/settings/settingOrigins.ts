import type { ConfigOptions, FolderConfig } from "./config.ts";
import type { ConfigLayer } from "./configLayer.ts";
import { rulesOf } from "./designConfig.ts";
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
      const last = layers.findLast(({ settings }) => settings[key] !== undefined);
      if (last) return [key, key === "rules" ? decidingRules(layers) : [originOf(last)]];
      return [key, [design && ofDesign.has(key) ? fileOf(design) : { kind: "default" }]];
    }),
  );
}

/** What a `design.config.json` says something about. */
const DESIGN_KEYS: readonly SettingKey[] = ["docsRoot", "requiredSections", "rules", "modules"];

function originOf({ uri, override }: ConfigLayer): SettingOrigin {
  return { kind: "file", uri, ...(override && { override: override.index }) };
}

/** Of rules each layer that has the word on one. */
function decidingRules(layers: readonly ConfigLayer[]): readonly SettingOrigin[] {
  const deciding = new Set(lastToSpeak(layers).values());
  return layers.filter((layer) => deciding.has(layer)).map(originOf);
}

function lastToSpeak(layers: readonly ConfigLayer[]): ReadonlyMap<string, ConfigLayer> {
  return new Map(layers.flatMap((layer) => Object.keys(layer.settings.rules ?? {}).map((id) => [id, layer] as const)));
}

/** Where the severity of each rule comes from that a file speaks of. */
export function ruleOriginsOf(
  layers: readonly ConfigLayer[],
  { design }: Pick<FolderConfig, "design">,
): ReadonlyMap<string, SettingOrigin> {
  const ofDesign = design ? Object.keys(rulesOf(design)).map((id) => [id, fileOf(design)] as const) : [];
  return new Map([...ofDesign, ...[...lastToSpeak(layers)].map(([id, layer]) => [id, originOf(layer)] as const)]);
}

function fileOf({ uri }: { readonly uri: string }): SettingOrigin {
  return { kind: "file", uri };
}
