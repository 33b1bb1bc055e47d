import { openDocument, type PerfDocument } from "../../document/perfDocument.ts";
import type { Host, ReadResult } from "../../host/host.ts";
import { readAhead } from "../../host/readAhead.ts";
import { foldersUpFrom, isInside, parentUri } from "../../host/uri.ts";
import { walk } from "../../host/walk.ts";
import { CodeFacts, type ReadText } from "./codeFacts.ts";
import type { DocumentSummary } from "./documentIndex.ts";
import type { DocumentPlace } from "./documentReferences.ts";
import type { Unresolved } from "./facts.ts";
import { FileNames } from "./fileNames.ts";
import { namesIn } from "./folderNames.ts";
import { Listings } from "./listings.ts";
import { type DocumentSource, headOfRead, Summaries } from "./summaries.ts";

/** A folder with more files than this is searched in part. */
const MOST_FILES = 20_000;

/** What is known so far of the files in and below one folder. */
export class FactCache {
  /** The workspace folder; undefined for documents in none. */
  readonly folder: string | undefined;
  /** The folders of the workspace, or the boundary alone for documents in none. */
  readonly roots: readonly string[];
  /** Nothing outside of this folder is ever looked at. */
  readonly boundary: string;
  /** What each folder holds. */
  readonly listings: Listings;
  /** What is known of code and its history. */
  readonly code = new CodeFacts();
  /** What documents say to others. */
  readonly summaries: Summaries;
  readonly #source: DocumentSource;
  readonly #names: FileNames;
  /** The files that the index is made of. */
  #candidates: ReadonlySet<string> | undefined;
  /** Files that were read for the index and do not belong in it. */
  readonly #notIndexed = new Set<string>();
  #index: readonly DocumentSummary[] | undefined;
  /** Grows with all that is forgotten. */
  #version = 0;

  constructor(boundary: string, place: DocumentPlace, source: DocumentSource) {
    this.boundary = boundary;
    this.listings = new Listings(boundary);
    this.#names = new FileNames(boundary);
    this.folder = place.folder;
    this.roots = place.roots;
    this.summaries = new Summaries(place, source);
    this.#source = source;
  }

