import { type FileSystemWatcher, type Uri, workspace } from "vscode";

/** Folders of others, in which tools come and go. */
const FOREIGN = /\/(?:node_modules|\.git|\.hg|\.svn)\//;

/**
 * A watcher on what may be a folder: of one that is moved into the workspace, or checked out, VS Code tells that it came,
 * and not what is in it. Files are left to the watchers that the server asks for.
 */
export function folderWatcher(): FileSystemWatcher {
  const watcher = workspace.createFileSystemWatcher("**/*", false, true, false);
  return {
    ignoreCreateEvents: watcher.ignoreCreateEvents,
    ignoreChangeEvents: watcher.ignoreChangeEvents,
    ignoreDeleteEvents: watcher.ignoreDeleteEvents,
    onDidCreate: onlyFolders(watcher.onDidCreate),
    onDidChange: watcher.onDidChange,
    onDidDelete: onlyFolders(watcher.onDidDelete),
    dispose: () => watcher.dispose(),
  };
}

/** To look at each place would take longer than to tell of a few files that have no extension. */
function onlyFolders(event: FileSystemWatcher["onDidCreate"]): FileSystemWatcher["onDidCreate"] {
  return (listener, self, disposables) =>
    event((uri) => mayBeFolder(uri) && listener.call(self, uri), undefined, disposables);
}

function mayBeFolder({ path }: Uri): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return !FOREIGN.test(path) && /^\.?[^.]*$|\.\d[^.]*$/.test(name);
}
