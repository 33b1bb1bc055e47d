import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { version } from "../../../../package.json";
import { isLedOut } from "../../core/host/ledOut.ts";
import { joinUri } from "../../core/host/uri.ts";
import { flatMap } from "../../core/text/flatMap.ts";
import type { Asked } from "../../core/workspace/facts/facts.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import type { DocumentReport } from "../reports/checkReport.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { CheckedFile } from "./checkDocuments.ts";
import {
  type CompactReport,
  compactReport,
  fullReport,
  itemAt,
  type NumberOf,
  numberedTexts,
} from "./compactReport.ts";
import { SurroundingState } from "./surroundingState.ts";

/** A larger file is not worth its reading. */
const CACHE_LIMIT = 512 * 1024 * 1024;

/** What was found in a file, and all that it depends on. */
interface Entry {
  /** The digest of the file's text. */
  readonly text: string;
  readonly asked: readonly Question[];
  /** Undefined for a file that is none of ours. */
  readonly report: DocumentReport | undefined;
}

/** What was asked about a place, and the digest of the answer. */
type Question = readonly [kind: QuestionKind, uri: string, answer: string];
type QuestionKind = "kind" | "text" | "files" | "documents" | "head";

/** An entry as it is written. */
interface CompactEntry {
  readonly text: string;
  readonly asked: readonly (readonly [kind: QuestionKind, uri: number, answer: number])[];
  readonly report: CompactReport | null;
}

interface CacheFile {
  /** Whatever holds for all entries: program, day, settings, templates. */
  readonly key: string;
  /** What the numbers in the entries stand for. */
  readonly texts: readonly string[];
  readonly entries: Readonly<Record<string, CompactEntry>>;
}

/** What the last check found, by the content of all that it looked at. */
export class CheckCache {
  readonly #terminal: Terminal;
  readonly #workspace: Workspace;
  readonly #state: SurroundingState;
  readonly #place: Place;
  readonly #key: string;
  readonly #known: ReadonlyMap<string, Entry>;
  readonly #hits = new Map<string, Entry>();

  private constructor(
    terminal: Terminal,
    workspace: Workspace,
    place: Place,
    key: string,
    known: ReadonlyMap<string, Entry>,
  ) {
    this.#terminal = terminal;
    this.#workspace = workspace;
    this.#state = new SurroundingState(workspace);
    this.#place = place;
    this.#key = key;
    this.#known = known;
  }

  /** Undefined where nothing can be kept. */
  static async open(terminal: Terminal, workspace: Workspace): Promise<CheckCache | undefined> {
    const place = await placeOf(terminal);
    if (place === undefined) return undefined;
    const key = await keyOf(terminal, workspace);
    const read = await workspace.host.readText(place.uri, CACHE_LIMIT);
    const known = read.kind === "text" ? entriesIn(read.text, key, place.secret) : new Map<string, Entry>();
    return new CheckCache(terminal, workspace, place, key, known);
  }

