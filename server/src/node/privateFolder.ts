import fs, { type Stats } from "node:fs";
import path from "node:path";
import envPaths from "env-paths";
import { reasonOf } from "../core/host/systemErrors.ts";

/** A folder in which nobody but the user, and the system, can put anything. */
export type PrivateFolder =
  | { readonly kind: "folder"; readonly path: string }
  /** `why` is a sentence without its end. */
  | { readonly kind: "none"; readonly why: string };

/** Where the user's own things of ours lie. */
export function dataFolder(): string {
  return envPaths("perfdoc", { suffix: "" }).data;
}

/** Makes the folder, if need be, and makes sure that it is private. */
export function privateFolder(folder: string): PrivateFolder {
  if (!path.isAbsolute(folder)) return { kind: "none", why: `${folder} is no absolute path` };
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const foreign = foreignPlaceOf(folder);
    if (foreign === undefined) return { kind: "folder", path: folder };
    return { kind: "none", why: `others than the user can change ${foreign}` };
  } catch (error) {
    return { kind: "none", why: `${folder} can't be used: ${reasonOf(error)}` };
  }
}

/** The first place on the way to a folder, links followed and not, that somebody else could put something else at. */
function foreignPlaceOf(folder: string): string | undefined {
  const places = new Set([...upFrom(folder), ...upFrom(fs.realpathSync(folder))]);
  return [...places].find((place) => {
    const found = fs.lstatSync(place);
    return !(isOwn(found) || isOfSystem(found)) || (!found.isSymbolicLink() && isWritableByOthers(found));
  });
}

function upFrom(folder: string): readonly string[] {
  const above = path.dirname(folder);
  return above === folder ? [folder] : [folder, ...upFrom(above)];
}

/** True for what belongs to the user. */
export function isOwn({ uid }: Stats): boolean {
  return process.getuid === undefined || uid === process.getuid();
}

function isOfSystem({ uid }: Stats): boolean {
  return uid === 0;
}

const STICKY = 0o1000;

/** In a sticky folder, as `/tmp` is one, nobody can touch what is another's. A group of one's own has no others in it. */
function isWritableByOthers({ mode, uid, gid }: Stats): boolean {
  if (process.getuid === undefined || (mode & STICKY) !== 0) return false;
  return (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && gid !== uid && gid !== 0);
}

/** True if others than the user may read it, or more. */
export function isOpenToOthers({ mode }: Stats): boolean {
  return process.getuid !== undefined && (mode & 0o077) !== 0;
}
