// What `npm start` shows: the sidebar, the example that is in progress, and its preview beside it.
const { commands, Uri, ViewColumn, window, workspace } = require("vscode");

const DOCUMENT = "docs/gateway/performance.md";

/** Once for a window: whoever has arranged it otherwise finds it so again. */
exports.activate = async ({ workspaceState }) => {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder || workspaceState.get("isShown")) return;
  await workspaceState.update("isShown", true);
  await commands.executeCommand("perfdoc.documents.focus");
  const uri = Uri.joinPath(folder.uri, DOCUMENT);
  await window.showTextDocument(uri, { viewColumn: ViewColumn.One, preview: false });
  await commands.executeCommand("markdown.showPreviewToSide", uri);
  // The preview takes the keyboard when it comes.
  await untilThereAreTwoGroups();
  await window.showTextDocument(uri, { viewColumn: ViewColumn.One, preview: false });
};

function untilThereAreTwoGroups() {
  return new Promise((resolve) => {
    const listener = window.tabGroups.onDidChangeTabs(check);
    function check() {
      if (window.tabGroups.all.length < 2 || window.tabGroups.activeTabGroup.viewColumn !== ViewColumn.Two) return;
      listener.dispose();
      resolve();
    }
    check();
  });
}
