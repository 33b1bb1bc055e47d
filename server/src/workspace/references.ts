import { entryOf, type Frontmatter, type FrontmatterValue } from "../document/frontmatter.ts";
import { destinationsIn, type PlacedDestination, type UrlPlace } from "../document/links.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { type ScalarStyle, scalarStyleOf } from "../document/yamlText.ts";
import { parentUri } from "../host/uri.ts";
import { flatMap } from "../text/flatMap.ts";
import type { Span } from "../text/span.ts";
import { frontmatterBases, type Origin, resolveLink, resolvePath } from "./paths.ts";

/** Something in a document that leads to a file or a heading. Spans count from the document's start. */ export type Reference =
  | LinkReference
  | PathReference;

/** A destination in the body. */
export interface LinkReference extends ReferenceBase {
  readonly kind: PlacedDestination["kind"];
  readonly place: UrlPlace;
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
   * Where it may lead, the first that exists being what it means: several places for a path in the frontmatter, one
   * for any other reference, none for one that leads to another machine or out of the workspace folder.
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
  readonly docsRoot: string;
}

/** The paths to other documents in the frontmatter of one. */
export function pathsInFrontmatter(
  uri: string,
  frontmatter: Frontmatter,
  { folder, docsRoot }: DocumentPlace,
): readonly PathReference[] {
  const origin: Origin = { document: uri, folder };
  const bases = frontmatterBases(docsRoot, origin);
  const paths = (key: string, kind: PathReference["kind"]) =>
    (entryOf(frontmatter, key)?.value.items ?? [])
      .filter((item) => item.kind === "text" && item.text !== "")
      .map((item) => pathReference(kind, item, frontmatter.text, bases, origin));
  return [...paths("related", "related"), ...paths("dependencies", "dependency")];
}

/** The links, images, tags and definitions of a document's body, in the order of the text. */
export function linksInBody(document: PerfDocument, { folder }: DocumentPlace): readonly LinkReference[] {
  const origin: Origin = { document: document.uri, folder };
  return destinationsIn(document).map((destination) => linkReference(destination, document, origin));
}

function linkReference(destination: PlacedDestination, { uri }: PerfDocument, origin: Origin): LinkReference {
  const { kind, span, url, urlSpan, place } = destination;
  const leads = resolveLink(url, origin);
  const base = (url.startsWith("/") ? origin.folder : undefined) ?? parentUri(uri);
  const targets: readonly Target[] =
    leads.kind === "place"
      ? [{ uri: leads.uri, fragment: leads.fragment, base }]
      : leads.kind === "fragment"
        ? [{ uri, fragment: leads.fragment, base }]
        : [];
  return { kind, span, url, urlSpan, place, targets };
}

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
  const targets = flatMap(from, (base) => resolvePath(path, [base], origin).map((uri) => ({ uri, fragment, base })));
  return targets.filter(({ uri }, index) => targets.findIndex((one) => one.uri === uri) === index);
}

/**
 * Where a reference leads: to the first target that exists, or to the first one where none is known to.
 * @param exists Asked only where there is a choice.
 */
export function targetOf({ targets }: Reference, exists: (uri: string) => boolean): Target | undefined {
  return targets.length < 2 ? targets[0] : (targets.find(({ uri }) => exists(uri)) ?? targets[0]);
}
