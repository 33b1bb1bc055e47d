import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { version } from "../../../../package.json";
import type { Answer, FileCheck } from "../../core/check/checkFile.ts";
import type { FirstSight } from "../../core/host/firstSight.ts";
import { isLedOut } from "../../core/host/ledOut.ts";
import { isInside, joinUri } from "../../core/host/uri.ts";
import { packed, unpacked } from "../../core/text/packed.ts";
import type { Workspace } from "../../core/workspace/workspace.ts";
import type { DocumentReport } from "../reports/checkReport.ts";
import { pathFrom } from "../reports/documentReport.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { SurroundingState } from "./surroundingState.ts";

/** A larger file is not worth its reading. */
const CACHE_LIMIT = 512 * 1024 * 1024;

/** What was found in a file, and all that it depends on. */
interface Entry {
  readonly uri: string;
  /** The digest of the file's text. */
  readonly text: string;
  readonly dependencies: readonly Answer[];
  /** Undefined for a file that is none of ours. */
  readonly report: DocumentReport | undefined;
}

/** What the last check found, by the content of all that it looked at. */
export class CheckCache {
  readonly state: SurroundingState;
  readonly #terminal: Terminal;
  readonly #workspace: Workspace;
  readonly #place: Place;
  readonly #key: string;
  readonly #known: ReadonlyMap<string, Entry>;
  readonly #hits = new Map<string, Entry>();

  private constructor(
    terminal: Terminal,
    workspace: Workspace,
    sight: FirstSight,
    place: Place,
    key: string,
    known: ReadonlyMap<string, Entry>,
  ) {
    this.#terminal = terminal;
    this.#workspace = workspace;
    this.state = new SurroundingState(workspace, sight);
    this.#place = place;
    this.#key = key;
    this.#known = known;
  }

  /**
   * Undefined where nothing can be kept.
   * @param sight What the workspace reads by.
   */
  static async open(terminal: Terminal, workspace: Workspace, sight: FirstSight): Promise<CheckCache | undefined> {
    const place = await placeOf(terminal, workspace);
    if (place === undefined) return undefined;
    const key = await keyOf(terminal, workspace);
    const toHere = (entry: Entry) => ({ ...entry, report: seenFrom(entry.report, place.root, terminal.cwd) });
    const read = await workspace.host.readText(place.uri, CACHE_LIMIT);
    const entries = read.kind === "text" ? entriesIn(read.text, key, place.secret) : [];
    return new CheckCache(
      terminal,
      workspace,
      sight,
      place,
      key,
      new Map(entries.map((entry) => [entry.uri, toHere(entry)])),
    );
  }

