import { type ExtensionContext, Uri, window, workspace } from "vscode";
import { isThere } from "../missingFiles.ts";
import { pickFolder } from "./pickFolder.ts";

const BUILT_IN = "server/templates/performance.md";
const OWN = ".perfdoc/templates/performance.md";

/** Copies the built-in template to where a team's own is looked for, and opens it; one that is there stays as it is. */
export async function copyTemplate({ extensionUri }: ExtensionContext): Promise<void> {
  const folder = await pickFolder();
  if (!folder) return;
  const uri = Uri.joinPath(folder, OWN);
  if (!(await isThere(uri))) await workspace.fs.copy(Uri.joinPath(extensionUri, BUILT_IN), uri, { overwrite: false });
  await window.showTextDocument(uri);
}
