import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The environment of one of several users of a machine, who may keep things in the same folder.
 * @param cache Where what is kept lies, on Linux.
 */
export function userWith(cache: string, home: string): Readonly<Record<string, string>> {
  return { HOME: home, XDG_CACHE_HOME: cache, XDG_DATA_HOME: path.join(home, "data"), LOCALAPPDATA: home };
}

/** What shows that this user wrote something. */
export function secretIn(home: string): Buffer {
  return readFileSync(path.join(home, "data/perfdoc/secret"));
}

/** The files of compiled code in a folder that only a seal protects. */
export function compiledIn(folder: string): readonly string[] {
  return filesIn(folder).filter((file) => file.endsWith(".bin"));
}

/** Where Node keeps the compiled code of a user's programs, from its version 22 on. */
export function compiledFolderOf(home: string): string {
  return path.join(home, "data/perfdoc/compiled");
}

/** All files below a folder. */
export function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
