import { type ResultsLink, resultsLinksIn } from "../../conformance/benchmarks/resultsLink.ts";
import { anchorsIn, otherAnchorsByHeading } from "../../document/fragments.ts";
import { titleHeading } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { likelyFragments } from "../../document/unreadPart.ts";
import { type ListInsertion, listInsertion } from "../../frontmatter/frontmatterEdits.ts";
import { entryOf, type Frontmatter, type FrontmatterEntry, titleIn } from "../../frontmatter/frontmatterModel.ts";
import { nameOf, parentUri } from "../../host/uri.ts";
import { pathPartOf } from "../../markdown/linkUrl.ts";
import type { Heading } from "../../markdown/part.ts";
import { codeLocationsIn } from "../../mentions/codeLocations.ts";
import { isSourceFile } from "../../mentions/sourceFiles.ts";
import { isDay } from "../../text/dates.ts";
import { type Span, shiftSpan } from "../../text/span.ts";
import { globBase } from "../settings/globs.ts";
import { defaultSettings } from "../settings/settings.ts";
import { type DocumentPlace, linksInBody, pathsInFrontmatter, type Reference } from "./documentReferences.ts";

/** Whether a document is ours, as far as was looked: its head may leave that to its sections. */
export type Membership = "ours" | "foreign" | "undecided";

/** What the frontmatter of a document says to others. */
export interface FrontmatterSummary {
  readonly uri: string;
  readonly membership: Membership;
  readonly category: string | undefined;
  readonly status: string | undefined;
  readonly module: string | undefined;
  /** The day on which it was last checked against the code. */
  readonly lastSynced: string | undefined;
  readonly related: readonly PathEntry[];
  readonly dependencies: readonly PathEntry[];
  /** The list of `related` as written, `[]` or its entries; undefined if there is none. */
  readonly relatedSpan: Span | undefined;
  /** How to add a path to `related`; undefined where the frontmatter does not let it be told. */
  readonly relatedInsertion: ListInsertion | undefined;
  /** Where the paths of `related` and `dependencies` lead. */
  readonly paths: readonly Reference[];
}

/** What other documents need to know of one: small, so that it can be kept for every document of a workspace. */
export interface DocumentSummary extends FrontmatterSummary {
  readonly title: string;
  /** The fragments that lead somewhere in it: headings' slugs and HTML ids. */
  readonly fragments: ReadonlySet<string>;
  /** In the order of the text. */
  readonly headings: readonly HeadingSummary[];
  /** Every path of the frontmatter, link, image and definition. */
  readonly links: readonly Reference[];
  /** Every path of code. */
  readonly codePaths: readonly PathEntry[];
  /** The names of the files of benchmark results that it is bound to. */
  readonly resultsFiles: readonly string[];
  /** The places that its references may lead to, itself left out. */
  readonly referredTo: ReadonlySet<string>;
  /** What its references were resolved against. */
  readonly place: DocumentPlace;
}

export interface HeadingSummary {
  readonly text: string;
  readonly level: Heading["level"];
  /** The fragment that leads to it. */
  readonly slug: string;
  /** Further ones: of anchors in HTML. */
  readonly otherAnchors: readonly string[];
  /** Counted from the document's start. */
  readonly textSpan: Span;
}

/** A path as written, and where it stands. */
export interface PathEntry {
  readonly path: string;
  readonly span: Span;
}

/** The place of a document in no workspace folder. */
function loosePlace({ uri }: PerfDocument): DocumentPlace {
  return { folder: undefined, roots: [parentUri(uri)], docsRoot: defaultSettings.docsRoot };
}

