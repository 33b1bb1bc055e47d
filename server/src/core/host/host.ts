import * as l10n from "@vscode/l10n";
/**
 * The world outside: files and the day. Every place is a URI as `canonicalUri` makes it, so the same core runs
 * over a disk, over an editor's file system and over a test's memory. Nothing here throws for what a file may be.
 */
export interface Host {
  /**
   * The text of a file, a BOM included. Files of more than `limit` bytes are not read.
   * @param links Whether a place that is itself a link is followed: by default that it is one is all that is told, but by
   * a host that knows where links may lead.
   */
  readText(uri: string, limit?: number, links?: LinkReading): Promise<ReadResult>;
  /** What stands at a place, links followed; undefined for nothing, and for what can't be looked at. */
  stat(uri: string): Promise<FileStat | undefined>;
  /** True for a place that is itself a link. */
  isLink(uri: string): Promise<boolean>;
  /** What a folder holds, sorted by name. */
  list(uri: string): Promise<ListResult>;
  /** The place itself, without any link on the way to it; undefined if nothing is there. */
  realUri(uri: string): Promise<string | undefined>;
  /**
   * Writes a file whole or not at all, with the folders it needs; an existing file keeps its mode.
   * @param expected What must stand there for the file to be written.
   */
  write(uri: string, text: string, expected: Expected): Promise<WriteResult>;
  /** The day where the user is, as `YYYY-MM-DD`. */
  today(): string;
  /** Version control; undefined where there is none to be asked. */
  readonly history?: History;
}

/** What version control knows. Whatever goes wrong is no history. */
export interface History {
  /** Where the history of a folder stands; undefined if it has none. */
  head(folder: string): Promise<Head | undefined>;
  /**
   * The commits that touched files in a folder, the newest first.
   * @param day As `YYYY-MM-DD`: older commits are not looked at.
   */
  commitsSince(folder: string, day: string): Promise<readonly Commit[] | undefined>;
  /** When a file came and when it was changed last, under its earlier names too; undefined if it was never committed. */
  daysOf(file: string): Promise<FileDays | undefined>;
  /** The full name of the commit that a name, a tag or an abbreviation means; undefined for what means none. */
  commitAt(folder: string, name: string): Promise<string | undefined>;
  /** What files held at a commit; those that were not there, or held no text, are left out. */
  textsAt(folder: string, commit: string, files: readonly string[]): Promise<ReadonlyMap<string, string> | undefined>;
  /** The names that files had at a commit, by those that they have now, where these differ. */
  earlierNames(folder: string, commit: string): Promise<ReadonlyMap<string, string> | undefined>;
  /** What a file held after each of the last commits that touched it, under its earlier names too, the newest first. */
  versionsOf(file: string, most: number): Promise<readonly FileVersion[] | undefined>;
}

export interface FileVersion {
  readonly commit: string;
  /** When it was committed, as `YYYY-MM-DD`. */
  readonly day: string;
  readonly text: string;
}

/** The days of a file's first and last commit, as `YYYY-MM-DD`. */
export interface FileDays {
  readonly first: string;
  readonly last: string;
  /** False where the history begins in the middle, so that the file may have come earlier. */
  readonly isWhole: boolean;
}

export interface Head {
  /** Another one after every commit, checkout or reset. */
  readonly commit: string;
  /** The folder whose `HEAD` and `logs/HEAD` change when that does. */
  readonly watched: string;
}

export interface Commit {
  /** When it was committed, as `YYYY-MM-DD`, where its committer was. */
  readonly day: string;
  /** The first line of its message. */
  readonly subject: string;
  /** The files that it touched, under their old and new names, as far as they are in the folder that was asked for. */
  readonly files: readonly string[];
}

/** Documents of more bytes than this are not read. */
export const DOCUMENT_LIMIT = 4 * 1024 * 1024;

export type LinkReading = "told" | "followed";

export type ReadResult = { readonly kind: "text"; readonly text: string } | Unread;

/** Why there is no text, with one sentence for the user. */
export interface Unread {
  readonly kind: "missing" | "unreadable" | "binary" | "invalid UTF-8" | "too large" | "unfollowed" | "elsewhere";
  readonly message: string;
  /** How the file begins, as far as that can be read; undefined where nobody has looked. */
  readonly head?: string;
}

/** So many bytes of a file that can't be read as a whole are enough to tell whose it is. */
export const HEAD_BYTES = 64 * 1024;

export interface FileStat {
  /** `elsewhere`: links lead out of the workspace, and nobody looks there. */
  readonly kind: "file" | "folder" | "other" | "elsewhere";
  /** In bytes. */
  readonly size: number;
}

export type ListResult =
  | { readonly kind: "entries"; readonly entries: readonly FolderEntry[] }
  | { readonly kind: "missing" | "unreadable" | "elsewhere"; readonly message: string };

export interface FolderEntry {
  readonly name: string;
  /** Of the entry itself: links are not followed. */
  readonly kind: "file" | "folder" | "link" | "other";
}

export type Expected =
  /** A file with this text: it was read, and must not have changed since. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "nothing" }
  /** `isStream`: a pipe or a device, too, which is written to as it is. Without it there has to be a file, or nothing. */
  | { readonly kind: "anything"; readonly isStream?: boolean };

export type WriteResult =
  | { readonly kind: "written" }
  /** `conflict`: something else stands there than was expected. */
  | { readonly kind: "conflict" | "failed"; readonly message: string };

const MEGABYTE = 1024 * 1024;

export const missing: Unread = {
  kind: "missing",
  get message() {
    return l10n.t("There is no such file.");
  },
};

export const notAFile: Unread = {
  kind: "unreadable",
  get message() {
    return l10n.t("This is no regular file; expected a file with text.");
  },
};

export const unfollowed: Unread = {
  kind: "unfollowed",
  get message() {
    return l10n.t("This is a link; expected a regular file.");
  },
};

export const leadsOut: Unread = {
  kind: "elsewhere",
  get message() {
    return l10n.t("A link leads from here out of the workspace, so it is not read.");
  },
};

export const binary: Unread = {
  kind: "binary",
  get message() {
    return l10n.t("The file is binary; expected text in UTF-8.");
  },
};

/** @param found The encoding that was found, where it is known. */
export function invalidUtf8(found?: string): Unread {
  const message =
    found === undefined
      ? l10n.t("The file is not valid UTF-8; expected text in UTF-8.")
      : l10n.t("The file is {0}; expected text in UTF-8.", found);
  return { kind: "invalid UTF-8", message };
}

export function tooLarge(bytes: number, limit: number): Unread {
  const size = bytes >= MEGABYTE / 10 ? `${(bytes / MEGABYTE).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} KB`;
  const allowed = limit >= MEGABYTE ? `${limit / MEGABYTE} MB` : `${limit / 1024} KB`;
  return { kind: "too large", message: l10n.t("The file has {0}; expected at most {1}.", size, allowed) };
}

export const changedMeanwhile: WriteResult = {
  kind: "conflict",
  get message() {
    return l10n.t("The file changed while it was worked on; it was left as it is.");
  },
};

export const alreadyThere: WriteResult = {
  kind: "conflict",
  get message() {
    return l10n.t("The file already exists; it was left as it is.");
  },
};
