import * as l10n from "@vscode/l10n";
import { isInside, nameOf, relativePath } from "../../host/uri.ts";
import { perDocument } from "../../incremental/memo.ts";
import { isSourceFile } from "../../mentions/sourceFiles.ts";
import { plainInsert } from "../../template/tabStops.ts";
import { type Facts, unknown } from "../../workspace/facts/facts.ts";
import { codeBases, codeTarget, isMade, moduleOf } from "../../workspace/links/codePaths.ts";
import type { FeatureInput } from "../feature.ts";
import { type CompletionItem, type Cursor, replacing } from "./item.ts";

/** More files are not offered at once: an editor that has so many asks again when more is typed. */
export const MOST_FILES = 100;

/** Where a place in the code is typed. */
export interface CodePlace {
  /** True where the template asks for such a place: then all files are offered before a letter of one is typed. */
  readonly isDue: boolean;
  /** True where the path gets backticks of its own. */
  readonly isBare: boolean;
}

/** True between backticks, of which the second may still be missing. */
export function isInBackticks({ before }: Cursor): boolean {
  return before.split("`").length % 2 === 0;
}

/** Files of code and, behind the path of one, what it declares. */
export function completeCode(input: FeatureInput, cursor: Cursor, place: CodePlace): readonly CompletionItem[] {
  const { facts } = input.context;
  if (!facts || facts.folder === undefined) return [];
  const typed = /(?<![^\s`])[^\s`]*$/.exec(cursor.before)?.[0] ?? "";
  const [, path, mark = "", name = ""] = INSIDE_FILE.exec(typed) ?? [];
  if (path !== undefined) return namesIn(path, name, mark, input, facts, cursor);
  return place.isDue || typed.length >= FEWEST_LETTERS ? files(input, facts, facts.folder, typed, cursor, place) : [];
}

/** A path, what stands behind a path in front of what is in the file, and that as far as it is typed. */
const INSIDE_FILE = /^([^:#]+)(::|[:#])([\p{L}\p{N}_$]*)$/u;
/** In other words in backticks a letter says nothing. */
const FEWEST_LETTERS = 2;

interface CodeFile {
  readonly uri: string;
  /** From the workspace folder. */
  readonly path: string;
}

function files(
  { document }: FeatureInput,
  facts: Facts,
  folder: string,
  typed: string,
  cursor: Cursor,
  { isBare }: CodePlace,
): readonly CompletionItem[] {
  const all = facts.filesMatching(folder, "**");
  if (all === undefined || all === unknown) return [];
  const module = moduleOf(document, facts.modules());
  const start = module && isInside(folder, module.uri) ? `${relativePath(folder, module.uri)}/` : undefined;
  const lead = /^\.\//.exec(typed)?.[0] ?? "";
  const wanted = typed.slice(lead.length).toLowerCase();
  const known = sourceFilesOf(all, [folder], () => sourceFilesIn(all, folder));
  const found = known.flatMap(({ uri, path }) => {
    const isOfModule = start !== undefined && path.startsWith(start);
    const shown = isOfModule && !wanted.startsWith(start.toLowerCase()) ? path.slice(start.length) : path;
    const rank = rankOf(shown.toLowerCase(), wanted);
    return rank === undefined ? [] : [{ uri, path, shown, rank: rank * 2 + (isOfModule ? 0 : 1) }];
  });
  const tick = isBare && typed === "" ? "`" : "";
  const sorted = found.sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1));
  // A path that the module has leads there, whatever else is called so.
  const named = new Map(sorted.toReversed().map((one) => [one.shown, one]));
  return sorted
    .filter((one) => named.get(one.shown) === one)
    .slice(0, MOST_FILES)
    .map(({ path, shown }) => ({
      label: shown,
      kind: "file",
      documentation: shown === path ? path : `${path}\n${l10n.t("In the module {0}", module?.name ?? "")}`,
      span: replacing(cursor, cursor.before.length - typed.length, /^[^\s`:#,;)]*/),
      insert: plainInsert(`${tick}${lead}${shown}${tick}`),
      filter: lead + shown,
    }));
}

const sourceFilesOf = perDocument<readonly CodeFile[]>();

function sourceFilesIn(files: readonly string[], folder: string): readonly CodeFile[] {
  return files.flatMap((uri) => {
    const path = isSourceFile(nameOf(uri)) ? relativePath(folder, uri) : undefined;
    return path === undefined || isMade(path) ? [] : [{ uri, path }];
  });
}

/** How well a path fits to what is typed: its start, its name's, or any of it; undefined if it does not. */
function rankOf(path: string, typed: string): number | undefined {
  if (path.startsWith(typed)) return 0;
  if (path.slice(path.lastIndexOf("/") + 1).startsWith(typed)) return 1;
  return path.includes(typed) ? 2 : undefined;
}

function namesIn(
  path: string,
  typed: string,
  mark: string,
  { document }: FeatureInput,
  facts: Facts,
  cursor: Cursor,
): readonly CompletionItem[] {
  const bases = codeBases(document.uri, facts.folder, moduleOf(document, facts.modules())?.uri);
  const target = codeTarget(path, bases, document.uri, facts);
  const names = target.kind === "file" && isSourceFile(path) ? facts.namesDeclaredIn(target.uri) : undefined;
  if (names === undefined || names === unknown) return [];
  const span = replacing(cursor, cursor.before.length - typed.length, /^[\p{L}\p{N}_$]*/u);
  return names.map(({ name, line, text }) => ({
    label: name,
    kind: "symbol",
    detail: l10n.t("line {0}", line),
    documentation: `${text}\n${path}${mark}${name}`,
    span,
    insert: plainInsert(name),
  }));
}
