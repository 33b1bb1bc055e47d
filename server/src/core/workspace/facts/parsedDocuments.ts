import { openDocument, type PerfDocument } from "../../document/perfDocument.ts";
import { readFrontmatter } from "../../frontmatter/frontmatter.ts";
import type { Frontmatter } from "../../frontmatter/frontmatterModel.ts";
import { isInside } from "../../host/uri.ts";

/** A document whose frontmatter was read, and whose body was not. */
interface BegunDocument {
  readonly text: string;
  readonly frontmatter: Frontmatter;
}

/** Documents that were read for what they say to others, until they are read for themselves. */
export class ParsedDocuments {
  readonly #limit: number;
  readonly #parsed = new Map<string, PerfDocument>();
  readonly #begun = new Map<string, BegunDocument>();
  #units = 0;

  /** @param limit How many units of text are kept at most: what comes later is parsed twice. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Parses a document, and keeps it if there is room. */
  parse(uri: string, text: string, frontmatter = this.#frontmatterOf(uri, text)): PerfDocument {
    const document = openDocument(uri, text, 0, frontmatter);
    if (this.#makeRoomFor(uri, text)) this.#parsed.set(uri, document);
    return document;
  }

  /** Keeps a document of which the frontmatter was read, if there is room. */
  begin(uri: string, text: string, frontmatter: Frontmatter): void {
    if (this.#makeRoomFor(uri, text)) this.#begun.set(uri, { text, frontmatter });
  }

  /** Gives the document away; undefined if it is not kept. */
  take(uri: string): PerfDocument | undefined {
    const parsed = this.#parsed.get(uri);
    const begun = this.#begun.get(uri);
    this.#letGo(uri);
    return parsed ?? (begun && openDocument(uri, begun.text, 0, begun.frontmatter));
  }

  /** Lets go of what lies at a place or in it, and may be another text by now. */
  forget(place: string): void {
    for (const uri of [...this.#parsed.keys(), ...this.#begun.keys()]) if (isInside(place, uri)) this.#letGo(uri);
  }

  #frontmatterOf(uri: string, text: string): Frontmatter {
    const begun = this.#begun.get(uri);
    return begun?.text === text ? begun.frontmatter : readFrontmatter(text);
  }

  /** Lets go of what is kept of a document, and sets room aside for it; false if there is none. */
  #makeRoomFor(uri: string, text: string): boolean {
    this.#letGo(uri);
    if (this.#units + text.length > this.#limit) return false;
    this.#units += text.length;
    return true;
  }

  #letGo(uri: string): void {
    this.#units -= (this.#parsed.get(uri) ?? this.#begun.get(uri))?.text.length ?? 0;
    this.#parsed.delete(uri);
    this.#begun.delete(uri);
  }
}
