import type { SharedStrings } from "../text/sharedStrings.ts";
import type { DocumentSummary, PathEntry } from "./documentIndex.ts";
import type { Reference } from "./references.ts";

/** The same summary with strings that hold no document's text in memory, those that many documents have kept once. */
export function compactSummary(summary: DocumentSummary, strings: SharedStrings): DocumentSummary {
  const share = (text: string) => strings.share(text);
  const shareIfAny = (text: string | undefined) => (text === undefined ? undefined : share(text));
  const shareAll = (texts: ReadonlySet<string>) => new Set([...texts].map(share));
  const sharePaths = (entries: readonly PathEntry[]) => entries.map(({ path, span }) => ({ path: share(path), span }));
  const shareReference = (reference: Reference): Reference => ({
    ...reference,
    url: share(reference.url),
    targets: reference.targets.map(({ uri, fragment, base }) => ({
      uri: share(uri),
      fragment: shareIfAny(fragment),
      base: share(base),
    })),
  });
  return {
    ...summary,
    uri: share(summary.uri),
    title: share(summary.title),
    category: shareIfAny(summary.category),
    status: shareIfAny(summary.status),
    module: shareIfAny(summary.module),
    lastSynced: shareIfAny(summary.lastSynced),
    fragments: shareAll(summary.fragments),
    related: sharePaths(summary.related),
    dependencies: sharePaths(summary.dependencies),
    headings: summary.headings.map((heading) => ({ ...heading, text: share(heading.text), slug: share(heading.slug) })),
    links: summary.links.map(shareReference),
    codePaths: sharePaths(summary.codePaths),
    referredTo: shareAll(summary.referredTo),
  };
}
