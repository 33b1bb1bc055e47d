import path from "node:path";
import type { ExtensionContext } from "vscode";
import type { PerfdocApi } from "../../../client/src/activateSoon.ts";
import { extension } from "./harness.ts";

interface Entry {
  activate(context: ExtensionContext): PerfdocApi;
  deactivate(): Promise<void>;
}

/** Looks over the shoulder of the editor when it activates the extension, in the same process; needs Node. */
const { extensionPath, packageJSON } = extension();
const entryPath = path.join(extensionPath, packageJSON.main);
const clientPath = path.join(path.dirname(entryPath), "client.cjs");
const entry: Entry = require(entryPath);
const loaded = require.cache[entryPath];
let wasClientLoaded: boolean | undefined;
if (loaded)
  loaded.exports = {
    deactivate: () => entry.deactivate(),
    activate: (context: ExtensionContext) => {
      const api = entry.activate(context);
      wasClientLoaded = isClientLoaded();
      return api;
    },
  };

export function isClientLoaded(): boolean {
  return require.cache[clientPath] !== undefined;
}

/** Undefined before activation. */
export function wasClientLoadedAtActivation(): boolean | undefined {
  return wasClientLoaded;
}
