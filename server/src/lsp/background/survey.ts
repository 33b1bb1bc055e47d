import { isInside } from "../../core/host/uri.ts";
import type { Asked } from "../../core/workspace/facts/facts.ts";
import type { Audience, Diagnostics, Report } from "../documents/diagnostics.ts";
import type { World } from "../documents/world.ts";
import { type Examined, examine, examineUnreadable } from "./examine.ts";

/** What is known of a document that is not open. */
export type Surveyed = Examined & Report;

/** True for what was found in a document that has to be looked at again. */
type Doubt = (examined: Pick<Examined, "uri" | "asked">) => boolean;

/** The documents of the workspace that are not open, each checked once and again when something it looked at changed. */
export class Survey {
  readonly #audience: Audience;
  readonly #world: World;
  readonly #diagnostics: Diagnostics;
  readonly #entries = new Map<string, Surveyed>();
  /** What came to be doubted since other threads began to look at documents, and may not have known of. */
  #doubts: Doubt[] | undefined;

  constructor(audience: Audience, diagnostics: Diagnostics) {
    this.#audience = audience;
    this.#world = audience.world;
    this.#diagnostics = diagnostics;
  }

  get(uri: string): Surveyed | undefined {
    return this.#entries.get(uri);
  }

  /** The documents that were never checked, or have to be again. */
  pending(): readonly string[] {
    const documents = this.#world.workspace.index.documents();
    return documents.map(({ uri }) => uri).filter((uri) => this.#isUnchecked(uri));
  }

  /** True for a document that is one of these, as far as it is known. */
  isPending(uri: string): boolean {
    const { workspace } = this.#world;
    if (!this.#isUnchecked(uri) || !workspace.index.mayHold(uri)) return false;
    return workspace.summary(uri)?.membership === "ours";
  }

  #isUnchecked(uri: string): boolean {
    return !this.#entries.has(uri) && !this.#world.workspace.openDocument(uri);
  }

  surveyed(): readonly Surveyed[] {
    return [...this.#entries.values()];
  }

  get uris(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** Every document has to be checked again: settings or templates are others. */
  clear(): void {
    this.#forget(() => true);
  }

  /** The document has to be checked again. */
  forget(uri: string): void {
    this.#doubts?.push((one) => one.uri === uri);
    this.#entries.delete(uri);
  }

  /** Forgets the documents that lie at one of the places or below; gives those. */
  forgetInside(places: ReadonlySet<string>): readonly string[] {
    return this.#forget(({ uri }) => [...places].some((place) => isInside(place, uri)));
  }

  /** Forgets the documents that looked at one of the places, or at something in them. */
  forgetThoseThatAsked(places: ReadonlySet<string>, filesCameOrWent: boolean): void {
    this.#forget(({ asked }) => dependsOn(asked, places, filesCameOrWent));
  }

  /** Forgets the documents of which it was asked what version control says. */
  forgetThoseThatAskedHistory(): void {
    this.#forget(({ asked }) => asked.history);
  }

  #forget(isDoubtful: Doubt): readonly string[] {
    this.#doubts?.push(isDoubtful);
    const forgotten = [...this.#entries.values()].filter(isDoubtful).map(({ uri }) => uri);
    for (const uri of forgotten) this.#entries.delete(uri);
    return forgotten;
  }

  /** Leaves out what is no document of the workspace any more; gives those places. */
  prune(): readonly string[] {
    const known = new Set(this.#world.workspace.index.documents().map(({ uri }) => uri));
    const gone = this.uris.filter((uri) => !known.has(uri) || this.#world.workspace.openDocument(uri));
    for (const uri of gone) this.#entries.delete(uri);
    return gone.filter((uri) => !known.has(uri));
  }

  /**
   * Checks a document as it is on the disk.
   * @param pause Waited for behind each check, so that others have their turn.
   */
  async examine(uri: string, pause: () => Promise<void>): Promise<void> {
    const { workspace, version } = this.#world;
    const read = await workspace.read(uri);
    if (read.kind === "missing") return;
    const examined =
      read.kind === "document"
        ? await examine(this.#audience, read.document, pause)
        : examineUnreadable(this.#audience, uri, read);
    if (this.#world.version === version && !workspace.openDocument(uri)) this.take(examined);
  }

  /** Other threads begin to look at documents, and know what is known now: what comes to be doubted is kept in mind. */
  beginTaking(): void {
    this.#doubts = [];
  }

  /** True for a file that has to be looked at again, whatever another thread found in it. */
  isDoubtful(found: Pick<Examined, "uri" | "asked">): boolean {
    const isDoubted = this.#doubts?.some((doubts) => doubts(found)) ?? true;
    return isDoubted || this.#world.workspace.openDocument(found.uri) !== undefined;
  }

  /** Takes over what was found in a document, by whichever thread. */
  take(examined: Examined): void {
    const { resultId } = this.#diagnostics.reportOfClosed(examined.uri, examined.items);
    this.#entries.set(examined.uri, { ...examined, resultId });
  }

  /** Other threads are done. */
  endTaking(): void {
    this.#doubts = undefined;
  }
}

/** True if an answer may differ since something changed at the places. */
export function dependsOn(asked: Asked, places: ReadonlySet<string>, filesCameOrWent: boolean): boolean {
  if (filesCameOrWent && (asked.files || asked.index)) return true;
  for (const place of places) {
    if (asked.documents.has(place)) return true;
    if (!filesCameOrWent) continue;
    for (const kind of asked.kinds) if (isInside(place, kind)) return true;
  }
  return false;
}