  /** The reports of those files of which nothing has changed; undefined for those that are none of ours. */
  async lookUp(files: readonly string[]): Promise<ReadonlyMap<string, DocumentReport | undefined>> {
    for (const uri of files) {
      // Digests are taken before a file is checked: one that changes meanwhile is checked again next time.
      const text = await this.#state.answer("text", uri);
      const entry = this.#known.get(uri);
      if (entry?.text === text && (await this.#holds(entry))) this.#hits.set(uri, entry);
    }
    return new Map([...this.#hits].map(([uri, { report }]) => [uri, report]));
  }

  /** Writes what is known of the files, and nothing of others. Where that can't be done, the next check does it all again. */
  async save(files: readonly string[], checked: readonly CheckedFile[]): Promise<void> {
    const fresh = new Map<string, Entry>();
    for (const { uri, report, asked, crashes } of checked) {
      if (asked === undefined || crashes.length > 0) continue;
      const text = await this.#state.answer("text", uri);
      fresh.set(uri, { text, asked: await this.#answers(uri, asked), report });
    }
    const isSame = fresh.size === 0 && this.#hits.size === this.#known.size;
    if (isSame) return;
    const entries = flatMap(files, (uri) => {
      const entry = fresh.get(uri) ?? this.#hits.get(uri);
      return entry === undefined ? [] : [[uri, entry] as const];
    });
    const { host } = this.#terminal;
    const { uri, secret } = this.#place;
    const written = await host.write(uri, fileText(this.#key, entries, secret), { kind: "anything" });
    // What lies here is nobody's source: neither version control nor a walk over the files is to see it.
    if (written.kind === "written") await host.write(joinUri(uri, "../.gitignore"), "*\n", { kind: "nothing" });
  }

  async #holds({ asked }: Entry): Promise<boolean> {
    for (const [kind, uri, answer] of asked) if ((await this.#state.answer(kind, uri)) !== answer) return false;
    return true;
  }

  async #answers(uri: string, asked: Asked): Promise<readonly Question[]> {
    const around = this.#workspace.folderOf(uri)?.uri ?? uri;
    const questions: (readonly [QuestionKind, string])[] = [
      ...[...asked.kinds].map((place) => ["kind", place] as const),
      ...[...asked.documents].map((place) => ["text", place] as const),
      ...(asked.files ? [["files", around] as const] : []),
      ...(asked.index ? [["documents", around] as const] : []),
      ...(asked.history ? [["head", around] as const] : []),
    ];
    const answers: Question[] = [];
    for (const [kind, place] of questions) answers.push([kind, place, await this.#state.answer(kind, place)]);
    return answers;
  }
}

/** Where the cache lies, and what shows that this user wrote it: a workspace may bring one along. */
interface Place {
  readonly uri: string;
  readonly secret: Uint8Array;
}

const PLACES = ["node_modules/.cache/perfdoc/check.json", ".perfdoc-cache/check.json"] as const;

/** Modules may be shared by links; then what is found here is kept here. */
async function placeOf({ host, cwd, secret: secretOf }: Terminal): Promise<Place | undefined> {
  const secret = secretOf?.();
  if (secret === undefined) return undefined;
  const hasModules = (await host.stat(joinUri(cwd, "node_modules")))?.kind === "folder";
  for (const path of hasModules ? PLACES : PLACES.slice(1)) {
    const uri = joinUri(cwd, path);
    if (!(await isLedOut(host, [cwd], uri))) return { uri, secret };
  }
  return undefined;
}

/** How a file for the key begins: what does not hold any more need not be parsed. */
function fileStart(key: string): string {
  return `{"key":${JSON.stringify(key)},`;
}

/** The seal on one line, what it is a seal of on the next. */
function fileText(key: string, entries: readonly (readonly [uri: string, Entry])[], secret: Uint8Array): string {
  const { texts, numberOf } = numberedTexts();
  const compact = entries.map(([uri, entry]) => [uri, compactEntry(entry, numberOf)] as const);
  const file: CacheFile = { key, texts, entries: Object.fromEntries(compact) };
  const text = JSON.stringify(file);
  return `${sealOf(text, secret)}\n${text}`;
}

function compactEntry({ text, asked, report }: Entry, numberOf: NumberOf): CompactEntry {
  return {
    text,
    asked: asked.map(([kind, uri, answer]) => [kind, numberOf(uri), numberOf(answer)]),
    report: report ? compactReport(report, numberOf) : null,
  };
}

/** None in a file that is broken, or was written by somebody else, by another program or for other settings. */
function entriesIn(file: string, key: string, secret: Uint8Array): ReadonlyMap<string, Entry> {
  const end = file.indexOf("\n");
  const text = file.slice(end + 1);
  if (!text.startsWith(fileStart(key)) || !isSealed(text, file.slice(0, end), secret)) return new Map();
  try {
    const { texts, entries }: CacheFile = JSON.parse(text);
    return new Map(Object.entries(entries).map(([uri, entry]) => [uri, fullEntry(entry, texts)]));
  } catch {
    return new Map();
  }
}

function fullEntry({ text, asked, report }: CompactEntry, texts: readonly string[]): Entry {
  return {
    text,
    asked: asked.map(([kind, uri, answer]) => [kind, itemAt(texts, uri), itemAt(texts, answer)]),
    report: report ? fullReport(report, texts) : undefined,
  };
}

/** The digest of all that holds for every file: the program, where and when it runs, settings, modules and templates. */
async function keyOf({ cwd, program }: Terminal, workspace: Workspace): Promise<string> {
  const { host } = workspace;
  const folders = [];
  for (const { uri, settings, modules, templates, templateFiles, config } of workspace.folders) {
    const texts = await Promise.all([...templateFiles].map((file) => host.readText(file)));
    folders.push([uri, settings, modules, templates.categories, [...templateFiles], texts, config.design]);
  }
  const code = program === undefined ? "" : digestOf(await readFile(program));
  return digestOf(JSON.stringify([version, code, cwd, host.today(), host.history !== undefined, folders]));
}

function sealOf(text: string, secret: Uint8Array): string {
  return createHmac("sha256", secret).update("check\n").update(text).digest("base64url");
}

function isSealed(text: string, seal: string, secret: Uint8Array): boolean {
  const [found, expected] = [Buffer.from(seal), Buffer.from(sealOf(text, secret))];
  return found.length === expected.length && timingSafeEqual(found, expected);
}

function digestOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url");
}