  /** The reports of those files of which nothing has changed; undefined for those that are none of ours. */
  async lookUp(files: readonly string[]): Promise<ReadonlyMap<string, DocumentReport | undefined>> {
    for (const uri of files) {
      // Digests are taken before a file is checked: one that changes meanwhile is checked again next time.
      const text = await this.state.answer("text", uri);
      const entry = this.#known.get(uri);
      if (entry?.text === text && (await this.#holds(entry))) this.#hits.set(uri, entry);
    }
    // The same goes for a commit.
    if (this.#hits.size < files.length && this.#terminal.host.history) {
      for (const { uri } of this.#workspace.folders) void this.state.answer("head", uri);
    }
    return new Map([...this.#hits].map(([uri, { report }]) => [uri, report]));
  }

  /** Writes what is known of the files, and of others that are still there. Where that can't be done, the next check does it all again. */
  async save(files: readonly string[], checks: readonly FileCheck<DocumentReport>[]): Promise<void> {
    const fresh = new Map<string, Entry>();
    for (const { uri, found: report, unread, answers: dependencies, crashes } of checks) {
      if (unread !== undefined || crashes.length > 0 || !(await this.#stillHolds(dependencies))) continue;
      const text = await this.state.answer("text", uri);
      fresh.set(uri, { uri, text, dependencies, report });
    }
    if (fresh.size === 0) return;
    const entries = [
      ...(await this.#others(files)),
      ...files.flatMap((uri) => fresh.get(uri) ?? this.#hits.get(uri) ?? []),
    ];
    const { host, cwd } = this.#terminal;
    const { uri, root, secret } = this.#place;
    const written = entries.map((entry) => ({ ...entry, report: seenFrom(entry.report, cwd, root) }));
    const result = await host.write(uri, fileText(this.#key, written, secret), { kind: "anything" });
    // What lies here is nobody's source: neither version control nor a walk over the files is to see it.
    if (result.kind === "written") await host.write(joinUri(uri, "../.gitignore"), "*\n", { kind: "nothing" });
  }

  /** What is known of files that were not asked about, if they are still there. */
  async #others(files: readonly string[]): Promise<readonly Entry[]> {
    const isAsked = new Set(files);
    const others: Entry[] = [];
    for (const [uri, entry] of this.#known) {
      if (!isAsked.has(uri) && (await this.#terminal.host.stat(uri))?.kind === "file") others.push(entry);
    }
    return others;
  }

  /** False if another thread has seen something else than this one: it changed meanwhile. */
  async #stillHolds(answers: readonly Answer[]): Promise<boolean> {
    for (const [question, uri, answer] of answers) {
      if (((await this.state.known(question, uri)) ?? answer) !== answer) return false;
    }
    return true;
  }

  async #holds({ dependencies }: Entry): Promise<boolean> {
    for (const [question, uri, answer] of dependencies) {
      if ((await this.state.answer(question, uri)) !== answer) return false;
    }
    return true;
  }
}

/** Where the cache lies, and what shows that this user wrote it: a workspace may bring one along. */
interface Place {
  readonly uri: string;
  /** The workspace's root, from which paths in it count. */
  readonly root: string;
  readonly secret: Uint8Array;
}

/** In one place, wherever in the workspace a command runs: at the root of the outermost folder around it, else of the first. */
async function placeOf({ host, cwd, secret: secretOf }: Terminal, { folders }: Workspace): Promise<Place | undefined> {
  const secret = secretOf?.();
  const roots = folders.map(({ uri }) => uri).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const root = roots.find((one) => isInside(one, cwd)) ?? roots[0];
  if (secret === undefined || root === undefined) return undefined;
  const uri = joinUri(root, ".perfdoc-cache/check.json");
  return (await isLedOut(host, [root], uri)) ? undefined : { uri, root, secret };
}

/** The report as it reads from another folder. */
function seenFrom<Report extends DocumentReport | undefined>(report: Report, before: string, now: string): Report {
  if (report === undefined || before === now) return report;
  const moved = <Placed extends { readonly path: string }>(place: Placed): Placed => {
    const uri = place.path.includes("://") ? place.path : joinUri(before, place.path);
    return { ...place, path: pathFrom(now, uri) };
  };
  const findings = report.findings.map((finding) => ({ ...finding, related: finding.related.map(moved) }));
  return { ...moved(report), findings };
}

/** The seal on one line; what it is a seal of on the next ones, the key and the entries. */
function fileText(key: string, entries: readonly Entry[], secret: Uint8Array): string {
  const text = `${key}\n${packed(entries)}`;
  return `${sealOf(text, secret)}\n${text}`;
}

/** None in a file that is broken, or was written by somebody else, by another program or for other settings. */
function entriesIn(file: string, key: string, secret: Uint8Array): readonly Entry[] {
  const end = file.indexOf("\n");
  const text = file.slice(end + 1);
  if (!text.startsWith(`${key}\n`) || !isSealed(text, file.slice(0, end), secret)) return [];
  try {
    return unpacked(text.slice(key.length + 1));
  } catch {
    return [];
  }
}

/** The digest of all that holds for every file: the program, the day, settings, modules and templates. */
async function keyOf({ program }: Terminal, workspace: Workspace): Promise<string> {
  const { host } = workspace;
  const folders = [];
  for (const { uri, settings, modules, templates, templateFiles, config } of workspace.folders) {
    const texts = await Promise.all([...templateFiles].map((file) => host.readText(file)));
    folders.push([
      uri,
      settings,
      config.layers,
      modules,
      templates.categories,
      [...templateFiles],
      texts,
      config.design,
    ]);
  }
  const code = program === undefined ? "" : digestOf(await readFile(program));
  return digestOf(JSON.stringify([version, code, host.today(), host.history !== undefined, folders]));
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
