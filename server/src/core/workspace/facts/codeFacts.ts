import { RESULTS_LIMIT, type ResultsReading, readResults } from "../../benchmarks/formats/readResults.ts";
import type { Commit, Head, Host } from "../../host/host.ts";
import { isInside } from "../../host/uri.ts";
import { type DeclaredName, declaredNames } from "./declaredNames.ts";
import { type Unknown, unknown } from "./facts.ts";
import { type NameInFile, namesInCode } from "./namesInCode.ts";
import { PACKAGE_LIMIT, type PackageScripts, packageScripts } from "./packageScripts.ts";

/** Code files with more bytes are not looked at. */
const SOURCE_LIMIT = 4 * 1024 * 1024;

/** Reads a file as it is once it was read: what changed meanwhile was read again. */
export type ReadText = Host["readText"];

/** What is known so far of the code beside documents: lines, names, scripts, history. */
export class CodeFacts {
  readonly #lineCounts = new Map<string, number | undefined>();
  /** By file and name. */
  readonly #names = new Map<string, ReadonlyMap<string, NameInFile | undefined>>();
  readonly #scripts = new Map<string, PackageScripts | undefined>();
  readonly #declarations = new Map<string, readonly DeclaredName[] | undefined>();
  readonly #results = new Map<string, ResultsReading>();
  #history: KnownHistory | undefined;
  /** Grows whenever the history may have gone on. */
  #historyVersion = 0;
  /** The version that what is known of the history holds for. */
  #knownVersion = -1;
  /** Readings of the history, one after the other: many documents ask at once. */
  #reading: Promise<void> = Promise.resolve();

  lineCount(uri: string): number | undefined | Unknown {
    return this.#lineCounts.has(uri) ? this.#lineCounts.get(uri) : unknown;
  }

  nameIn(uri: string, name: string): NameInFile | undefined | Unknown {
    const known = this.#names.get(uri);
    return known?.has(name) ? known.get(name) : unknown;
  }

  scripts(uri: string): PackageScripts | undefined | Unknown {
    return this.#scripts.has(uri) ? this.#scripts.get(uri) : unknown;
  }

  namesDeclaredIn(uri: string): readonly DeclaredName[] | undefined | Unknown {
    return this.#declarations.has(uri) ? this.#declarations.get(uri) : unknown;
  }

  results(uri: string): ResultsReading | Unknown {
    return this.#results.get(uri) ?? unknown;
  }

  commitsAfter(day: string): readonly Commit[] | undefined | Unknown {
    if (!this.#history || this.#knownVersion !== this.#historyVersion) return unknown;
    const { head, since, commits } = this.#history;
    if (head === undefined || commits === undefined) return undefined;
    return since <= day ? commits.filter((commit) => commit.day > day) : unknown;
  }

  /** Where version control keeps what changes with every commit; undefined while that is not known, or there is none. */
  get head(): Head | undefined {
    return this.#history?.head;
  }

  async countLines(readText: ReadText, uri: string): Promise<void> {
    if (this.#lineCounts.has(uri)) return;
    const read = await readText(uri, SOURCE_LIMIT);
    this.#lineCounts.set(uri, read.kind === "text" ? linesIn(read.text) : undefined);
  }

  async lookForNames(readText: ReadText, uri: string, names: ReadonlySet<string>): Promise<void> {
    const known = this.#names.get(uri);
    const asked = [...names].filter((name) => !known?.has(name));
    if (asked.length === 0) return;
    const read = await readText(uri, SOURCE_LIMIT);
    const inCode = read.kind === "text" ? namesInCode(uri, read.text, asked) : [];
    this.#names.set(uri, new Map([...(known ?? []), ...asked.map((name, at) => [name, inCode[at]] as const)]));
  }

  async readScripts(readText: ReadText, uri: string): Promise<void> {
    if (this.#scripts.has(uri)) return;
    const read = await readText(uri, PACKAGE_LIMIT);
    this.#scripts.set(uri, read.kind === "text" ? packageScripts(read.text) : undefined);
  }

  async readDeclarations(readText: ReadText, uri: string): Promise<void> {
    if (this.#declarations.has(uri)) return;
    const read = await readText(uri, SOURCE_LIMIT);
    this.#declarations.set(uri, read.kind === "text" ? declaredNames(read.text) : undefined);
  }

  async readResults(readText: ReadText, uri: string): Promise<void> {
    if (this.#results.has(uri)) return;
    const read = await readText(uri, RESULTS_LIMIT);
    this.#results.set(uri, read.kind === "text" ? readResults(read.text) : { kind: "none", message: read.message });
  }

  /** Takes over what a file of results says from whoever has read it. */
  takeResults(uri: string, reading: ResultsReading): void {
    this.#results.set(uri, reading);
  }

  /** Reads the commits of a folder from a day on, unless they are known and none has come since. */
  readHistory(host: Host, folder: string, since: string): Promise<void> {
    const read = () => this.#readHistory(host, folder, since);
    this.#reading = this.#reading.then(read, read);
    return this.#reading;
  }

  async #readHistory(host: Host, folder: string, since: string): Promise<void> {
    if (this.commitsAfter(since) !== unknown) return;
    const version = this.#historyVersion;
    const head = await host.history?.head(folder);
    const known = this.#history;
    if (known === undefined || known.head?.commit !== head?.commit || known.since > since) {
      const commits = head && (await host.history?.commitsSince(folder, since));
      this.#history = { head, since, commits };
    }
    this.#knownVersion = version;
  }

  forgetText(uri: string): void {
    this.#lineCounts.delete(uri);
    this.#names.delete(uri);
    this.#scripts.delete(uri);
    this.#declarations.delete(uri);
    this.#results.delete(uri);
  }

  forgetFilesIn(folder: string): void {
    const known = [this.#lineCounts, this.#names, this.#scripts, this.#declarations, this.#results];
    for (const uri of known.flatMap((map) => [...map.keys()])) {
      if (isInside(folder, uri)) this.forgetText(uri);
    }
  }

  /** Says that there may be another commit. */
  forgetHistory(): void {
    this.#historyVersion++;
  }
}

interface KnownHistory {
  /** Undefined where there is no history. */
  readonly head: Head | undefined;
  readonly since: string;
  readonly commits: readonly Commit[] | undefined;
}

function linesIn(text: string): number {
  const ends = text.match(/\r\n|\n|\r/g)?.length ?? 0;
  return text === "" || /[\r\n]$/.test(text) ? ends : ends + 1;
}
