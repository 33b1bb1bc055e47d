import type { FolderEntry, Host, LinkReading } from "./host.ts";
import { IgnoreRules } from "./ignoreRules.ts";
import { foldersUpFrom, isInside, joinUri, relativePath } from "./uri.ts";

export interface WalkOptions {
  /** Whether a file is wanted, by its path from the walk's folder; every file is, by default. */
  readonly accepts?: (path: string) => boolean;
  /** How many folders deep files are looked for: 1 is the folder alone. */
  readonly maxDepth?: number;
  /** The walk ends after so many files, wanted or not. */
  readonly maxFiles?: number;
}

export interface Walk {
  /** The wanted files, in the order of their paths. */
  readonly files: readonly string[];
  /** The folders that were walked, empty ones too. */
  readonly folders: readonly string[];
  /** Folders that could not be read; the rest was walked all the same. */
  readonly problems: readonly WalkProblem[];
  /** Links by which the wanted files, or the whole folder, would be reached, and that lead out of the workspace. */
  readonly ledOut: readonly string[];
  /** False if the walk ended before it had seen everything. */
  readonly isComplete: boolean;
}

export interface WalkProblem {
  readonly uri: string;
  readonly message: string;
}

/** Never walked: they hold other people's files. Dot folders are, since documents may live in them. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(["node_modules", ".git", ".hg", ".svn"]);

/** The folder on the way to a place that no search enters, by its name; undefined where one would get there. */
export function skippedOnTheWay(folder: string, uri: string): string | undefined {
  return relativePath(folder, uri)
    ?.split("/")
    .slice(0, -1)
    .find((name) => SKIPPED_FOLDERS.has(name));
}

const MOST_FILES = 100_000;
/** What it leaves out is not walked. */
export const IGNORE_FILE = ".gitignore";
const IGNORE_FILE_LIMIT = 256 * 1024;

/**
 * The files in a folder and below it. `.gitignore` files hold at every level, those above the folder up to the
 * repository's root included. Links are followed once: what a link leads to is never walked a second time, and nothing
 * that lies out of the workspace is walked at all.
 */
export async function walk(host: Host, folder: string, options: WalkOptions = {}): Promise<Walk> {
  const root = (await host.realUri(folder)) ?? folder;
  const state: WalkState = {
    host,
    options,
    root,
    files: [],
    folders: [],
    linked: [],
    problems: [],
    ledOut: [],
    seenFolders: new Set(),
    count: 0,
  };
  await walkFolder(state, { uri: folder, path: "", depth: 1, rules: await rulesAbove(host, folder) });
  const known = new Set(state.files.map(({ uri }) => uri));
  const linked = await onlyNew(host, state.linked, root, folder, known);
  const files = [...state.files, ...linked].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ uri }) => uri);
  return {
    files,
    folders: state.folders,
    problems: state.problems,
    ledOut: state.ledOut,
    isComplete: state.count <= limitOf(options),
  };
}

interface WalkState {
  readonly host: Host;
  readonly options: WalkOptions;
  /** The walk's folder without links. */
  readonly root: string;
  readonly files: Found[];
  readonly folders: string[];
  /** Files that were reached by a link. */
  readonly linked: Found[];
  readonly problems: WalkProblem[];
  readonly ledOut: string[];
  /** Folders outside the root that links led to. */
  readonly seenFolders: Set<string>;
  count: number;
}

/** A file or folder: its place, and its path from the walk's folder. */
interface Found {
  readonly uri: string;
  readonly path: string;
}

interface FolderStep {
  readonly uri: string;
  /** From the walk's folder, with a `/` at its end; "" for that folder itself. */
  readonly path: string;
  readonly depth: number;
  readonly rules: IgnoreRules;
}

async function walkFolder(state: WalkState, step: FolderStep): Promise<void> {
  const { host } = state;
  const listed = await host.list(step.uri);
  if (listed.kind === "elsewhere") {
    state.ledOut.push(step.uri);
    return;
  }
  if (listed.kind !== "entries") {
    state.problems.push({ uri: step.uri, message: listed.message });
    return;
  }
  state.folders.push(step.uri);
  const rules = await rulesWithin(host, step.uri, step.rules, listed.entries);
  for (const entry of listed.entries) {
    if (state.count > limitOf(state.options)) return;
    await visit(state, { ...step, rules }, entry);
  }
}

