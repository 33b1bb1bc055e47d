import { LineIndex } from "../../text/lineIndex.ts";
import { valueAt } from "../settings/configValue.ts";
import { parseConfig } from "../settings/parseConfig.ts";

/** What a `package.json` says of what it lets be run. */
export interface PackageScripts {
  /** The package's own name; undefined if it has none. */
  readonly name: string | undefined;
  readonly scripts: readonly PackageScript[];
}

export interface PackageScript {
  readonly name: string;
  /** What it runs. */
  readonly command: string;
  /** Where it stands, counted from 1. */
  readonly line: number;
}

/** No manifest that people write comes near it. */
export const PACKAGE_LIMIT = 1024 * 1024;

/** Reads a `package.json`; undefined for text that is none. */
export function packageScripts(text: string): PackageScripts | undefined {
  const json = text.replace(/^\uFEFF/, "");
  const { value, problems } = parseConfig("package.json", json);
  if (value.kind !== "map" || problems.length > 0) return undefined;
  const lines = LineIndex.of(json);
  const name = valueAt(value, "name");
  const scripts = valueAt(value, "scripts");
  return {
    name: name?.kind === "text" ? name.text : undefined,
    scripts:
      scripts?.kind === "map"
        ? scripts.entries.map(({ key, keySpan, value: run }) => ({
            name: key,
            command: run.kind === "text" ? run.text : "",
            line: lines.lineAt(keySpan.start) + 1,
          }))
        : [],
  };
}
