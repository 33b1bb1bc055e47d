import * as l10n from "@vscode/l10n";
import type { Connection } from "vscode-languageserver";
import {
  binary,
  DOCUMENT_LIMIT,
  type Host,
  invalidUtf8,
  missing,
  type ReadResult,
  tooLarge,
} from "../../core/host/host.ts";
import { type FileContent, listFolderRequest, readFileRequest, statFileRequest } from "./messages.ts";

/** The editor's file system, for what lies on no disk: every look at it is a request to the client. */
export function clientHost(connection: Connection, today: Host["today"]): Host {
  return {
    readText: async (uri, limit = DOCUMENT_LIMIT) => {
      try {
        return textIn(await connection.sendRequest(readFileRequest, { uri, limit }), limit);
      } catch (error) {
        return { kind: "unreadable", message: l10n.t("The file can't be read: {0}.", reasonOf(error)) };
      }
    },
    stat: async (uri) => {
      try {
        return (await connection.sendRequest(statFileRequest, { uri })) ?? undefined;
      } catch {
        return undefined;
      }
    },
    list: async (uri) => {
      try {
        const entries = await connection.sendRequest(listFolderRequest, { uri });
        if (entries === null) return { kind: "missing", message: l10n.t("There is no such folder.") };
        return { kind: "entries", entries: entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
      } catch (error) {
        return { kind: "unreadable", message: l10n.t("The folder can't be read: {0}.", reasonOf(error)) };
      }
    },
    // An editor's file systems have no links that could be followed.
    isLink: async () => false,
    realUri: async (uri) => uri,
    write: async () => ({
      kind: "failed",
      message: l10n.t("The server writes no files: its edits go to the editor."),
    }),
    today,
  };
}

/** A host for places that nobody can look at. */
export function emptyHost(today: Host["today"]): Host {
  return {
    readText: async () => missing,
    stat: async () => undefined,
    isLink: async () => false,
    list: async () => ({ kind: "missing", message: l10n.t("There is no such folder.") }),
    realUri: async (uri) => uri,
    write: async () => ({ kind: "failed", message: l10n.t("There is no such place.") }),
    today,
  };
}

/**
 * The disk for `file:`, the other host for everything else.
 * @param isTrusted False while version control must not be asked: that runs a program.
 */
export function hostByScheme(disk: Host | undefined, other: Host, isTrusted: () => boolean): Host {
  const hostOf = (uri: string) => (disk && uri.startsWith("file:") ? disk : other);
  const historyOf = (uri: string) => (isTrusted() ? hostOf(uri).history : undefined);
  return {
    readText: (uri, limit, links) => hostOf(uri).readText(uri, limit, links),
    stat: (uri) => hostOf(uri).stat(uri),
    isLink: (uri) => hostOf(uri).isLink(uri),
    list: (uri) => hostOf(uri).list(uri),
    realUri: (uri) => hostOf(uri).realUri(uri),
    write: (uri, text, expected) => hostOf(uri).write(uri, text, expected),
    today: () => other.today(),
    history: {
      head: async (folder) => historyOf(folder)?.head(folder),
      commitsSince: async (folder, day) => historyOf(folder)?.commitsSince(folder, day),
      daysOf: async (file) => historyOf(file)?.daysOf(file),
      commitAt: async (folder, name) => historyOf(folder)?.commitAt(folder, name),
      textsAt: async (folder, commit, files) => historyOf(folder)?.textsAt(folder, commit, files),
      earlierNames: async (folder, commit) => historyOf(folder)?.earlierNames(folder, commit),
      versionsOf: async (file, most) => historyOf(file)?.versionsOf(file, most),
    },
  };
}

function textIn(content: FileContent | null, limit: number): ReadResult {
  switch (content?.kind) {
    case "text":
      return { kind: "text", text: content.text };
    case "too large":
      return tooLarge(content.bytes, limit);
    case "binary":
      return binary;
    case "invalid UTF-8":
      return invalidUtf8();
    case "unreadable":
      return { kind: "unreadable", message: content.message };
    default:
      return missing;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, "") : l10n.t("the editor gave no answer");
}
