import { accessSync, constants, existsSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

/** Where git lies, and the search path that it may use itself. */
export interface GitProgram {
  readonly file: string;
  readonly searchPath: string;
}

const NAME = process.platform === "win32" ? "git.exe" : "git";

/**
 * The first git of the search path that belongs to this machine. What lies in the repository around a folder, as
 * `node_modules/.bin` does, or at a place that is relative to a working directory, belongs to whoever wrote that repository.
 */
export function gitProgramFor(folder: string): GitProgram | undefined {
  const ofRepository = isWithin(repositoryAround(folder));
  const trusted = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((entry) => path.isAbsolute(entry) && !ofRepository(entry));
  const file = trusted.map((entry) => path.join(entry, NAME)).find((one) => isProgram(one) && !ofRepository(one));
  return file === undefined ? undefined : { file, searchPath: trusted.join(path.delimiter) };
}

/** The nearest folder above with a repository, or the folder itself. One around the user's home says nothing of who wrote what. */
function repositoryAround(folder: string): string {
  for (let above = folder; !isWithin(above)(homedir()); above = path.dirname(above)) {
    if (existsSync(path.join(above, ".git"))) return above;
    if (above === path.dirname(above)) break;
  }
  return folder;
}

/** Whether a place is a folder or lies in it, by its path or behind links. */
function isWithin(folder: string): (place: string) => boolean {
  const folders = [folder, real(folder)];
  return (place) => folders.some((one) => isBelow(one, place) || isBelow(one, real(place)));
}

function isBelow(folder: string, place: string): boolean {
  const way = path.relative(folder, place);
  return way === "" || (way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}

function real(place: string): string {
  try {
    return realpathSync(place);
  } catch {
    return place;
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
