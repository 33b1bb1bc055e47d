import { randomBytes } from "node:crypto";
import fs, { constants, type Stats } from "node:fs";
import path from "node:path";
import envPaths from "env-paths";
import { codeOf, reasonOf } from "../core/host/systemErrors.ts";

/** What only this user can know, so that nobody else can write what a program of ours takes for its own. */
export type UserSecret =
  | { readonly kind: "secret"; readonly bytes: Buffer }
  /** `why` is a sentence without its end. */
  | { readonly kind: "none"; readonly why: string };

const LENGTH = 32;

/** The user's secret, which is made up when it is first asked for. It lies apart from everything that is kept with it. */
export function userSecret(folder = envPaths("perfdoc", { suffix: "" }).data): UserSecret {
  if (!path.isAbsolute(folder)) return none(`${folder} is no absolute path`);
  const file = path.join(folder, "secret");
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const foreign = foreignPlaceOf(folder);
    if (foreign !== undefined) return none(`others than the user can change ${foreign}`);
    return readSecret(file) ?? makeSecret(file);
  } catch (error) {
    return none(`${file} can't be used: ${reasonOf(error)}`);
  }
}

function none(why: string): UserSecret {
  return { kind: "none", why };
}

/** Undefined if there is none, or what there is was cut off. */
function readSecret(file: string): UserSecret | undefined {
  const descriptor = openIfThere(file);
  if (descriptor === undefined) return undefined;
  try {
    const found = fs.fstatSync(descriptor);
    if (!found.isFile() || !isOwn(found) || isOpenToOthers(found)) {
      return none(`others than the user can read ${file}`);
    }
    const bytes = Buffer.alloc(LENGTH);
    return fs.readSync(descriptor, bytes, 0, LENGTH, 0) === LENGTH && found.size === LENGTH
      ? { kind: "secret", bytes }
      : undefined;
  } finally {
    fs.closeSync(descriptor);
  }
}

function openIfThere(file: string): number | undefined {
  try {
    return fs.openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Puts a new one in its place as a whole. Of several processes that do so at once the first one wins. */
function makeSecret(file: string): UserSecret {
  const bytes = randomBytes(LENGTH);
  const temporary = `${file}.${randomBytes(8).toString("hex")}.tmp`;
  try {
    fs.writeFileSync(temporary, bytes, { flag: "wx", mode: 0o600 });
    const isBroken = fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined && readSecret(file) === undefined;
    if (isBroken) fs.renameSync(temporary, file);
    else fs.linkSync(temporary, file);
    return { kind: "secret", bytes };
  } catch (error) {
    const theirs = readSecret(file);
    if (theirs) return theirs;
    throw error;
  } finally {
    fs.rmSync(temporary, { force: true });
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

function isOwn({ uid }: Stats): boolean {
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

function isOpenToOthers({ mode }: Stats): boolean {
  return process.getuid !== undefined && (mode & 0o077) !== 0;
}
