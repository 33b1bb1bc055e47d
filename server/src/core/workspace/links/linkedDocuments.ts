import type { PerfDocument } from "../../document/perfDocument.ts";
import { parentUri } from "../../host/uri.ts";
import { type Span, spanAt } from "../../text/span.ts";
import { type DocumentSummary, type HeadingSummary, summaryOf } from "../facts/documentIndex.ts";
import { type DocumentPlace, type Reference, type Target, targetOf } from "../facts/documentReferences.ts";
import type { Facts } from "../facts/facts.ts";

/** A place in a document of the workspace. */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

/** A document as it is now, among the others of the workspace. */
export interface LinkedDocuments {
  readonly own: DocumentSummary;
  /** The document itself first. */
  readonly all: readonly DocumentSummary[];
  /** Where a reference of any of them leads. */
  targetOf(reference: Reference): Target | undefined;
  /** False for what is known not to be a file. */
  mayExist(uri: string): boolean;
}

/** What the workspace says of the document itself is replaced by what its text says now. */
export function linkedDocuments(
  document: PerfDocument,
  workspace: readonly DocumentSummary[],
  facts: Facts | undefined,
  docsRoot: string,
): LinkedDocuments {
  const { folder, roots } = facts ?? { folder: undefined, roots: [parentUri(document.uri)] };
  const place: DocumentPlace = { folder, roots, docsRoot };
  const own = summaryOf(document, place);
  const all = [own, ...workspace.filter(({ uri }) => uri !== own.uri)];
  const known = new Set(all.map(({ uri }) => uri));
  const exists = (uri: string) => known.has(uri) || facts?.kindOf(uri) === "file";
  return {
    own,
    all,
    targetOf: (reference) => targetOf(reference, exists),
    mayExist: (uri) => known.has(uri) || mayBeFile(facts?.kindOf(uri)),
  };
}

function mayBeFile(kind: ReturnType<Facts["kindOf"]> | undefined): boolean {
  return kind !== "missing" && kind !== "folder";
}

/** The first heading of level 1. */
export function titleIn({ headings }: DocumentSummary): HeadingSummary | undefined {
  return headings.find(({ level }) => level === 1);
}

/** The heading that a fragment leads to. */
export function headingAt({ headings }: DocumentSummary, fragment: string | undefined): HeadingSummary | undefined {
  if (fragment === undefined) return undefined;
  return (
    headings.find(({ slug }) => slug === fragment) ??
    headings.find(({ otherAnchors }) => otherAnchors.includes(fragment))
  );
}

/** Where a document or a fragment in it stands; undefined if it is known not to be there. */
export function placeOfTarget(linked: LinkedDocuments, uri: string, fragment: string | undefined): Place | undefined {
  const summary = linked.all.find((one) => one.uri === uri);
  if (!summary) return linked.mayExist(uri) ? { uri, span: spanAt(0) } : undefined;
  const heading = headingAt(summary, fragment);
  if (heading) return { uri, span: heading.textSpan };
  const isDeadEnd = summary === linked.own && !isTop(fragment) && !summary.fragments.has(fragment);
  return isDeadEnd ? undefined : { uri, span: spanAt(0) };
}

/** True for no fragment and for those that every page has. */
export function isTop(fragment: string | undefined): fragment is undefined | "" | "top" {
  return fragment === undefined || fragment === "" || fragment === "top";
}
