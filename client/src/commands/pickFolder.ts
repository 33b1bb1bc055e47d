import { l10n, type Uri, window, workspace } from "vscode";

/** The workspace folder: the only one, the one that a place lies in, else the one that the user picks. */
export async function pickFolder(place?: Uri): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const around = place && workspace.getWorkspaceFolder(place);
  if (around) return around.uri;
  if (folders.length < 2) return folders[0]?.uri;
  const picked = await window.showWorkspaceFolderPick({ placeHolder: l10n.t("The folder that it belongs to") });
  return picked?.uri;
}
