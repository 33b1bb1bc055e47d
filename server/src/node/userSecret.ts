import { randomBytes } from "node:crypto";
import fs, { constants } from "node:fs";
import path from "node:path";
import { codeOf, reasonOf } from "../core/host/systemErrors.ts";
import { dataFolder, isOpenToOthers, isOwn, privateFolder } from "./privateFolder.ts";

/** What only this user can know, so that nobody else can write what a program of ours takes for its own. */
export type UserSecret =
  | { readonly kind: "secret"; readonly bytes: Buffer }
  /** `why` is a sentence without its end. */
  | { readonly kind: "none"; readonly why: string };

const LENGTH = 32;

/** The user's secret, which is made up when it is first asked for. It lies apart from everything that is kept with it. */
export function userSecret(folder = dataFolder()): UserSecret {
  const place = privateFolder(folder);
  if (place.kind === "none") return place;
  const file = path.join(place.path, "secret");
  try {
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
