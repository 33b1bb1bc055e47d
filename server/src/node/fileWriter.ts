import { randomBytes } from "node:crypto";
import fs, { constants, type Stats } from "node:fs";
import path from "node:path";
import { alreadyThere, changedMeanwhile, type Expected, type WriteResult } from "../core/host/host.ts";
import { codeOf } from "../core/host/systemErrors.ts";
import { withSignalsHeld } from "./heldSignals.ts";

/**
 * Writes a file whole or not at all. Who reads it meanwhile, and who finds it after the program was killed, has the old
 * text or the new one. It keeps its mode, its owner, and all its names.
 * @param asked A link stays a link: what it leads to is written.
 * @throws What the system says where it can't be written.
 */
export function writeTextFile(asked: string, text: string, expected: Expected): Promise<WriteResult> {
  const bytes = Buffer.from(text);
  return withSignalsHeld(() => write(realPlace(asked), bytes, expected));
}

const noRegularFile: WriteResult = {
  kind: "failed",
  message: "The file can't be written: something else than a regular file stands there.",
};

/** Every call blocks, so that nothing of the program's own comes in between. */
function write(file: string, bytes: Buffer, expected: Expected): WriteResult {
  const before = fs.statSync(file, { throwIfNoEntry: false });
  if (before && !before.isFile() && expected.kind === "anything") {
    return expected.isStream === true ? writeInPlace(file, bytes) : noRegularFile;
  }
  const conflict = conflictWith(file, expected);
  if (conflict) return conflict;
  if (before) fs.accessSync(file, constants.W_OK);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = path.join(path.dirname(file), temporaryName());
  try {
    const isAsBefore = writeTemporary(temporary, bytes, before);
    if (expected.kind === "nothing") return putIfFree(temporary, file);
    const late = conflictWith(file, expected);
    if (late) return late;
    if (before && (before.nlink > 1 || !isAsBefore)) overwrite(file, bytes);
    else fs.renameSync(temporary, file);
    return { kind: "written" };
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}

/** Of a length that every folder takes, and known for what it is should it ever be left. */
function temporaryName(): string {
  return `.perfdoc-${randomBytes(8).toString("hex")}.tmp`;
}

function realPlace(asked: string): string {
  try {
    return fs.realpathSync.native(asked);
  } catch {
    return asked;
  }
}

function conflictWith(file: string, expected: Expected): WriteResult | undefined {
  if (expected.kind === "anything") return undefined;
  if (expected.kind === "nothing") return fs.lstatSync(file, { throwIfNoEntry: false }) ? alreadyThere : undefined;
  return bytesOfRegularFile(file)?.equals(Buffer.from(expected.text)) ? undefined : changedMeanwhile;
}

/**
 * What a regular file holds; undefined for anything else, and where it can't be read. A pipe would be waited for without end.
 * @param most A file of more bytes is not read.
 */
export function bytesOfRegularFile(file: string, most = Number.POSITIVE_INFINITY): Buffer | undefined {
  try {
    const descriptor = fs.openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = fs.fstatSync(descriptor);
      return found.isFile() && found.size <= most ? fs.readFileSync(descriptor) : undefined;
    } finally {
      fs.closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

/**
 * Writes a new file beside the one that it is meant for, down to the disk.
 * @returns False if it can't be made that of the same owner.
 */
function writeTemporary(temporary: string, bytes: Buffer, before: Stats | undefined): boolean {
  // Nobody who may not read the old text shall read the new one.
  const descriptor = fs.openSync(temporary, "wx", before ? 0o600 : 0o666);
  try {
    writeAll(descriptor, bytes);
    const isAsBefore = before === undefined || takeOver(descriptor, before);
    fs.fsyncSync(descriptor);
    return isAsBefore;
  } finally {
    fs.closeSync(descriptor);
  }
}

function takeOver(descriptor: number, before: Stats): boolean {
  const own = fs.fstatSync(descriptor);
  try {
    if (own.uid !== before.uid || own.gid !== before.gid) fs.fchownSync(descriptor, before.uid, before.gid);
  } catch {
    return false;
  }
  fs.fchmodSync(descriptor, before.mode & 0o7777);
  return true;
}

/**
 * Writes over a file that another must not take the place of, since it has more names or another owner. Until that is
 * done the whole new text lies beside it.
 */
function overwrite(file: string, bytes: Buffer): void {
  const descriptor = fs.openSync(file, "r+");
  try {
    const before = fs.readFileSync(descriptor);
    try {
      writeAll(descriptor, bytes, 0);
      fs.ftruncateSync(descriptor, bytes.length);
      fs.fsyncSync(descriptor);
    } catch (error) {
      writeAll(descriptor, before, 0);
      fs.ftruncateSync(descriptor, before.length);
      throw error;
    }
  } finally {
    fs.closeSync(descriptor);
  }
}

/** A device or pipe, `/dev/stdout` for one, is written as it is. */
function writeInPlace(file: string, bytes: Buffer): WriteResult {
  const descriptor = fs.openSync(file, constants.O_WRONLY);
  try {
    fs.writeFileSync(descriptor, bytes);
    return { kind: "written" };
  } finally {
    fs.closeSync(descriptor);
  }
}

/** @param from Where the file is written from; where it stands, by default. */
function writeAll(descriptor: number, bytes: Buffer, from?: number): void {
  let written = 0;
  while (written < bytes.length) {
    const position = from === undefined ? null : from + written;
    written += fs.writeSync(descriptor, bytes, written, bytes.length - written, position);
  }
}

/** Puts a new file in its place, unless something stands there by now. Not every disk knows hard links. */
function putIfFree(temporary: string, file: string): WriteResult {
  try {
    fs.linkSync(temporary, file);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return alreadyThere;
    return copyIfFree(temporary, file);
  }
  return { kind: "written" };
}

function copyIfFree(temporary: string, file: string): WriteResult {
  try {
    fs.copyFileSync(temporary, file, constants.COPYFILE_EXCL);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return alreadyThere;
    throw error;
  }
  return { kind: "written" };
}
