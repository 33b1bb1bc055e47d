import type { ResultsReading } from "../benchmarks/formats/readResults.ts";
import { openDocument, type PerfDocument } from "../document/perfDocument.ts";
import { type BoundedHost, boundedHost } from "../host/boundedHost.ts";
import type { Host, Unread } from "../host/host.ts";
import { isInside } from "../host/uri.ts";
import { templatesOf } from "../template/templates.ts";
import type { DocumentContext, PlaceContext } from "./documentContext.ts";
import { FactCaches } from "./factCaches.ts";
import type { DocumentSummary, FrontmatterSummary } from "./facts/documentIndex.ts";
import { FactCache } from "./facts/factCache.ts";
import { NOTHING_UNRESOLVED, unresolvedAt } from "./facts/facts.ts";
import { ParsedDocuments } from "./facts/parsedDocuments.ts";
import { type RecordingFacts, recordingFacts } from "./facts/recordingFacts.ts";
import { headOfRead, type Summaries } from "./facts/summaries.ts";
import { WorkspaceIndex } from "./facts/workspaceIndex.ts";
import { categoryDueAt, includesFile, isTemplate, loadFolder, type WorkspaceFolder, whatDecidesIn } from "./folder.ts";
import type { ConfigOptions } from "./settings/config.ts";
import { defaultSettings } from "./settings/settings.ts";
import { shapesFolder, type WatchedBeside, watchedBeside } from "./watchedPlaces.ts";
import { WorkspaceHistory } from "./workspaceHistory.ts";

export interface FileChange {
  readonly uri: string;
  readonly kind: "created" | "changed" | "deleted";
}

/** Folders, the documents that an editor has open, and what is known of the files beside them. */
export class Workspace {
  /** Reads nothing that links lead to out of the folders. */
  readonly host: BoundedHost;
  readonly index: WorkspaceIndex;
  readonly history: WorkspaceHistory;
  #options: ConfigOptions;
  /** What holds for documents in no folder. */
  #loose: Pick<DocumentContext, "settings" | "templates"> | undefined;
  readonly #folders = new Map<string, WorkspaceFolder>();
  readonly #caches: FactCaches;
  readonly #open = new Map<string, PerfDocument>();
  readonly #parsed: ParsedDocuments;

