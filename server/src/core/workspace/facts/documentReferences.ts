import { destinationsIn, type PlacedDestination, type UrlPlace } from "../../document/links.ts";
import { placedParts } from "../../document/outline.ts";
import type { PerfDocument } from "../../document/perfDocument.ts";
import { entryOf, type Frontmatter, type FrontmatterValue } from "../../frontmatter/frontmatterModel.ts";
import { type ScalarStyle, scalarStyleOf } from "../../frontmatter/yamlText.ts";
import { parentUri } from "../../host/uri.ts";
import { addTo } from "../../text/addTo.ts";
import { type Span, shiftSpan } from "../../text/span.ts";
import { frontmatterBases, type Origin, originOf, resolveLink, resolvePath } from "./paths.ts";

/** Something in a document that leads to a file or a heading. Spans count from the document's start. */
export type Reference = LinkReference | PathReference;

/** A destination in the body. */
export interface LinkReference extends ReferenceBase {
  readonly kind: PlacedDestination["kind"];
  readonly place: UrlPlace;
  /** What stands for a heading in the text: the text of a link to it, or of every `[text][label]` of a definition. */
  readonly shown: readonly ShownText[];
}

export interface ShownText {
  /** Without markup. */
  readonly text: string;
  readonly span: Span;
}

/** A path in the frontmatter. */
export interface PathReference extends ReferenceBase {
  readonly kind: "related" | "dependency";
  readonly style: ScalarStyle;
}

export function isPath(reference: Reference): reference is PathReference {
  return reference.kind === "related" || reference.kind === "dependency";
}

interface ReferenceBase {
  /** The whole link, opening tag or definition; of a path in the frontmatter, the path with its quotation marks. */
  readonly span: Span;
  /** As written, without what encloses it. */
  readonly url: string;
  readonly urlSpan: Span;
  /**
   * Where it may lead, the first that exists being what it means; none for one that leads to another machine or out of
   * the workspace.
   */
  readonly targets: readonly Target[];
}

export interface Target {
  readonly uri: string;
  /** Decoded, without the `#`; undefined if the reference names none. */
  readonly fragment: string | undefined;
  /** The folder that the written path counts from. */
  readonly base: string;
}

/** What the references of a document are resolved against, besides its own place. */
export interface DocumentPlace {
  /** The workspace folder; undefined for a document in none. */
  readonly folder: string | undefined;
  /** As those of an `Origin`. */
  readonly roots: readonly string[];
  readonly docsRoot: string;
}

/** The paths to other documents in the frontmatter of one. */
export function pathsInFrontmatter(
  uri: string,
  frontmatter: Frontmatter,
  place: DocumentPlace,
): readonly PathReference[] {
  const origin = originOf(uri, place);
  const bases = frontmatterBases(place.docsRoot, origin);
  const paths = (key: string, kind: PathReference["kind"]) =>
    (entryOf(frontmatter, key)?.value.items ?? [])
      .filter((item) => item.kind === "text" && item.text !== "")
      .map((item) => pathReference(kind, item, frontmatter.text, bases, origin));
  return [...paths("related", "related"), ...paths("dependencies", "dependency")];
}

/** The links, images, tags and definitions of a document's body, in the order of the text. */
export function linksInBody(document: PerfDocument, place: DocumentPlace): readonly LinkReference[] {
  const origin = originOf(document.uri, place);
  const destinations = destinationsIn(document);
  const hasHeadings = destinations.some(({ kind, url }) => kind === "definition" && url.includes("#"));
  const byLabel = hasHeadings ? fullReferencesIn(document) : new Map<string, readonly ShownText[]>();
  return destinations.map((destination) => linkReference(destination, document, place.docsRoot, origin, byLabel));
}

/** The texts of `[text][label]`, by label. Where the text is the label too, it stands for no heading. */
function fullReferencesIn({ outline }: PerfDocument): ReadonlyMap<string, readonly ShownText[]> {
  const byLabel = new Map<string, ShownText[]>();
  for (const { part, start } of placedParts(outline)) {
    for (const { kind, label, text, textSpan, span } of part.links) {
      if (kind !== "reference" || !/^\]\[[^\]]/.test(part.text.slice(textSpan.end, span.end))) continue;
      addTo(byLabel, label, { text, span: shiftSpan(textSpan, start) });
    }
  }
  return byLabel;
}

function linkReference(
  destination: PlacedDestination,
  { uri }: PerfDocument,
  docsRoot: string,
  origin: Origin,
  byLabel: ReadonlyMap<string, readonly ShownText[]>,
): LinkReference {
  const { kind, span, url, urlSpan, place, text, textSpan } = destination;
  const leads = resolveLink(url, docsRoot, origin);
  const targets: readonly Target[] =
    leads.kind === "place"
      ? leads.places.map((one) => ({ uri: one.uri, fragment: leads.fragment, base: one.base }))
      : leads.kind === "fragment"
        ? [{ uri, fragment: leads.fragment, base: parentUri(uri) }]
        : [];
  const leadsToHeading = targets.some(({ fragment }) => fragment !== undefined && fragment !== "");
  const texts =
    kind === "link" ? [{ text, span: textSpan }] : kind === "definition" ? (byLabel.get(text) ?? NONE) : NONE;
  return { kind, span, url, urlSpan, place, targets, shown: leadsToHeading ? texts : NONE };
}

const NONE: readonly ShownText[] = [];

function pathReference(
  kind: PathReference["kind"],
  value: FrontmatterValue,
  text: string,
  bases: readonly string[],
  origin: Origin,
): PathReference {
  const { text: url, span, isQuoted } = value;
  const urlSpan = isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
  return { kind, span, url, urlSpan, style: scalarStyleOf(value, text), targets: pathTargets(url, bases, origin) };
}

/** A `#` may belong to the file's name; where no file is called so, it begins a fragment. */
export function pathTargets(written: string, bases: readonly string[], origin: Origin): readonly Target[] {
  const [, path = written, fragment] = /^([^#]*)#(.*)$/s.exec(written) ?? [];
  const whole = targetsFrom(written, undefined, bases, origin);
  return fragment === undefined || path === "" ? whole : [...whole, ...targetsFrom(path, fragment, bases, origin)];
}

function targetsFrom(
  path: string,
  fragment: string | undefined,
  bases: readonly string[],
  origin: Origin,
): readonly Target[] {
  const from = path.startsWith("/") && origin.folder !== undefined ? [origin.folder] : bases;
  const targets = from.flatMap((base) => resolvePath(path, [base], origin).map((uri) => ({ uri, fragment, base })));
  return targets.filter(({ uri }, index) => targets.findIndex((one) => one.uri === uri) === index);
}

/**
 * Where a reference leads: to the first target that exists, or to the first one where none is known to.
 * @param exists Asked only where there is a choice.
 */
export function targetOf({ targets }: Reference, exists: (uri: string) => boolean): Target | undefined {
  return targets.length < 2 ? targets[0] : (targets.find(({ uri }) => exists(uri)) ?? targets[0]);
}
