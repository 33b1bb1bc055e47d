import type { FileCheck } from "../../core/check/checkFile.ts";
import { isInside } from "../../core/host/uri.ts";
import type { Dependencies } from "../../core/workspace/facts/facts.ts";
import type { Diagnostics, Report } from "../documents/diagnostics.ts";
import type { ServerState } from "../documents/serverState.ts";
import type { ClosedDocument } from "./closedDocument.ts";

type Check = Pick<FileCheck<ClosedDocument>, "uri" | "dependencies" | "found">;

/** What is known of a document that is not open. */
export type CheckedDocument = Omit<ClosedDocument, "summary"> & Pick<Check, "uri" | "dependencies"> & Report;

/** True for what was found in a document that has to be checked again. */
type StaleTest = (checked: Pick<Check, "uri" | "dependencies">) => boolean;

/** The documents of the workspace that are not open, each checked once and again when something it depends on changed. */
export class WorkspaceDiagnostics {
  readonly #state: ServerState;
  readonly #diagnostics: Diagnostics;
  readonly #checked = new Map<string, CheckedDocument>();
  /** What is stale since the check began that runs, and was not known to it. */
  #staleTests: StaleTest[] | undefined;

  constructor(state: ServerState, diagnostics: Diagnostics) {
    this.#state = state;
    this.#diagnostics = diagnostics;
  }

  get(uri: string): CheckedDocument | undefined {
    return this.#checked.get(uri);
  }

  /** The documents that were never checked, or have to be again. */
  pending(): readonly string[] {
    const { workspace } = this.#state;
    const documents = workspace.index.documents().map(({ uri }) => uri);
    return documents.filter((uri) => !this.#checked.has(uri) && !workspace.openDocument(uri));
  }

  all(): readonly CheckedDocument[] {
    return [...this.#checked.values()];
  }

  get size(): number {
    return this.#checked.size;
  }

  /** Every document has to be checked again: settings or templates are others. Gives those that were. */
  clear(): readonly string[] {
    return this.#forget(() => true);
  }

  /** The document has to be checked again. */
  forget(uri: string): void {
    this.#staleTests?.push((one) => one.uri === uri);
    this.#checked.delete(uri);
  }

  /** Forgets the documents that lie at one of the places or below; gives those. */
  forgetInside(places: ReadonlySet<string>): readonly string[] {
    return this.#forget(({ uri }) => [...places].some((place) => isInside(place, uri)));
  }

  /** Forgets the documents that depend on one of the places, or on something in them. */
  forgetDependents(places: ReadonlySet<string>, filesCameOrWent: boolean): void {
    this.#forget(({ dependencies }) => dependsOn(dependencies, places, filesCameOrWent));
  }

  /** Forgets the documents that depend on what version control says, or on which files there are. */
  forgetDependentsOfHistory(): void {
    this.#forget(({ dependencies: { history, files, index } }) => history || files || index);
  }

  #forget(isStale: StaleTest): readonly string[] {
    this.#staleTests?.push(isStale);
    const forgotten = this.all()
      .filter(isStale)
      .map(({ uri }) => uri);
    for (const uri of forgotten) this.#checked.delete(uri);
    return forgotten;
  }

  /** Leaves out what is no document of the workspace any more; gives those places. */
  prune(): readonly string[] {
    const { workspace } = this.#state;
    const known = new Set(workspace.index.documents().map(({ uri }) => uri));
    const gone = [...this.#checked.keys()].filter((uri) => !known.has(uri) || workspace.openDocument(uri));
    for (const uri of gone) this.#checked.delete(uri);
    return gone.filter((uri) => !known.has(uri));
  }

  /** A check begins of what is known now: what is stale while it runs is kept in mind. */
  beginCheck(): void {
    this.#staleTests = [];
  }

  endCheck(): void {
    this.#staleTests = undefined;
  }

  /** Takes over what the check found in a file; false for what is stale by now, or none of ours. */
  take({ uri, found, dependencies }: Check): boolean {
    const { workspace } = this.#state;
    const isStale = this.#staleTests?.some((test) => test({ uri, dependencies })) ?? true;
    if (isStale || workspace.openDocument(uri)) return false;
    workspace.takeRead(uri, found?.summary);
    if (!found) return false;
    const { overview, items } = found;
    const { resultId } = this.#diagnostics.reportOfClosed(uri, items);
    this.#checked.set(uri, { uri, overview, items, dependencies, resultId });
    return true;
  }
}

function holds(place: string, uris: ReadonlySet<string>): boolean {
  for (const uri of uris) if (isInside(place, uri)) return true;
  return false;
}

/** True if an answer may differ since something changed at the places. */
export function dependsOn(
  { documents, kinds, files, index }: Dependencies,
  places: ReadonlySet<string>,
  filesCameOrWent: boolean,
): boolean {
  if (filesCameOrWent && (files || index)) return true;
  for (const place of places) {
    if (documents.has(place)) return true;
    if (filesCameOrWent && (holds(place, kinds) || holds(place, documents))) return true;
  }
  return false;
}
