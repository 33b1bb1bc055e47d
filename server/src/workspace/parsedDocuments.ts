import type { Frontmatter } from "../document/frontmatter.ts";
import { openDocument, type PerfDocument } from "../document/perfDocument.ts";

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

  /** The document with this text, which is not kept any longer. */
  take(uri: string, text: string): PerfDocument {
    const kept = this.#kept.get(uri);
    if (kept === undefined) return openDocument(uri, text);
    this.#kept.delete(uri);
    this.#units -= kept.text.length;
    return kept.text === text ? kept : openDocument(uri, text);
  }
}
