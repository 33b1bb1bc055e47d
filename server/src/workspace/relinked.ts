import type { PlacedHeading } from "../document/outline.ts";
import { flatMap } from "../text/flatMap.ts";
import type { TextEdit } from "../text/textEdit.ts";
import type { DocumentSummary } from "./documentIndex.ts";
import type { LinkedDocuments } from "./linkedDocuments.ts";
import { isPath, type Reference } from "./references.ts";
import { writtenFragment, writtenScalarPath } from "./writtenPaths.ts";

/** Edits that keep links on their headings. */
export interface Relinked {
  /** In the document whose headings changed. */
  readonly own: readonly TextEdit[];
  readonly others: readonly { readonly uri: string; readonly edits: readonly TextEdit[] }[];
}

/**
 * What links in the workspace have to say when headings of a document get other fragments.
 * @param before, after The same headings in the same order.
 */
export function relinkedEdits(
  linked: LinkedDocuments,
  before: readonly PlacedHeading[],
  after: readonly PlacedHeading[],
): Relinked {
  const moved = new Map(
    flatMap(before, ({ slug }, index) => {
      const now = after[index]?.slug;
      return now === undefined || now === slug ? [] : [[slug, now] as const];
    }),
  );
  const editsIn = (summary: DocumentSummary) =>
    moved.size === 0 ? [] : flatMap(summary.links, (reference) => fragmentEdit(reference, moved, linked));
  const others = linked.all
    .filter(({ uri }) => uri !== linked.own.uri)
    .map((summary) => ({ uri: summary.uri, edits: editsIn(summary) }))
    .filter(({ edits }) => edits.length > 0);
  return { own: editsIn(linked.own), others };
}

function fragmentEdit(
  reference: Reference,
  moved: ReadonlyMap<string, string>,
  linked: LinkedDocuments,
): readonly TextEdit[] {
  if (!reference.targets.some(({ uri }) => uri === linked.own.uri)) return [];
  const target = linked.targetOf(reference);
  const now = target?.uri === linked.own.uri ? moved.get(target.fragment ?? "") : undefined;
  if (now === undefined) return [];
  const { url, urlSpan } = reference;
  const fragment = url.slice(url.indexOf("#") + 1);
  if (isPath(reference)) {
    const path = url.slice(0, url.length - fragment.length) + now;
    return [{ span: reference.span, newText: writtenScalarPath(path, reference.style, url) }];
  }
  const newText = writtenFragment(now, reference.place, fragment);
  return [{ span: { start: urlSpan.end - fragment.length, end: urlSpan.end }, newText }];
}
