import type { SharedStrings } from "../../text/sharedStrings.ts";
import type { DocumentSummary, FrontmatterSummary, PathEntry } from "./documentIndex.ts";
import { isPath, type Reference } from "./documentReferences.ts";

/** The same summary with strings that hold no document's text in memory, those that many documents have kept once. */
export function compactSummary(summary: DocumentSummary, strings: SharedStrings): DocumentSummary {
  const share = (text: string) => strings.share(text);
  const shareAll = (texts: ReadonlySet<string>) => new Set([...texts].map(share));
  const links = summary.links.map((reference) => compactReference(reference, strings));
  return {
    ...summary,
    ...compactFrontmatter(summary, strings),
    paths: links.slice(0, summary.paths.length),
    title: share(summary.title),
    fragments: shareAll(summary.fragments),
    headings: summary.headings.map((heading) => ({
      ...heading,
      text: share(heading.text),
      slug: share(heading.slug),
      otherAnchors: heading.otherAnchors.map(share),
    })),
    links,
    codePaths: compactPaths(summary.codePaths, strings),
    resultsFiles: summary.resultsFiles.map(share),
    referredTo: shareAll(summary.referredTo),
  };
}

/** The same for what is known of the frontmatter alone. */
export function compactFrontmatter(summary: FrontmatterSummary, strings: SharedStrings): FrontmatterSummary {
  const { relatedSpan, relatedInsertion } = summary;
  const shareIfAny = (text: string | undefined) => (text === undefined ? undefined : strings.share(text));
  return {
    uri: strings.share(summary.uri),
    membership: summary.membership,
    category: shareIfAny(summary.category),
    status: shareIfAny(summary.status),
    module: shareIfAny(summary.module),
    lastSynced: shareIfAny(summary.lastSynced),
    related: compactPaths(summary.related, strings),
    dependencies: compactPaths(summary.dependencies, strings),
    relatedSpan,
    relatedInsertion: relatedInsertion && { ...relatedInsertion, before: strings.share(relatedInsertion.before) },
    paths: summary.paths.map((reference) => compactReference(reference, strings)),
  };
}

function compactPaths(entries: readonly PathEntry[], strings: SharedStrings): readonly PathEntry[] {
  return entries.map(({ path, span }) => ({ path: strings.share(path), span }));
}

function compactReference(reference: Reference, strings: SharedStrings): Reference {
  const url = strings.share(reference.url);
  const targets = reference.targets.map(({ uri, fragment, base }) => ({
    uri: strings.share(uri),
    fragment: fragment === undefined ? undefined : strings.share(fragment),
    base: strings.share(base),
  }));
  if (isPath(reference)) return { ...reference, url, targets };
  const shown = reference.shown.map(({ text, span }) => ({ text: strings.share(text), span }));
  return { ...reference, url, targets, shown };
}
