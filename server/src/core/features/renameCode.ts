import { relativePath } from "../host/uri.ts";
import type { TextEdit } from "../text/textEdit.ts";
import type { DocumentSummary, PathEntry } from "../workspace/facts/documentIndex.ts";
import type { Module } from "../workspace/facts/modules.ts";
import { originOf, resolvePath } from "../workspace/facts/paths.ts";
import { codeBases, moduleCalled } from "../workspace/links/codePaths.ts";
import { type FileRename, type Move, moveOf } from "../workspace/links/moves.ts";
import type { DocumentEdits } from "./feature.ts";

/**
 * What documents have to say once files of code have moved: every path that names one of them, its lines kept.
 * @param modulesOf The modules of a workspace folder.
 * @param exists What is known of files that are no documents.
 */
export function renameCode(
  workspace: readonly DocumentSummary[],
  renames: readonly FileRename[],
  modulesOf: (folder: string) => readonly Module[] | undefined,
  exists: (uri: string) => boolean,
): readonly DocumentEdits[] {
  const move = moveOf(renames, workspace, exists);
  return workspace.flatMap((summary): readonly DocumentEdits[] => {
    const { uri, codePaths, module, place } = summary;
    if (codePaths.length === 0) return [];
    const ofModule = place.folder === undefined ? undefined : moduleCalled(module, modulesOf(place.folder))?.uri;
    const bases = codeBases(uri, place.folder, ofModule);
    const edits = codePaths.flatMap((path) => pathEdit(path, bases, summary, move));
    return edits.length > 0 ? [{ uri, edits }] : [];
  });
}

function pathEdit(
  { path, span }: PathEntry,
  bases: readonly string[],
  { uri: document, place }: DocumentSummary,
  move: Move,
): readonly TextEdit[] {
  const origin = originOf(document, place);
  const targets = bases.flatMap((base) => resolvePath(path, [base], origin).map((uri) => ({ uri, base })));
  const target = targets.find(({ uri }) => move.to(uri) !== uri || move.existsBefore(uri));
  const now = target && move.to(target.uri);
  if (!target || now === target.uri || now === undefined) return [];
  const newText = writtenLike(path, relativePath(move.to(target.base), now), relativePath(place.folder ?? "", now));
  return newText === undefined || newText === path || ENDS_PATH.test(newText) ? [] : [{ span, newText }];
}

/** From the same folder as before; from the workspace folder where the file has left that one. */
function writtenLike(old: string, fromBase: string | undefined, fromFolder: string | undefined): string | undefined {
  const path = fromBase?.startsWith("../") && !old.startsWith("../") ? fromFolder : fromBase;
  if (path === undefined) return undefined;
  const lead = /^(?:\.\/|\/)/.exec(old)?.[0] ?? "";
  const end = old.endsWith("/") ? "/" : "";
  return (path.startsWith("../") ? "" : lead) + path + end;
}

/** What no path can hold in backticks, or in a comment. */
const ENDS_PATH = /`|-->/;
