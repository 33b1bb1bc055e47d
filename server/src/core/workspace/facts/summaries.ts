import {
  type Belonging,
  documentKindOf,
  documentKindOfHead,
  type Head,
  headOf,
} from "../../conformance/match/documentKind.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import type { Frontmatter } from "../../frontmatter/frontmatterModel.ts";
import type { ReadResult, Unread } from "../../host/host.ts";
import { isInside } from "../../host/uri.ts";
import { perDocument } from "../../incremental/memo.ts";
import { SharedStrings } from "../../text/sharedStrings.ts";
import { compactFrontmatter, compactSummary } from "./compactSummary.ts";
import {
  type DocumentSummary,
  type FrontmatterSummary,
  fragmentsOf,
  frontmatterSummary,
  type Membership,
  summaryOf,
} from "./documentIndex.ts";
import type { DocumentPlace } from "./documentReferences.ts";

/** Where documents come from. */
export interface DocumentSource {
  /** The document as an editor has it open. */
  openDocument(uri: string): PerfDocument | undefined;
  /** The document with this text, as the disk has it. */
  parse(uri: string, text: string, frontmatter?: Frontmatter): PerfDocument;
  /** True for files that belong in the index. */
  isDocument(uri: string): boolean;
  /** What decides at a place whom a document belongs to. */
  belongingAt(uri: string): Belonging;
}

/** The head of a file, as far as it could be read. */
export function headOfRead(read: ReadResult): Head {
  return headOf(read.kind === "text" ? read.text : (read.head ?? ""));
}

/** What documents say to others: all of it where somebody needed all of it, else that part which somebody needed. */
export class Summaries {
  readonly #place: DocumentPlace;
  readonly #source: DocumentSource;
  readonly #strings = new SharedStrings();
  readonly #ofOpen = perDocument<DocumentSummary>();
  // Of documents as they are on the disk.
  readonly #whole = new Map<string, DocumentSummary | "missing">();
  readonly #frontmatters = new Map<string, FrontmatterSummary | "missing">();
  readonly #fragments = new Map<string, ReadonlySet<string>>();

  constructor(place: DocumentPlace, source: DocumentSource) {
    this.#place = place;
    this.#source = source;
  }

  /** All that a document says; undefined while nobody has looked. */
  summary(uri: string): DocumentSummary | "missing" | undefined {
    const open = this.#source.openDocument(uri);
    if (open === undefined) return this.#whole.get(uri);
    return this.#ofOpen(open.outline.documentIdentity, [open], () => this.of(open));
  }

  /** All that a document of ours says; undefined for any other, and while nobody has looked. */
  summaryOfOurs(uri: string): DocumentSummary | undefined {
    const open = this.#source.openDocument(uri);
    if (open && !this.isOurs(open)) return undefined;
    const summary = this.summary(uri);
    return typeof summary === "object" && summary.membership === "ours" ? summary : undefined;
  }

  /** True if it is known, or at hand, what a document says. */
  has(uri: string): boolean {
    return this.#whole.has(uri) || this.#source.openDocument(uri) !== undefined;
  }

  /** True for a file whose head has shown that it is none of ours: it need not be read again. */
  isKnownToBeForeign(uri: string): boolean {
    const known = this.#frontmatters.get(uri);
    return typeof known === "object" && known.membership === "foreign" && !this.has(uri);
  }

  /** True for a file that can't be read, and is a document of ours by what can be read of it. */
  isOursByHead(uri: string, unread: Unread): boolean {
    return this.membershipOfHead(uri, headOfRead(unread)) === "ours";
  }

  /** True for a document of ours; any other need not be parsed for that. */
  isOurs(document: PerfDocument): boolean {
    return documentKindOf(document, this.#source.belongingAt(document.uri)).kind !== "foreign";
  }

  /** Whose a document is as far as its head tells. */
  membershipOfHead(uri: string, head: Head): Membership {
    const { kind } = documentKindOfHead(head, this.#source.belongingAt(uri));
    return kind === "foreign" || kind === "undecided" ? kind : "ours";
  }

  /** All that this document says, whoever keeps it. */
  of(document: PerfDocument): DocumentSummary {
    return summaryOf(document, this.#place, this.isOurs(document) ? "ours" : "foreign");
  }

  /** What its frontmatter says; undefined while nobody has looked. */
  frontmatter(uri: string): FrontmatterSummary | "missing" | undefined {
    return this.summary(uri) ?? this.#frontmatters.get(uri);
  }

  /** The fragments that lead somewhere in it; undefined while nobody has looked. */
  fragments(uri: string): ReadonlySet<string> | "missing" | undefined {
    const summary = this.summary(uri);
    if (summary === undefined) return this.#fragments.get(uri);
    return summary === "missing" ? summary : summary.fragments;
  }

  /** Takes note of all that the document says. */
  add(document: PerfDocument): void {
    this.take(this.of(document));
  }

  /** Takes over all that a document says from whoever has read it. */
  take(summary: DocumentSummary): void {
    this.forget(summary.uri);
    this.#whole.set(summary.uri, compactSummary(summary, this.#strings));
  }

  /** Takes note of all that the document says, which was read for that. */
  addRead(uri: string, read: ReadResult, frontmatter?: Frontmatter): void {
    if (read.kind === "text") this.add(this.#source.parse(uri, read.text, frontmatter));
    else this.#whole.set(uri, "missing");
  }

  /** Takes note of what the head of a document says; gives whose it is. */
  addHead(uri: string, head: Head): Membership {
    const summary = this.#headSummary(uri, head);
    this.#frontmatters.set(uri, summary);
    return summary.membership;
  }

  /** The same of a file that was read for that; of one that can't be read as a whole if it is ours by what can be. */
  addReadHead(uri: string, read: ReadResult, head = headOfRead(read)): Membership {
    if (read.kind === "text" || this.membershipOfHead(uri, head) === "ours") return this.addHead(uri, head);
    this.#frontmatters.set(uri, "missing");
    return "foreign";
  }

  #headSummary(uri: string, head: Head): FrontmatterSummary {
    const membership = this.membershipOfHead(uri, head);
    return compactFrontmatter(frontmatterSummary(uri, head.frontmatter, this.#place, membership), this.#strings);
  }

  /** Takes over what a frontmatter says from whoever has read it. */
  takeFrontmatter(summary: FrontmatterSummary): void {
    this.#frontmatters.set(summary.uri, summary);
  }

  /** Takes note of what is cheap to know of a document that was read for itself. */
  addParts(document: PerfDocument): void {
    const { uri } = document;
    if (!this.#frontmatters.has(uri)) this.addHead(uri, document);
    // Whoever wants to know where links into any other file lead will ask.
    if (this.isOurs(document)) this.#fragments.set(uri, fragmentsOf(document));
  }

  forget(uri: string): void {
    this.#whole.delete(uri);
    this.#frontmatters.delete(uri);
    this.#fragments.delete(uri);
  }

  /** Forgets what lies at a place or in it. */
  forgetInside(place: string): void {
    const known = [this.#whole, this.#frontmatters, this.#fragments];
    for (const map of known) for (const uri of [...map.keys()]) if (isInside(place, uri)) map.delete(uri);
  }
}
