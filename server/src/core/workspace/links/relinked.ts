import { linkText } from "../../conformance/toc/tocEdits.ts";
import type { PlacedHeading } from "../../document/outline.ts";
import { fragmentPlace } from "../../markdown/linkUrl.ts";
import { shiftSpan, spanAt, textOf } from "../../text/span.ts";
import type { TextEdit } from "../../text/textEdit.ts";
import type { DocumentSummary } from "../facts/documentIndex.ts";
import { isPath, type Reference } from "../facts/documentReferences.ts";
import type { LinkedDocuments } from "./linkedDocuments.ts";
import { writtenFragment, writtenScalarPath } from "./writtenPaths.ts";

/** Edits that keep links on their headings. */
export interface Relinked {
  /** In the document whose headings changed. */
  readonly own: readonly TextEdit[];
  readonly others: readonly { readonly uri: string; readonly edits: readonly TextEdit[] }[];
}

/** What becomes of links to a heading. */
interface Renamed {
  readonly slug: string;
  /** The title that it had, without markup, and the one that it has, as the text of a link. */
  readonly before: string;
  readonly after: string;
}

/**
 * What links in the workspace have to say when headings of a document get other titles: their fragments, and their
 * texts where these were the title.
 * @param before, after The same headings in the same order.
 */
export function relinkedEdits(
  linked: LinkedDocuments,
  before: readonly PlacedHeading[],
  after: readonly PlacedHeading[],
): Relinked {
  const renamed = new Map(
    before.flatMap(({ slug, heading }, index): readonly (readonly [string, Renamed])[] => {
      const now = after[index];
      if (!now || (now.slug === slug && now.heading.text === heading.text)) return [];
      return [[slug, { slug: now.slug, before: heading.text, after: linkText(now) }]];
    }),
  );
  const editsIn = (summary: DocumentSummary) =>
    renamed.size === 0 ? [] : summary.links.flatMap((reference) => editsOf(reference, renamed, linked));
  const others = linked.all
    .filter(({ uri }) => uri !== linked.own.uri)
    .map((summary) => ({ uri: summary.uri, edits: editsIn(summary) }))
    .filter(({ edits }) => edits.length > 0);
  return { own: editsIn(linked.own), others };
}

function editsOf(
  reference: Reference,
  renamed: ReadonlyMap<string, Renamed>,
  linked: LinkedDocuments,
): readonly TextEdit[] {
  if (!reference.targets.some(({ uri }) => uri === linked.own.uri)) return [];
  const target = linked.targetOf(reference);
  const heading = target?.uri === linked.own.uri ? renamed.get(target.fragment ?? "") : undefined;
  if (!heading) return [];
  const fragments = heading.slug === target?.fragment ? [] : [fragmentEdit(reference, heading.slug)];
  if (isPath(reference) || heading.before === "") return fragments;
  const shown = reference.shown.filter(({ text }) => text === heading.before);
  return [...shown.map(({ span }) => ({ span, newText: heading.after })), ...fragments];
}

function fragmentEdit(reference: Reference, now: string): TextEdit {
  const { url, urlSpan } = reference;
  if (isPath(reference)) {
    const path = url.slice(0, url.indexOf("#") + 1) + now;
    return { span: reference.span, newText: writtenScalarPath(path, reference.style, url) };
  }
  const place = fragmentPlace(url) ?? spanAt(url.length);
  const newText = writtenFragment(now, reference.place, textOf(url, place));
  return { span: shiftSpan(place, urlSpan.start), newText };
}
