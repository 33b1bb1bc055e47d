import { type Extension, Uri, workspace } from "vscode";
import { isThere } from "./missingFiles.ts";

const EVENT = "workspaceContains:";
const MOST_FILES = 200;
const HEAD_LENGTH = 4_000;

/**
 * True if the workspace holds documents: it has one of the places that wake the extension by their name, such as a config,
 * or a file at one of its patterns that is a document by its frontmatter.
 */
export async function holdsDocuments({ packageJSON }: Extension<unknown>): Promise<boolean> {
  const events: readonly string[] = packageJSON.activationEvents;
  const patterns = events.filter((event) => event.startsWith(EVENT)).map((event) => event.slice(EVENT.length));
  const names = patterns.filter((pattern) => !pattern.includes("*"));
  const globs = patterns.filter((pattern) => pattern.includes("*"));
  return (await hasOneOf(names)) || (await hasDocument(`{${globs.join(",")}}`));
}

async function hasOneOf(names: readonly string[]): Promise<boolean> {
  const places = (workspace.workspaceFolders ?? []).flatMap(({ uri }) => names.map((name) => Uri.joinPath(uri, name)));
  return (await Promise.all(places.map(isThere))).includes(true);
}

async function hasDocument(glob: string): Promise<boolean> {
  for (const uri of await workspace.findFiles(glob, "**/node_modules/**", MOST_FILES)) {
    if (await isDocument(uri)) return true;
  }
  return false;
}

/** By its frontmatter, roughly: the server, once started, knows better. */
async function isDocument(uri: Uri): Promise<boolean> {
  try {
    const bytes = await workspace.fs.readFile(uri);
    const text = new TextDecoder().decode(bytes.subarray(0, HEAD_LENGTH));
    const [above = "", frontmatter = ""] = text.split(/^---[ \t]*$/m);
    return !/^#+ /m.test(above) && /^["']?(?:category|last[-_]synced|completeness)["']?[ \t]*:/im.test(frontmatter);
  } catch {
    return false;
  }
}