async function visit(state: WalkState, step: FolderStep, entry: FolderEntry): Promise<void> {
  const uri = joinUri(step.uri, entry.name);
  const path = `${step.path}${entry.name}`;
  const kind = entry.kind === "link" ? (await state.host.stat(uri))?.kind : entry.kind;
  if (kind === "folder") await visitFolder(state, step, entry, { uri, path });
  else if (kind === "elsewhere") visitLedOut(state, { uri, path });
  else if (kind !== undefined) visitFile(state, step, entry, { uri, path });
}

async function visitFolder(state: WalkState, step: FolderStep, entry: FolderEntry, found: Found): Promise<void> {
  if (step.depth >= (state.options.maxDepth ?? Number.POSITIVE_INFINITY)) return;
  if (SKIPPED_FOLDERS.has(entry.name) || step.rules.ignores(found.uri, true)) return;
  if (entry.kind === "link" && !(await isNewFolder(state, found.uri))) return;
  await walkFolder(state, { uri: found.uri, path: `${found.path}/`, depth: step.depth + 1, rules: step.rules });
}

function visitLedOut(state: WalkState, found: Found): void {
  if (state.options.accepts?.(found.path) ?? true) state.ledOut.push(found.uri);
}

/** Pipes and devices count as files: whoever reads one is told what it is. */
function visitFile(state: WalkState, step: FolderStep, entry: FolderEntry, found: Found): void {
  state.count++;
  const isWanted = state.options.accepts?.(found.path) ?? true;
  if (!isWanted || step.rules.ignores(found.uri, false)) return;
  (entry.kind === "link" ? state.linked : state.files).push(found);
}

function limitOf(options: WalkOptions): number {
  return options.maxFiles ?? MOST_FILES;
}

/** True if a link leads to a folder outside the walk that no link led to before: then it can hold no loop. */
async function isNewFolder(state: WalkState, link: string): Promise<boolean> {
  const real = await state.host.realUri(link);
  if (real === undefined || isInside(state.root, real) || isInside(real, state.root)) return false;
  const isKnown = [...state.seenFolders].some((seen) => isInside(seen, real) || isInside(real, seen));
  state.seenFolders.add(real);
  return !isKnown;
}

/** Of the files behind links, those that the walk did not come by otherwise. */
async function onlyNew(
  host: Host,
  linked: readonly Found[],
  root: string,
  folder: string,
  known: Set<string>,
): Promise<readonly Found[]> {
  const fresh: Found[] = [];
  for (const file of linked) {
    const real = (await host.realUri(file.uri)) ?? file.uri;
    const asWalked = isInside(root, real) ? folder + real.slice(root.length) : real;
    if (known.has(asWalked)) continue;
    known.add(asWalked);
    fresh.push(file);
  }
  return fresh;
}

/**
 * The rules of the folders above, from the repository's root down; none outside a repository, and none that
 * leave out the folder itself, since it was asked for.
 */
async function rulesAbove(host: Host, folder: string): Promise<IgnoreRules> {
  const above = foldersUpFrom(folder);
  let depth = 0;
  while (depth < above.length && (await host.stat(joinUri(above[depth] ?? folder, ".git"))) === undefined) depth++;
  let rules = IgnoreRules.none;
  if (depth === above.length) return rules;
  for (const ancestor of above.slice(1, depth + 1).reverse()) {
    rules = await addRules(host, ancestor, rules, "told");
  }
  const isLeftOut = above.slice(0, depth).some((ancestor) => rules.ignores(ancestor, true));
  return isLeftOut ? IgnoreRules.none : rules;
}

async function rulesWithin(
  host: Host,
  folder: string,
  rules: IgnoreRules,
  entries: readonly FolderEntry[],
): Promise<IgnoreRules> {
  return entries.some(({ name }) => name === IGNORE_FILE) ? addRules(host, folder, rules) : rules;
}

/** @param links Above the walk's folder, which may be the workspace, no link is followed. */
async function addRules(
  host: Host,
  folder: string,
  rules: IgnoreRules,
  links: LinkReading = "followed",
): Promise<IgnoreRules> {
  const read = await host.readText(joinUri(folder, IGNORE_FILE), IGNORE_FILE_LIMIT, links);
  return read.kind === "text" ? rules.with(folder, read.text) : rules;
}
