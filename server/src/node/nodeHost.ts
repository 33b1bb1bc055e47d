import fs, { constants, type Dirent, type Stats } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { promisify } from "node:util";
import * as l10n from "@vscode/l10n";
import {
  binary,
  DOCUMENT_LIMIT,
  type FolderEntry,
  HEAD_BYTES,
  type Host,
  invalidUtf8,
  type LinkReading,
  missing,
  notAFile,
  type ReadResult,
  tooLarge,
  unfollowed,
} from "../core/host/host.ts";
import { codeOf, isMissing, reasonOf } from "../core/host/systemErrors.ts";
import { atMost } from "./atMost.ts";
import { writeTextFile } from "./fileWriter.ts";
import { gitHistory } from "./gitHistory.ts";
import { localToday } from "./localDay.ts";
import { pathOfUri, uriOfPath } from "./nodePaths.ts";

/** How the disk is read: with calls that let other work go on meanwhile, or with those that don't. */
interface Reading {
  stat(path: string): Stats | Promise<Stats>;
  lstat(path: string): Stats | Promise<Stats>;
  readFolder(folder: string): readonly Dirent[] | Promise<readonly Dirent[]>;
  open(file: string, flags: number): number | Promise<number>;
  fstat(descriptor: number): Stats | Promise<Stats>;
  /** Reads on into the bytes from an offset; gives how many it read, 0 at the file's end. */
  read(descriptor: number, bytes: Uint8Array, offset: number): number | Promise<number>;
  close(descriptor: number): void | Promise<void>;
}

/** A program may have a thousand files open, or a few hundred; whoever reads a whole workspace asks for all at once. */
const oneOfFew = atMost(64);

/** The disk of this machine, as a reading of it gives it. */
const hostReading = (reading: Reading): Host => ({
  readText: async (uri, limit = DOCUMENT_LIMIT, links = "told") => {
    try {
      return await oneOfFew(() => readTextFile(reading, pathOfUri(uri), limit, links));
    } catch (error) {
      if (links === "told" && isOfLink(error)) return unfollowed;
      return isMissing(error)
        ? missing
        : { kind: "unreadable", message: l10n.t("The file can't be read: {0}.", reasonOf(error)) };
    }
  },

  stat: async (uri) => {
    try {
      const found = await reading.stat(pathOfUri(uri));
      return { kind: kindOf(found), size: found.size };
    } catch {
      return undefined;
    }
  },

  isLink: (uri) => isLink(reading, pathOfUri(uri)),

  list: async (uri) => {
    try {
      const entries = await reading.readFolder(pathOfUri(uri));
      return { kind: "entries", entries: entries.map(entryOf).sort((a, b) => (a.name < b.name ? -1 : 1)) };
    } catch (error) {
      if (isMissing(error)) return { kind: "missing", message: l10n.t("There is no such folder.") };
      return { kind: "unreadable", message: l10n.t("The folder can't be read: {0}.", reasonOf(error)) };
    }
  },

  realUri: async (uri) => {
    try {
      return uriOfPath(await realpath(pathOfUri(uri)));
    } catch {
      return undefined;
    }
  },

  write: async (uri, text, expected) => {
    try {
      return await writeTextFile(pathOfUri(uri), text, expected);
    } catch (error) {
      return { kind: "failed", message: l10n.t("The file can't be written: {0}.", reasonOf(error)) };
    }
  },

  today: localToday,
  history: gitHistory,
});

const readAsync = promisify(fs.read);

/** The disk of this machine. */
export const nodeHost: Host = hostReading({
  stat,
  lstat,
  readFolder: (folder) => readdir(folder, { withFileTypes: true }),
  // Each of these takes half of what it does with the handles of `node:fs/promises`.
  open: promisify(fs.open),
  fstat: promisify(fs.fstat),
  read: async (descriptor, bytes, offset) =>
    (await readAsync(descriptor, bytes, offset, bytes.length - offset, null)).bytesRead,
  close: promisify(fs.close),
});

/** The same for a program that has nothing else to do meanwhile: a call that blocks takes a tenth of the time. */
export const blockingHost: Host = hostReading({
  stat: fs.statSync,
  lstat: fs.lstatSync,
  readFolder: (folder) => fs.readdirSync(folder, { withFileTypes: true }),
  open: fs.openSync,
  fstat: fs.fstatSync,
  read: (descriptor, bytes, offset) => fs.readSync(descriptor, bytes, offset, bytes.length - offset, null),
  close: fs.closeSync,
});

/** How far into a file a NUL byte is looked for. */
const BINARY_PROBE = 8 * 1024;

/** The text in a file's bytes, a BOM included, or why there is none. */
export function decodeText(bytes: Uint8Array): ReadResult {
  const utf16 = utf16In(bytes);
  if (utf16) return { ...invalidUtf8("UTF-16"), head: headIn(bytes, utf16) };
  if (bytes.subarray(0, BINARY_PROBE).includes(0)) return { ...binary, head: headIn(bytes) };
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { ...invalidUtf8(), head: headIn(bytes) };
  }
}

function utf16In([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** The first characters, with a mark in the place of each that is none. */
function headIn(bytes: Uint8Array, encoding = "utf-8"): string {
  return new TextDecoder(encoding).decode(bytes.subarray(0, HEAD_BYTES));
}

/** A pipe or device would be waited for without end: it is opened without waiting, and not read. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opening a link fails with this, so that nobody has to ask of each file whether it is one; Windows has no such thing. */
const WITHOUT_FOLLOWING: number | undefined = constants.O_NOFOLLOW;

async function readTextFile(reading: Reading, file: string, limit: number, links: LinkReading): Promise<ReadResult> {
  if (links === "told" && WITHOUT_FOLLOWING === undefined && (await isLink(reading, file))) return unfollowed;
  const flags = WITHOUT_WAITING | (links === "told" ? (WITHOUT_FOLLOWING ?? 0) : 0);
  const descriptor = await reading.open(file, flags);
  try {
    const found = await reading.fstat(descriptor);
    if (!found.isFile()) return notAFile;
    const isTooLarge = found.size > limit;
    const bytes = await readBytes(reading, descriptor, isTooLarge ? HEAD_BYTES : found.size);
    return isTooLarge ? { ...tooLarge(found.size, limit), head: headIn(bytes) } : decodeText(bytes);
  } finally {
    await reading.close(descriptor);
  }
}

/** FreeBSD has an error of its own for it. */
function isOfLink(error: unknown): boolean {
  return ["ELOOP", "EMLINK"].includes(codeOf(error));
}

async function isLink(reading: Reading, file: string): Promise<boolean> {
  try {
    return (await reading.lstat(file)).isSymbolicLink();
  } catch {
    return false;
  }
}

async function readBytes(reading: Reading, descriptor: number, count: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(count);
  let length = 0;
  while (length < bytes.length) {
    const more = await reading.read(descriptor, bytes, length);
    // The file got shorter meanwhile.
    if (more === 0) break;
    length += more;
  }
  return bytes.subarray(0, length);
}

function entryOf(entry: Dirent): FolderEntry {
  return { name: entry.name, kind: entry.isSymbolicLink() ? "link" : kindOf(entry) };
}

function kindOf(found: { isFile(): boolean; isDirectory(): boolean }): "file" | "folder" | "other" {
  if (found.isFile()) return "file";
  return found.isDirectory() ? "folder" : "other";
}