  /** @param keptText How many units of text may be kept of documents that were read for what they say to others. */
  constructor(host: Host, options: ConfigOptions, keptText = 0) {
    this.host = boundedHost(host);
    const folderOf = (uri: string) => this.folderOf(uri);
    this.#caches = new FactCaches(folderOf, (boundary, folder) => this.#newCache(boundary, folder));
    this.index = new WorkspaceIndex(this.host, () => this.folders.map(({ uri }) => this.#caches.of(uri)));
    this.history = new WorkspaceHistory(() => this.#caches.all());
    this.#parsed = new ParsedDocuments(keptText);
    this.#options = options;
  }

  /** What holds for documents in no folder. */
  get options(): ConfigOptions {
    return this.#options;
  }

  get folders(): readonly WorkspaceFolder[] {
    return [...this.#folders.values()];
  }

  /** Sets what holds for documents in no folder, and for folders that are read from now on without options of their own. */
  configure(options: ConfigOptions): void {
    this.#options = options;
    this.#loose = undefined;
  }

  /**
   * Reads a folder, or reads it again, and makes it part of the workspace.
   * @param options For a folder with settings of its own; those it was read with last stay otherwise.
   */
  async loadFolder(uri: string, options?: ConfigOptions): Promise<WorkspaceFolder> {
    const previous = this.#folders.get(uri);
    this.host.add(uri);
    const folder = await loadFolder(this.host, uri, options ?? previous?.options ?? this.#options, previous);
    this.#folders.set(uri, folder);
    // What was read knows where it leads, and into another folder that is only now.
    if (!previous) this.#caches.forgetAll();
    else if (whatDecidesIn(previous) !== whatDecidesIn(folder)) this.#caches.forget(uri);
    this.#caches.forgetCandidates();
    return folder;
  }

  /** Puts the folders in the order that the client has them in: what comes first among several goes by that. */
  orderFolders(uris: readonly string[]): void {
    for (const uri of uris) {
      const folder = this.#folders.get(uri);
      this.#folders.delete(uri);
      if (folder) this.#folders.set(uri, folder);
    }
  }

  removeFolder(uri: string): void {
    this.#folders.delete(uri);
    this.host.remove(uri);
    this.#caches.forgetAll();
    this.#caches.forgetCandidates();
  }

  /** The innermost folder that holds the place; undefined if none does. */
  folderOf(uri: string): WorkspaceFolder | undefined {
    let innermost: WorkspaceFolder | undefined;
    for (const folder of this.#folders.values()) {
      if (isInside(folder.uri, uri) && folder.uri.length > (innermost?.uri.length ?? 0)) innermost = folder;
    }
    return innermost;
  }

  /** True for a file that the config of its folder includes. */
  isIncluded(uri: string): boolean {
    const folder = this.folderOf(uri);
    return folder !== undefined && includesFile(folder, uri);
  }

  /** True for a file that documents are made from. */
  isTemplate(uri: string): boolean {
    return isTemplate(uri, this.folderOf(uri));
  }

  /** Takes over a document as the editor has it: opened, or changed. It goes before the disk until it is closed. */
  setOpen(document: PerfDocument): void {
    const isOpened = !this.#open.has(document.uri);
    this.#open.set(document.uri, document);
    const cache = this.#caches.of(document.uri);
    if (isOpened) {
      this.#parsed.forget(document.uri);
      cache.opened(document.uri);
    } else cache.textChanged(document.uri);
  }

  close(uri: string): void {
    this.#open.delete(uri);
    for (const cache of this.#caches.around(uri)) cache.forgetText(uri);
  }

  /** The document as the editor has it open; undefined if it has not. */
  openDocument(uri: string): PerfDocument | undefined {
    return this.#open.get(uri);
  }

  /** The document as the editor has it, else as it is on the disk. */
  async read(uri: string): Promise<{ readonly kind: "document"; readonly document: PerfDocument } | Unread> {
    const open = this.#open.get(uri);
    if (open) return { kind: "document", document: open };
    let document = this.#parsed.take(uri);
    if (document === undefined) {
      const read = await this.#caches.of(uri).read(this.host, uri);
      if (read.kind !== "text") return read;
      document = openDocument(uri, read.text);
    }
    this.#caches.of(uri).keep(document);
    return { kind: "document", document };
  }

  /** Everything that the rules need besides the document, with facts that record what they lack. */
  contextOf(uri: string): DocumentContext {
    const own = this.#caches.of(uri);
    const facts = recordingFacts(own, (place) => this.#cacheFrom(own, place), this.folderOf(uri)?.modules);
    return { ...this.placeContextOf(uri), facts };
  }

  /** The part of that which the text alone is checked with. */
  placeContextOf(uri: string): PlaceContext {
    const folder = this.folderOf(uri);
    const expectedCategory = folder && categoryDueAt(folder, uri);
    return {
      settings: folder?.settingsAt(uri) ?? this.#looseContext().settings,
      templates: folder?.templates ?? this.#looseContext().templates,
      today: this.host.today(),
      ...(expectedCategory === undefined ? {} : { expectedCategory }),
    };
  }

  /** Looks up what the facts of a document lacked; false if they lacked nothing, and the rules need not run again. */
  async resolve(uri: string, facts: RecordingFacts): Promise<boolean> {
    const unresolved = facts.unresolved();
    if (unresolved === undefined) return false;
    const own = this.#caches.of(uri);
    const others = this.#folders.size > 1 ? this.folders.map((one) => this.#caches.of(one.uri)) : [];
    const caches = new Set([own, ...others]);
    for (const cache of caches) {
      const isThere = (place: string) => this.#cacheFrom(own, place) === cache;
      await cache.fetch(this.host, caches.size > 1 ? unresolvedAt(unresolved, isThere, cache === own) : unresolved);
    }
    return true;
  }

  /** Reads what the frontmatter of documents says to others, which will be read for themselves, as far as they can be. */
  async readFrontmatters(uris: readonly string[]): Promise<readonly FrontmatterSummary[]> {
    const known: FrontmatterSummary[] = [];
    for (const uri of uris) {
      const { summaries } = this.#caches.of(uri);
      const read = await this.#caches.of(uri).read(this.host, uri);
      const head = headOfRead(read);
      const membership = summaries.addReadHead(uri, read, head);
      if (read.kind === "text" && membership !== "foreign") this.#parsed.begin(uri, read.text, head.frontmatter);
      const summary = summaries.frontmatter(uri);
      if (typeof summary === "object") known.push(summary);
    }
    return known;
  }

  /** Takes over what the frontmatter of documents says to others, from whoever has read it. */
  takeFrontmatters(summaries: readonly FrontmatterSummary[]): void {
    for (const summary of summaries) this.#caches.of(summary.uri).summaries.takeFrontmatter(summary);
  }

  /** Every file beside a place that no `.gitignore` leaves out, and those among them that are documents of its folder. */
  async filesAround(uri: string): Promise<Readonly<Record<"files" | "documents", readonly string[]>>> {
    const cache = this.#caches.of(uri);
    await cache.fetch(this.host, { ...NOTHING_UNRESOLVED, files: true });
    const { files = [] } = cache;
    return {
      files,
      documents: files.filter((file) => this.folderOf(file) === this.folderOf(uri) && this.isIncluded(file)),
    };
  }

  /** What is known of what the documents around a place say to others, and whose they are. */
  summariesAt(uri: string): Summaries {
    return this.#caches.of(uri).summaries;
  }

  /** What a document says to others, as the editor has it or as it was read; undefined while nobody has looked. */
  summary(uri: string): DocumentSummary | undefined {
    const summary = this.summariesAt(uri).summary(uri);
    return summary === "missing" ? undefined : summary;
  }

  /** Takes over what a file says from whoever has read it for the index; undefined if it does not belong in there. */
  takeRead(uri: string, summary: DocumentSummary | undefined): void {
    this.#caches.of(uri).takeRead(uri, summary);
  }

  /** Takes over what a file of benchmark results says from whoever has read it: it may be large. */
  takeResults(uri: string, reading: ResultsReading): void {
    this.#caches.of(uri).code.takeResults(uri, reading);
  }

  /** True if a look at its folder has shown the place; false too where nobody has looked. */
  isKnownToExist(uri: string): boolean {
    const kind = this.#caches.of(uri).listings.kindOf(uri);
    return kind === "file" || kind === "folder";
  }

  /** What is to be watched for a folder besides what shapes it. */
  watchedBeside(folder: WorkspaceFolder): WatchedBeside {
    return watchedBeside(folder, this.#caches.ofFolder(folder));
  }

  /** True for a folder in which something is known: what is said of it holds for all of that. */
  isKnownFolder(uri: string): boolean {
    return this.#caches.around(uri).some((cache) => cache.holdsInside(uri));
  }

  /** Forgets what is no longer so, and reads again, once each, the folders whose config, templates or modules changed. */
  async filesChanged(changes: readonly FileChange[]): Promise<readonly WorkspaceFolder[]> {
    this.host.forget();
    const toReload = new Set<string>();
    for (const { uri, kind } of changes) {
      this.#parsed.forget(uri);
      for (const cache of this.#caches.around(uri)) {
        if (kind === "changed") cache.forgetText(uri);
        else cache.forgetFile(uri);
      }
      const folder = this.folderOf(uri);
      if (folder && (await shapesFolder(this.host, folder, uri, kind === "created"))) toReload.add(folder.uri);
    }
    const reloaded: WorkspaceFolder[] = [];
    for (const uri of toReload) reloaded.push(await this.loadFolder(uri));
    return reloaded;
  }

  #looseContext(): Pick<DocumentContext, "settings" | "templates"> {
    this.#loose ??= { settings: { ...defaultSettings, ...this.#options.overrides }, templates: templatesOf() };
    return this.#loose;
  }

  /** What is known of a place, for a document that sees the whole workspace, or its own folder where it is in none. */
  #cacheFrom(own: FactCache, place: string): FactCache {
    if (own.folder === undefined || this.#folders.size < 2) return own;
    return this.folderOf(place) ? this.#caches.of(place) : own;
  }

  #newCache(boundary: string, folder: WorkspaceFolder | undefined): FactCache {
    if (folder === undefined) this.host.addLoose(boundary);
    const docsRoot = (folder?.settings ?? this.#looseContext().settings).docsRoot;
    return new FactCache(
      boundary,
      { folder: folder?.uri, roots: folder ? [...this.#folders.keys()] : [boundary], docsRoot },
      {
        openDocument: (uri) => this.#open.get(uri),
        parse: (uri, text, frontmatter) => this.#parsed.parse(uri, text, frontmatter),
        belongingAt: (uri) => this.placeContextOf(uri),
        isDocument: (uri) => folder !== undefined && this.folderOf(uri)?.uri === folder.uri && this.isIncluded(uri),
      },
    );
  }
}
