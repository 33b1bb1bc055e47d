import { parentUri, relativePath } from "../host/uri.ts";
import { pathPartOf } from "../markdown/linkUrl.ts";
import type { TextEdit } from "../text/textEdit.ts";
import type { DocumentSummary } from "../workspace/facts/documentIndex.ts";
import {
  isPath,
  type LinkReference,
  type PathReference,
  pathTargets,
  type Reference,
  type Target,
} from "../workspace/facts/documentReferences.ts";
import { frontmatterBases, innermost, type Origin, resolveLink } from "../workspace/facts/paths.ts";
import { type FileRename, type Move, moveOf } from "../workspace/links/moves.ts";
import { writtenScalarPath, writtenUrlPath } from "../workspace/links/writtenPaths.ts";
import type { DocumentEdits } from "./feature.ts";

/**
 * What documents have to say once files have moved: links to them, paths of the frontmatter that name them, and in
 * documents that move themselves whatever is relative to their place. The edits are meant for the documents where
 * they are now.
 * @param exists What is known of files that are no documents.
 */
export function renameFiles(
  workspace: readonly DocumentSummary[],
  renames: readonly FileRename[],
  exists: (uri: string) => boolean = () => false,
): readonly DocumentEdits[] {
  const move = moveOf(renames, workspace, exists);
  return workspace
    .map((summary) => ({
      uri: summary.uri,
      edits: summary.links.flatMap((reference) => editOf(reference, summary, move)),
    }))
    .filter(({ edits }) => edits.length > 0);
}

/** A document and where its references count from once everything has moved. */
interface Moved {
  readonly origin: Origin;
  readonly bases: readonly string[];
  readonly docsRoot: string;
}

function editOf(reference: Reference, summary: DocumentSummary, move: Move): readonly TextEdit[] {
  const target = targetBefore(reference, move);
  if (!target) return [];
  const document = move.to(summary.uri);
  const now = move.to(target.uri);
  if (now === target.uri && document === summary.uri) return [];
  const { folder, docsRoot, roots } = summary.place;
  const origin: Origin = { document, folder: folder && innermost(roots, document), roots };
  const moved: Moved = { origin, bases: frontmatterBases(docsRoot, origin), docsRoot };
  const base = target.base === parentUri(summary.uri) ? parentUri(document) : target.base;
  return isPath(reference)
    ? pathEdit(reference, target, { now, base }, moved, move)
    : linkEdit(reference, { now, base }, moved, move);
}

/** Where the reference leads; what leads nowhere goes with its document if it is a link, and stays if it is a path. */
function targetBefore(reference: Reference, move: Move): Target | undefined {
  const { targets } = reference;
  const found = targets.find(({ uri }) => move.existsBefore(uri)) ?? targets.find(({ uri }) => move.to(uri) !== uri);
  return found ?? (isPath(reference) ? undefined : targets[0]);
}

interface NewTarget {
  readonly now: string;
  /** The folder that the written path counts from. */
  readonly base: string;
}

function linkEdit(
  { url, urlSpan, place }: LinkReference,
  { now, base }: NewTarget,
  { origin, docsRoot }: Moved,
  move: Move,
): readonly TextEdit[] {
  const old = pathPartOf(url);
  if (old === "") return [];
  const leads = resolveLink(url, docsRoot, origin);
  const places = leads.kind === "place" ? leads.places : [];
  if (places.find(({ uri }) => uri === now || move.existsAfter(uri))?.uri === now) return [];
  const [written] = ways(old, base, now, origin);
  if (!written) return [];
  const newText = writtenUrlPath(inMannerOf(written.path, old), place, written.like);
  return [{ span: { start: urlSpan.start, end: urlSpan.start + old.length }, newText }];
}

/** A page of a site stays one: `tuning` for `tuning.md`, `tuning.html` likewise. */
function inMannerOf(path: string, old: string): string {
  if (!path.endsWith(".md") || old.endsWith(".md")) return path;
  if (old.endsWith(".html")) return path.replace(/md$/, "html");
  return /\.[^./]+$/.test(old) ? path : path.replace(/(?:(^|\/)(?:_?index|README))?\.md$/, "") || ".";
}

/** A path to a file, and the one in whose manner to write it. */
interface Way {
  readonly path: string;
  readonly like: string;
}

/** From the folder that the old path counted from, then from the document's own. */
function ways(old: string, base: string, now: string, { document }: Origin): readonly Way[] {
  const fromBase = relativePath(base, now);
  const fromOwn = relativePath(parentUri(document), now);
  const isLost = fromBase === undefined || (old.startsWith("/") && fromBase.startsWith("../"));
  return [
    ...(isLost ? [] : [{ path: fromBase, like: old }]),
    ...(fromOwn === undefined ? [] : [{ path: fromOwn, like: old.replace(/^\/+/, "") }]),
  ];
}

function pathEdit(
  { url, span, style }: PathReference,
  { fragment }: Target,
  { now, base }: NewTarget,
  { origin, bases }: Moved,
  move: Move,
): readonly TextEdit[] {
  const leadsTo = (path: string) => {
    const targets = pathTargets(path, bases, origin);
    return targets.find(({ uri }) => uri === now || move.existsAfter(uri))?.uri === now;
  };
  if (leadsTo(url)) return [];
  const suffix = fragment === undefined ? "" : `#${fragment}`;
  // From the same folder as before, unless another file stands in the way there.
  const found = ways(url, base, now, origin);
  const way = found.find(({ path }) => leadsTo(path)) ?? found[0];
  return way ? [{ span, newText: writtenScalarPath(way.path + suffix, style, way.like) }] : [];
}
