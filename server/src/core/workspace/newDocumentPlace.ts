import type { Host } from "../host/host.ts";
import { joinUri } from "../host/uri.ts";
import { walk } from "../host/walk.ts";
import { includesFile, type WorkspaceFolder } from "./folder.ts";
import { globBase } from "./settings/globs.ts";

/** Where a document of a module could go in place of one that nothing would check: the likeliest place that something does. */
export function checkedPlace(folder: WorkspaceFolder, module: string, category: string): string | undefined {
  const { uri, modules = [], settings } = folder;
  const docs = modules.find(({ name }) => name === module)?.docs;
  const last = module.split(/[\\/]/).at(-1) ?? "";
  const bases = [settings.docsRoot, ...settings.include.map(globBase)];
  const file = `${category}.md`;
  const below = bases.flatMap((base) =>
    [
      [base, last, file],
      [base, file],
    ].map((path) => placeBelow(uri, path)),
  );
  const places = [...(docs === undefined ? [] : [joinUri(docs, file)]), ...below];
  return places.find((place) => includesFile(folder, place));
}

function placeBelow(uri: string, path: readonly string[]): string {
  return joinUri(uri, path.filter((name) => name !== "").join("/"));
}

/** True if the config includes every Markdown file, so that nobody has to look where that is. */
export function includesEverything({ settings: { include, exclude } }: WorkspaceFolder): boolean {
  return exclude.length === 0 && include.some((glob) => EVERYTHING.has(glob));
}

const EVERYTHING: ReadonlySet<string> = new Set(["**/*.md", "**"]);

/** So many files are looked at: who has more of them gets a part of the folders. */
const MOST_FILES = 20_000;

/** The folders in which a new document would be checked. */
export async function checkedFolders(host: Host, folder: WorkspaceFolder): Promise<readonly string[]> {
  const { folders } = await walk(host, folder.uri, { accepts: () => false, maxFiles: MOST_FILES });
  const names = [...folder.templates.byCategory.keys()].map((category) => `${category}.md`);
  return folders.filter((place) => names.some((name) => includesFile(folder, joinUri(place, name))));
}
