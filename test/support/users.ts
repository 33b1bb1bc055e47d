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

/** The files of compiled code in a folder. */
export function compiledIn(folder: string): readonly string[] {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  return names.filter((name) => name.endsWith(".bin")).map((name) => path.join(folder, name));
}