/** What others need to know of a document's frontmatter, which is read in a fraction of the time of the document. */
export function frontmatterSummary(
  uri: string,
  frontmatter: Frontmatter,
  place: DocumentPlace,
  membership: Membership,
): FrontmatterSummary {
  return {
    uri,
    membership,
    category: textIn(frontmatter, "category"),
    status: textIn(frontmatter, "status"),
    module: textIn(frontmatter, "module"),
    lastSynced: lastSyncedIn(frontmatter),
    related: pathsIn(entryOf(frontmatter, "related")),
    dependencies: pathsIn(entryOf(frontmatter, "dependencies")),
    relatedSpan: entryOf(frontmatter, "related")?.value.span,
    relatedInsertion: listInsertion(frontmatter.text, frontmatter, "related"),
    paths: pathsInFrontmatter(uri, frontmatter, place),
  };
}

/**
 * What the index keeps of a document.
 * @param membership Whom it belongs to; of no account for whoever looks at a document for itself.
 */
export function summaryOf(
  document: PerfDocument,
  place: DocumentPlace = loosePlace(document),
  membership: Membership = "ours",
): DocumentSummary {
  const { uri, frontmatter, outline } = document;
  const head = frontmatterSummary(uri, frontmatter, place, membership);
  const links = [...head.paths, ...linksInBody(document, place)];
  const otherAnchors = otherAnchorsByHeading(outline);
  const results = resultsLinksIn(document);
  return {
    title: titleHeading(outline)?.heading.text ?? titleIn(frontmatter) ?? "",
    fragments: fragmentsOf(document),
    headings: outline.headings.map(({ heading, start, slug }, place) => ({
      text: heading.text,
      level: heading.level,
      slug,
      otherAnchors: otherAnchors.get(place) ?? [],
      textSpan: shiftSpan(heading.textSpan, start),
    })),
    links,
    codePaths: codePathsIn(document, results),
    resultsFiles: [...new Set(results.map(({ path }) => nameOf(pathPartOf(path))))],
    referredTo: new Set(
      links.flatMap(({ targets }) => targets.map((target) => target.uri)).filter((one) => one !== uri),
    ),
    place,
    ...head,
  };
}

/** @param results What binds it to files of results. */
function codePathsIn(document: PerfDocument, results: readonly ResultsLink[]): readonly PathEntry[] {
  const locations = codeLocationsIn(document).map(({ path, pathSpan, isGlob }) => ({
    // Wildcards move with the folder that they count from.
    path: isGlob ? globBase(path) : path,
    span: isGlob ? { start: pathSpan.start, end: pathSpan.start + globBase(path).length } : pathSpan,
  }));
  const known = new Set(locations.map(({ span }) => span.start));
  const bound = results.flatMap(({ kind, path, pathSpan }) =>
    kind === "path" && !known.has(pathSpan.start) ? [{ path, span: pathSpan }] : [],
  );
  return bound.length === 0 ? locations : [...locations, ...bound];
}

/** The fragments that lead somewhere in a document: headings' slugs and HTML ids. */
export function fragmentsOf({ outline, chunks }: PerfDocument): ReadonlySet<string> {
  return new Set([...anchorsIn(outline).keys(), ...likelyFragments(chunks)]);
}

/** The names of the files of code and of results that documents name, each once. */
export function filesNamedBy(documents: readonly DocumentSummary[]): readonly string[] {
  const names = documents.flatMap(({ codePaths, resultsFiles }) => [
    ...codePaths.map(({ path }) => nameOf(path)).filter(isSourceFile),
    ...resultsFiles,
  ]);
  return [...new Set(names)].sort();
}

/** The day on which a document was last checked against the code. */
function lastSyncedIn(frontmatter: Frontmatter): string | undefined {
  const day = textIn(frontmatter, "last-synced");
  return day !== undefined && isDay(day) ? day : undefined;
}

function textIn(frontmatter: Frontmatter, key: string): string | undefined {
  const value = entryOf(frontmatter, key)?.value;
  return value?.kind === "text" && value.text !== "" ? value.text : undefined;
}

function pathsIn(entry: FrontmatterEntry | undefined): readonly PathEntry[] {
  const items = entry?.value.items ?? [];
  return items.flatMap(({ kind, text, span }) => (kind === "text" && text !== "" ? [{ path: text, span }] : []));
}
