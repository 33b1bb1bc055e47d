import type { Commit, Head, Host } from "../host/host.ts";
import { isInside } from "../host/uri.ts";
import { type Unknown, unknown } from "./facts.ts";
import { PACKAGE_LIMIT, type PackageScripts, packageScripts } from "./packageScripts.ts";

/** Code files with more bytes are not counted. */
const SOURCE_LIMIT = 4 * 1024 * 1024;

/** What is known so far of the code beside documents: lines, scripts, history. */
export class CodeFacts {
  readonly #lineCounts = new Map<string, number | undefined>();
  readonly #scripts = new Map<string, PackageScripts | undefined>();
  #history: KnownHistory | undefined;
  /** False while the history may have gone on. */
  #isHistoryCurrent = false;

  lineCount(uri: string): number | undefined | Unknown {
    return this.#lineCounts.has(uri) ? this.#lineCounts.get(uri) : unknown;
  }

  scripts(uri: string): PackageScripts | undefined | Unknown {
    return this.#scripts.has(uri) ? this.#scripts.get(uri) : unknown;
  }

  commitsAfter(day: string): readonly Commit[] | undefined | Unknown {
    if (!this.#history || !this.#isHistoryCurrent) return unknown;
    const { head, since, commits } = this.#history;
    if (head === undefined || commits === undefined) return undefined;
    return since <= day ? commits.filter((commit) => commit.day > day) : unknown;
  }

  /** Where version control keeps what changes with every commit; undefined while that is not known, or there is none. */
  get head(): Head | undefined {
    return this.#history?.head;
  }

  async countLines(host: Host, uri: string): Promise<void> {
    if (this.#lineCounts.has(uri)) return;
    const read = await host.readText(uri, SOURCE_LIMIT);
    this.#lineCounts.set(uri, read.kind === "text" ? linesIn(read.text) : undefined);
  }

  async readScripts(host: Host, uri: string): Promise<void> {
    if (this.#scripts.has(uri)) return;
    const read = await host.readText(uri, PACKAGE_LIMIT);
    this.#scripts.set(uri, read.kind === "text" ? packageScripts(read.text) : undefined);
  }

  /** Reads the commits of a folder from a day on, unless they are known and none has come since. */
  async readHistory(host: Host, folder: string, since: string): Promise<void> {
    const head = await host.history?.head(folder);
    const known = this.#history;
    const isKnown = known !== undefined && known.head?.commit === head?.commit && known.since <= since;
    if (!isKnown) {
      const commits = head && (await host.history?.commitsSince(folder, since));
      this.#history = { head, since, commits };
    }
    this.#isHistoryCurrent = true;
  }

  forgetText(uri: string): void {
    this.#lineCounts.delete(uri);
    this.#scripts.delete(uri);
  }

  forgetFilesIn(folder: string): void {
    for (const uri of [...this.#lineCounts.keys(), ...this.#scripts.keys()]) {
      if (isInside(folder, uri)) this.forgetText(uri);
    }
  }

  /** Says that there may be another commit. */
  forgetHistory(): void {
    this.#isHistoryCurrent = false;
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
