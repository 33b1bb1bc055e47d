import type { Frontmatter } from "../document/frontmatter.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { ReadResult } from "../host/host.ts";
import { isInside } from "../host/uri.ts";
import { DocumentMemory, type Memory, remembered } from "../text/memoised.ts";
import { SharedStrings } from "../text/sharedStrings.ts";
import { compactFrontmatter, compactSummary } from "./compactSummary.ts";
import {
  type DocumentSummary,
  type FrontmatterSummary,
  fragmentsOf,
  frontmatterSummary,
  summaryOf,
} from "./documentIndex.ts";
import type { DocumentPlace } from "./references.ts";

/** Where documents come from. */
export interface DocumentSource {
  /** The document as an editor has it open. */
  openDocument(uri: string): PerfDocument | undefined;
  /** The document with this text, as the disk has it. */
  parse(uri: string, text: string, frontmatter?: Frontmatter): PerfDocument;
  /** True for files that belong in the index. */
  isDocument(uri: string): boolean;
}

/** What documents say to others: all of it where somebody needed all of it, else that part which somebody needed. */
export class Summaries {
  readonly #place: DocumentPlace;
  readonly #source: DocumentSource;
  readonly #strings = new SharedStrings();
  readonly #ofOpen: Memory<DocumentSummary> = new DocumentMemory();
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
    return remembered(this.#ofOpen, open.outline.lineage, [open], () => this.of(open));
  }

  /** All that this document says, whoever keeps it. */
  of(document: PerfDocument): DocumentSummary {
    return summaryOf(document, this.#place);
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

  /** Takes note of what the frontmatter of a document says, or that there is no such document. */
  addFrontmatter(uri: string, frontmatter: Frontmatter | "missing"): void {
    const summary =
      frontmatter === "missing"
        ? frontmatter
        : compactFrontmatter(frontmatterSummary(uri, frontmatter, this.#place), this.#strings);
    this.#frontmatters.set(uri, summary);
  }

  /** Takes over what a frontmatter says from whoever has read it. */
  takeFrontmatter(summary: FrontmatterSummary): void {
    this.#frontmatters.set(summary.uri, summary);
  }

  /** Takes note of what is cheap to know of a document that was read for itself. */
  addParts(document: PerfDocument): void {
    const { uri, frontmatter } = document;
    if (!this.#frontmatters.has(uri)) this.addFrontmatter(uri, frontmatter);
    this.#fragments.set(uri, fragmentsOf(document));
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
