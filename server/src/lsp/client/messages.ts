import { NotificationType, type Range, RequestType } from "vscode-languageserver-protocol";

/**
 * What goes between Perfdoc's own client and the server besides LSP. Places are URIs as the client spells them;
 * ranges count as negotiated. The client imports this file, those that are called
 * so too, and no other one of the server.
 */

/** A document as a row of the sidebar. */
export interface DocumentRow {
  readonly uri: string;
  /** From the workspace folder, with `/`. */
  readonly path: string;
  /** The workspace folder. */
  readonly folder: string;
  readonly title: string;
  readonly category: string | null;
  readonly module: string | null;
  readonly status: string | null;
  readonly declaredCompleteness: number | null;
  /** Whole percent; null for documents without a template. */
  readonly completeness: number | null;
  /** What the percentage is made of. */
  readonly places: Places | null;
  /** Outermost sections of the template that are missing. */
  readonly missingSections: number;
  /** What is still to be written in what is there. */
  readonly openPlaces: number;
  /** The day of the last check against the code; null where there was none. */
  readonly lastSynced: string | null;
  /** It has changed, or what it describes has, since it was last checked against the code. */
  readonly isOverdue: boolean;
  /** Why, as a sentence; null where it is not. */
  readonly overdueReason: string | null;
  /** Metrics that miss their target. */
  readonly missedTargets: number;
  readonly findings: FindingCounts;
}

/** How many places there are, and how many of them are filled in. */
export interface Places {
  readonly filled: number;
  readonly expected: number;
}

export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
}

export interface DocumentsParams {
  /** Only these; all documents of the workspace if none are named. Who is left out is no document any more. */
  readonly uris?: readonly string[];
}

export interface DocumentsResult {
  /** In the order of their paths, folder by folder. */
  readonly documents: readonly DocumentRow[];
  /** False while more are being read: `perfdoc/documentsChanged` follows. */
  readonly isComplete: boolean;
}

/** Client to server, when the sidebar shows for the first time and after `perfdoc/documentsChanged`. */
export const documentsRequest = new RequestType<DocumentsParams, DocumentsResult, void>("perfdoc/documents");

/** Server to client, once for each round of work and a few times in a long one: rows that were sent are out of date, or there are others. */
export const documentsChangedNotification = new NotificationType<DocumentsChanged>("perfdoc/documentsChanged");
export interface DocumentsChanged {
  /** The documents whose rows, sections or slots changed, came or went. */
  readonly uris: readonly string[];
}

/** A section with what is still to be written in it. */
export interface SectionNode {
  readonly title: string;
  /** The same in every document of the template; "" for what stands above the first section and below the last one. */
  readonly key: string;
  readonly isPresent: boolean;
  /** True for a section that the template does not have. */
  readonly isOwn: boolean;
  /** Whole percent. */
  readonly completeness: number;
  /** What the percentage is made of. */
  readonly places: Places;
  /** The heading; null if the section is missing. */
  readonly range: Range | null;
  /** What is open outside of items and sections below. */
  readonly open: readonly OpenSlot[];
  /** Those of its items in which something is open. */
  readonly items: readonly ItemNode[];
  readonly sections: readonly SectionNode[];
}

/** An item of a section, by the document's own heading. */
export interface ItemNode {
  readonly title: string;
  readonly range: Range;
  readonly places: Places;
  readonly open: readonly OpenSlot[];
}

export interface OpenSlot {
  readonly label: string;
  readonly state: "missing" | "placeholder";
  /** What belongs there, in words that follow "expected". */
  readonly expected: string;
  /** What typing may replace; empty, behind the heading that it belongs below, where nothing stands there. */
  readonly range: Range;
}

export interface SectionsParams {
  readonly uri: string;
}

/** Client to server, when a row is unfolded, and for the status bar; null for what is no document with a template. */
export const sectionsRequest = new RequestType<SectionsParams, readonly SectionNode[] | null, void>("perfdoc/sections");

export interface OpenPlaceParams {
  readonly uri: string;
  /** What is selected; the document's start if nothing is said. */
  readonly from?: Range;
  readonly direction: "next" | "previous";
}

export interface OpenPlaceResult {
  /** What to select; null where nothing is open. */
  readonly range: Range | null;
  /** What is expected there, or that nothing is, in a sentence. */
  readonly message: string;
}

/** Client to server, for "Go to Next Open Place" and its counterpart, which go round. */
export const openPlaceRequest = new RequestType<OpenPlaceParams, OpenPlaceResult, void>("perfdoc/openPlace");

/** Client to server, when the user has come to trust the workspace: from now on git is asked. */
export const trustGrantedNotification = new NotificationType<object>("perfdoc/trustGranted");

/** Where the cursor rests; null while it is in no Markdown document. */
export type CursorPlace = { readonly uri: string; readonly line: number } | null;

/** Client to server, once the cursor rests: a line that it has left is no longer being typed. */
export const cursorRestsNotification = new NotificationType<{ readonly place: CursorPlace }>("perfdoc/cursorRests");

/** How often things were done since the server started. */
export interface Counters {
  /** Chunks of documents that were parsed. */
  readonly parsedPieces: number;
  /** Rules that were run, by what they look at. */
  readonly rules: {
    readonly frontmatter: number;
    readonly section: number;
    readonly document: number;
    readonly workspace: number;
  };
  readonly documents: { readonly open: number; readonly indexed: number };
}

export interface CountersParams {
  /** True to be answered once nothing is left to do: two answers can then be compared. */
  readonly whenIdle?: boolean;
}

/** Client to server, for "Show Performance" and for tests. */
export const countersRequest = new RequestType<CountersParams, Counters, void>("perfdoc/counters");

/** Server to client, in virtual workspaces, where the server has no disk to look at. */
export interface FileParams {
  readonly uri: string;
}

/** A file's text, a BOM included; null if it is missing. */
export const readFileRequest = new RequestType<FileParams & { readonly limit: number }, FileContent | null, void>(
  "perfdoc/files/read",
);
export type FileContent =
  | { readonly kind: "text"; readonly text: string }
  /** Files of more than `limit` bytes are not read. */
  | { readonly kind: "too large"; readonly bytes: number }
  | { readonly kind: "binary" | "invalid UTF-8" }
  | { readonly kind: "unreadable"; readonly message: string };

export interface FileStatResult {
  readonly kind: "file" | "folder" | "other";
  readonly size: number;
}

/** What stands at a place; null for nothing. */
export const statFileRequest = new RequestType<FileParams, FileStatResult | null, void>("perfdoc/files/stat");

export interface FolderEntryResult {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** What a folder holds; null for no folder. */
export const listFolderRequest = new RequestType<FileParams, readonly FolderEntryResult[] | null, void>(
  "perfdoc/files/list",
);
