import type { ResultsReading } from "../../benchmarks/formats/readResults.ts";
import { type BoundResults, boundResults } from "../../conformance/benchmarks/boundResults.ts";
import type { MeasuredCell } from "../../conformance/benchmarks/measuredCell.ts";
import { titleOf } from "../../conformance/benchmarks/partTitle.ts";
import { type BoundPart, boundParts, placedLink, type ResultsLink } from "../../conformance/benchmarks/resultsLink.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { nameOf } from "../../host/uri.ts";
import { type Facts, unknown } from "../facts/facts.ts";
import { codeBases, codeTarget, moduleOf } from "./codePaths.ts";
import type { LinkTarget } from "./documentPaths.ts";

/** A file of results that a part of a document names, and what it says. Spans of `bound` count from the part's start. */
export interface ResultsOfPart extends BoundPart {
  /** Spans count from the document's start. */
  readonly link: ResultsLink;
  readonly source: ResultsSource;
  /** Undefined where nothing can be read. */
  readonly bound: BoundResults | undefined;
}

/** Where the results come from. */
export type ResultsSource =
  | { readonly kind: "file"; readonly uri: string; readonly reading: ResultsReading }
  /** To no file; the place where it would be looked for first. */
  | { readonly kind: "nowhere"; readonly uri: string }
  /** Nobody looks there, or it is not known yet. */
  | { readonly kind: "elsewhere" | "unknown" };

/**
 * What the files say that the results of a document are bound to, in the order of the text.
 * @param targetOf Where a link of the document leads.
 */
export function documentResults(
  document: PerfDocument,
  facts: Facts,
  targetOf: (url: string) => LinkTarget,
): readonly ResultsOfPart[] {
  const parts = boundParts(document);
  if (parts.length === 0) return [];
  const sourceOf = resultsSources(document, facts, targetOf);
  return parts.flatMap(({ start, part, links }) =>
    links.map((link) => {
      const source = sourceOf(link);
      const results = source.kind === "file" && source.reading.kind === "results" ? source.reading.results : undefined;
      const bound = results && boundResults({ part }, link, results, titleOf(part), links);
      return { start, part, links, link: placedLink(link, start), source, bound };
    }),
  );
}

/** Where each link to results leads. */
export function resultsSources(
  document: PerfDocument,
  facts: Facts,
  targetOf: (url: string) => LinkTarget,
): (link: Pick<ResultsLink, "kind" | "path">) => ResultsSource {
  const bases = codeBases(document.uri, facts.folder, moduleOf(document, facts.modules())?.uri);
  return ({ kind, path }) =>
    kind === "url" ? sourceAt(targetOf(path), facts) : sourceAtPath(path, bases, document, facts);
}

/** True if a part is bound to a file, or to one that is called so. */
export function isBoundTo({ source }: Pick<ResultsOfPart, "source">, uri: string, byName = false): boolean {
  if (source.kind !== "file" && source.kind !== "nowhere") return false;
  return source.uri === uri || (byName && nameOf(source.uri) === nameOf(uri));
}

/** What a file says of the cells of a part that no file named further in front speaks of. */
export interface DecidedPart extends Omit<ResultsOfPart, "source" | "bound"> {
  readonly source: Extract<ResultsSource, { readonly kind: "file" }>;
  readonly bound: BoundResults;
  readonly measured: readonly Extract<MeasuredCell, { readonly kind: "measured" }>[];
}

/** The files that can be read, each with the cells that it decides: one figure comes from one file. */
export function decidedParts(results: readonly ResultsOfPart[]): readonly DecidedPart[] {
  const taken = new Set<number>();
  return results.flatMap(({ source, bound, ...rest }): readonly DecidedPart[] => {
    if (!bound || source.kind !== "file") return [];
    const placeOf = ({ cell }: MeasuredCell) => rest.start + cell.span.start;
    const measured = bound.cells.filter((one) => one.kind === "measured").filter((one) => !taken.has(placeOf(one)));
    for (const one of measured) taken.add(placeOf(one));
    return [{ ...rest, source, bound, measured }];
  });
}

function sourceAt(target: LinkTarget, facts: Facts): ResultsSource {
  if (target.kind !== "place") return target;
  const reading = facts.results(target.uri);
  return reading === unknown ? { kind: "unknown" } : { kind: "file", uri: target.uri, reading };
}

function sourceAtPath(path: string, bases: readonly string[], { uri }: PerfDocument, facts: Facts): ResultsSource {
  const target = codeTarget(path, bases, uri, facts);
  switch (target.kind) {
    case "file":
    case "folder":
      return sourceAt({ kind: "place", uri: target.uri, fragment: undefined, lines: undefined }, facts);
    case "nowhere":
      return { kind: "nowhere", uri: target.uris[0] ?? path };
    default:
      return target;
  }
}