  /** The folder's documents; undefined while one of them has still to be read. */
  get index(): readonly DocumentSummary[] | undefined {
    if (this.#candidates === undefined) return undefined;
    if (this.#index === undefined && this.#unread().length === 0) this.#index = this.knownDocuments();
    return this.#index;
  }

  /** Those of the folder's documents that were read so far. */
  knownDocuments(): readonly DocumentSummary[] {
    if (this.#index) return this.#index;
    return [...(this.#candidates ?? [])].flatMap((uri) => {
      const summary = this.summaries.summaryOfOurs(uri);
      return summary ? [summary] : [];
    });
  }

  /** Every file that no `.gitignore` leaves out; undefined until somebody has looked. */
  get files(): readonly string[] | undefined {
    return this.#names.files;
  }

  /** Files whose name is close to that of `uri`, those with the very same name first; undefined until all files are known. */
  similarFiles(uri: string): readonly string[] | undefined {
    return this.#names.similarTo(uri);
  }

  /** The known files that a glob names, counted from a folder; undefined if there may be more. */
  filesMatching(folder: string, glob: string): readonly string[] | undefined {
    return this.#names.matching(folder, glob);
  }

  /** Takes over what a document that was read for itself says, so that nobody reads it again. */
  keep(document: PerfDocument): void {
    const { uri } = document;
    if (!isInside(this.boundary, uri) || this.summaries.has(uri)) return;
    if (this.#candidates === undefined || !this.summaries.isOurs(document)) {
      // Nobody may ever want an index.
      this.summaries.addParts(document);
      if (this.#candidates === undefined) return;
      this.#notIndexed.add(uri);
    } else {
      this.summaries.add(document);
      this.#notIndexed.delete(uri);
    }
    this.#index = undefined;
  }

  /** Forgets a document's content, after its text changed in the editor or on the disk. */
  forgetText(uri: string): void {
    this.#version++;
    this.code.forgetText(uri);
    this.summaries.forget(uri);
    this.#notIndexed.delete(uri);
    this.#index = undefined;
  }

  /** Takes over that the editor opened a document: one that nobody knew of is a new file, whose news is still to come. */
  opened(uri: string): void {
    if (this.files === undefined) this.#version++;
    const isNew = this.files !== undefined && !this.files.includes(uri) && this.#source.isDocument(uri);
    if (isNew) this.forgetFile(uri);
    else this.textChanged(uri);
  }

  /** Takes over that the editor has another text of a document; what the disk says stays known. */
  textChanged(uri: string): void {
    if (this.#candidates?.has(uri)) this.#index = undefined;
  }

  /** Forgets which files are documents, after the folder's config or the folders beside it changed. */
  forgetCandidates(): void {
    this.#candidates = undefined;
    this.#index = undefined;
  }

  /** True for a folder with files that were looked at. */
  holdsInside(folder: string): boolean {
    if (this.files?.includes(folder)) return false;
    return this.listings.has(folder) || [...(this.#candidates ?? [])].some((uri) => isInside(folder, uri));
  }

  /** Forgets a file or folder altogether, after it came or went. */
  forgetFile(uri: string): void {
    this.forgetText(uri);
    for (const known of [...this.#notIndexed]) if (isInside(uri, known)) this.#notIndexed.delete(known);
    this.listings.forget(uri);
    this.summaries.forgetInside(uri);
    this.code.forgetFilesIn(uri);
    this.#forgetFiles();
  }

  /** Forgets which files there are; what is known of those that still are stays known. */
  forgetNames(): void {
    this.#version++;
    this.listings.forget(this.boundary);
    this.#forgetFiles();
  }

  #forgetFiles(): void {
    this.#names.forget();
    this.forgetCandidates();
  }

  /**
   * Looks up what was missed.
   * @param pace Waited for before each file of the index: lets others have their turn, and throws to end the work.
   */
  async fetch(host: Host, unresolved: Unresolved, pace: Pace = () => undefined): Promise<void> {
    for (const uri of unresolved.kinds) await this.#listDownTo(host, uri);
    for (const uri of unresolved.frontmatters) await this.#readFrontmatter(host, uri);
    for (const uri of unresolved.fragments) await this.#summarise(host, uri);
    const readText: ReadText = (uri, limit) => this.read(host, uri, limit);
    for (const uri of unresolved.lineCounts) await this.code.countLines(readText, uri);
    for (const [uri, names] of unresolved.names) await this.code.lookForNames(readText, uri, names);
    for (const uri of unresolved.packages) await this.code.readScripts(readText, uri);
    for (const uri of unresolved.declarations) await this.code.readDeclarations(readText, uri);
    for (const uri of unresolved.results) await this.code.readResults(readText, uri);
    if (unresolved.files || unresolved.index) await this.#listFiles(host);
    if (unresolved.index) await this.#readIndex(host, this.files ?? [], pace);
    if (unresolved.commitsAfter !== undefined) await this.#readHistory(host, unresolved.commitsAfter, pace);
  }

  /** The files that the index still lacks. */
  async listUnread(host: Host): Promise<readonly string[]> {
    await this.#listFiles(host);
    this.#findCandidates(this.files ?? []);
    return this.#unread();
  }

  /** Takes over what a file says from whoever has read it for the index; undefined if it does not belong in there. */
  takeRead(uri: string, summary: DocumentSummary | undefined): void {
    if (!this.#isUnread(uri)) return;
    if (summary) this.summaries.take(summary);
    else this.#notIndexed.add(uri);
    this.#index = undefined;
  }

  /** Reads what the frontmatter of every document says, in a fraction of the time that the index takes. */
  async #readFrontmatters(host: Host, pace: Pace): Promise<void> {
    const unread = await this.listUnread(host);
    for (const [done, uri] of unread.entries()) {
      await pace(done, unread.length);
      await this.#readFrontmatter(host, uri);
    }
  }

  /** A file as it is once it was read. */
  read(host: Host, uri: string, limit?: number): Promise<ReadResult> {
    return this.#seen(() => host.readText(uri, limit));
  }

  /** What a look at the disk shows; it is taken again if there was news meanwhile, which it may have missed. */
  async #seen<Sight>(look: () => Promise<Sight>): Promise<Sight> {
    for (;;) {
      const version = this.#version;
      const sight = await look();
      if (version === this.#version) return sight;
    }
  }

  async #listFiles(host: Host): Promise<void> {
    if (this.files) return;
    const { files, isComplete } = await this.#seen(() => walk(host, this.boundary, { maxFiles: MOST_FILES }));
    this.#names.know(files, isComplete);
  }

  /** Once for all documents: from the day on that the one asks for which was checked against the code the longest ago. */
  async #readHistory(host: Host, day: string, pace: Pace): Promise<void> {
    if (this.folder === undefined) return;
    await this.#readFrontmatters(host, pace);
    let oldest = day;
    for (const uri of this.#findCandidates(this.files ?? [])) {
      const known = this.summaries.frontmatter(uri);
      const synced = typeof known === "object" ? known.lastSynced : undefined;
      if (synced !== undefined && synced < oldest) oldest = synced;
    }
    await this.code.readHistory(host, this.folder, oldest);
  }

  /** Lists every folder from the boundary down to the one that holds the place. */
  async #listDownTo(host: Host, uri: string): Promise<void> {
    const above = foldersUpFrom(parentUri(uri)).filter((folder) => isInside(this.boundary, folder));
    for (const folder of above.toReversed()) {
      if (!this.listings.has(folder)) {
        this.listings.add(folder, await this.#seen(() => namesIn(host, folder)));
      }
    }
  }

  async #readFrontmatter(host: Host, uri: string): Promise<void> {
    if (this.summaries.frontmatter(uri) !== undefined) return;
    this.summaries.addReadHead(uri, await this.read(host, uri));
  }

  async #summarise(host: Host, uri: string): Promise<void> {
    if (this.summaries.fragments(uri) !== undefined) return;
    this.summaries.addRead(uri, await this.read(host, uri));
  }

  async #readIndex(host: Host, files: readonly string[], pace: Pace): Promise<void> {
    this.#findCandidates(files);
    const unread = this.#unread();
    const version = this.#version;
    let done = 0;
    for await (const { uri, read: early } of readAhead(host, unread)) {
      await pace(done++, unread.length);
      const read = version === this.#version ? early : await this.read(host, uri);
      // Somebody else may have read it meanwhile.
      if (this.#isUnread(uri)) this.#addToIndex(uri, read);
    }
  }

  /** A document outside of any folder has no index: what lies beside it may be a whole disk. */
  #findCandidates(files: readonly string[]): ReadonlySet<string> {
    this.#candidates ??= new Set(this.folder === undefined ? [] : files.filter((uri) => this.#source.isDocument(uri)));
    return this.#candidates;
  }

  #unread(): readonly string[] {
    return [...(this.#candidates ?? [])].filter((uri) => this.#isUnread(uri));
  }

  #isUnread(uri: string): boolean {
    return !this.#notIndexed.has(uri) && !this.summaries.has(uri);
  }

  /** Most Markdown files are none of ours: these are not parsed. Of a document that can't be read its head is known. */
  #addToIndex(uri: string, read: ReadResult): void {
    const head = headOfRead(read);
    const membership = this.summaries.membershipOfHead(uri, head);
    if (membership === "foreign" || (membership === "undecided" && read.kind !== "text")) this.#notIndexed.add(uri);
    else if (read.kind === "text") this.summaries.addRead(uri, read, head.frontmatter);
    else this.summaries.add(openDocument(uri, read.head ?? "", 0, head.frontmatter));
    this.#index = undefined;
  }
}

/** Called with how many files are done, and of how many. */
export type Pace = (done: number, total: number) => Promise<void> | undefined;
