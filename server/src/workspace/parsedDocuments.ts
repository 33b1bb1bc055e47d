import type { Frontmatter } from "../document/frontmatter.ts";
import { openDocument, type PerfDocument } from "../document/perfDocument.ts";
import { isInside } from "../host/uri.ts";

/** Documents that were parsed for what they say to others, until they are read for themselves. */
export class ParsedDocuments {
  readonly #limit: number;
  readonly #kept = new Map<string, PerfDocument>();
  #units = 0;

  /** @param limit How many units of text are kept at most: what comes later is parsed twice. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Parses a document, and keeps it if there is room. */
  parse(uri: string, text: string, frontmatter?: Frontmatter): PerfDocument {
    const document = openDocument(uri, text, 0, frontmatter);
    if (this.#units + text.length > this.#limit) return document;
    this.#units += text.length - (this.#kept.get(uri)?.text.length ?? 0);
    this.#kept.set(uri, document);
    return document;
  }

  /** Those that are kept, the first ones kept for the longest. */
  uris(): Iterable<string> {
    return this.#kept.keys();
  }

  /** Gives the document away; undefined if it is not kept. */
  take(uri: string): PerfDocument | undefined {
    const kept = this.#kept.get(uri);
    if (kept === undefined) return undefined;
    this.#kept.delete(uri);
    this.#units -= kept.text.length;
    return kept;
  }

  /** Lets go of what lies at a place or in it, and may be another text by now. */
  forget(place: string): void {
    for (const uri of [...this.#kept.keys()]) if (isInside(place, uri)) this.take(uri);
  }
}
