import type { Diagnostic } from "vscode-languageserver-protocol";
import type { CheckedDocument } from "../check/check.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { type Overview, overviewOf } from "../features/overview.ts";
import { isInside } from "../host/uri.ts";
import { flatMap } from "../text/flatMap.ts";
import { isIndexed } from "../workspace/documentIndex.ts";
import { type Asked, MOST_ROUNDS } from "../workspace/facts.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { World } from "./world.ts";

/** What is kept of a document that is not open. */
export interface Surveyed {
  readonly overview: Overview;
  readonly items: Diagnostic[];
  readonly resultId: string;
}

interface Entry extends Surveyed {
  readonly asked: Asked;
}

/** The documents of the workspace that are not open, each checked once and again when something it looked at changed. */
export class Survey {
  readonly #world: World;
  readonly #diagnostics: Diagnostics;
  readonly #entries = new Map<string, Entry>();

  constructor(world: World, diagnostics: Diagnostics) {
    this.#world = world;
    this.#diagnostics = diagnostics;
  }

  get(uri: string): Surveyed | undefined {
    return this.#entries.get(uri);
  }

  /** The documents that were never checked, or have to be again. */
  pending(): readonly string[] {
    const documents = this.#world.workspace.knownDocuments();
    return documents.map(({ uri }) => uri).filter((uri) => this.#isUnchecked(uri));
  }

  /** True for a document that is one of these, as far as it is known. */
  isPending(uri: string): boolean {
    const { workspace } = this.#world;
    if (!this.#isUnchecked(uri) || !workspace.isIncluded(uri)) return false;
    const summary = workspace.summary(uri);
    return summary !== undefined && isIndexed(summary);
  }

  #isUnchecked(uri: string): boolean {
    return !this.#entries.has(uri) && !this.#world.workspace.openDocument(uri);
  }

  get uris(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** Every document has to be checked again: settings or templates are others. */
  clear(): void {
    this.#entries.clear();
  }

  /** The document has to be checked again. */
  forget(uri: string): void {
    this.#entries.delete(uri);
  }

  /** Forgets the documents that looked at one of the places, or at something in them. */
  forgetThoseThatAsked(places: ReadonlySet<string>, filesCameOrWent: boolean): void {
    for (const [uri, { asked }] of this.#entries) {
      if (dependsOn(asked, places, filesCameOrWent)) this.forget(uri);
    }
  }

  /** Forgets the documents of which it was asked what version control says. */
  forgetThoseThatAskedHistory(): void {
    for (const [uri, { asked }] of this.#entries) if (asked.history) this.forget(uri);
  }

  /** Leaves out what is no document of the workspace any more; gives those places. */
  prune(): readonly string[] {
    const known = new Set(this.#world.workspace.knownDocuments().map(({ uri }) => uri));
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
    if (read.kind !== "document") return;
    const { document } = read;
    const { checked, asked } = await this.#check(document, pause);
    if (this.#world.version !== version || workspace.openDocument(uri)) return;
    const { items, resultId } = this.#diagnostics.reportOf(document, checked.findings);
    this.#diagnostics.release(uri);
    this.#entries.set(uri, { overview: overviewOf(document, checked), items, resultId, asked });
  }

  async #check(
    document: PerfDocument,
    pause: () => Promise<void>,
  ): Promise<{ readonly checked: CheckedDocument; readonly asked: Asked }> {
    const { workspace } = this.#world;
    for (let round = 1; ; round++) {
      const context = workspace.contextOf(document.uri);
      const checked = this.#world.check(document, context);
      await pause();
      const isLacking = await workspace.fetchMisses(document.uri, context.facts);
      if (isLacking && round < MOST_ROUNDS) continue;
      await this.#world.loadTexts(
        flatMap(checked.findings, (finding) => flatMap(finding.related ?? [], ({ uri }) => uri ?? [])),
      );
      return { checked, asked: context.facts.asked() };
    }
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
