import { destinationsIn } from "../document/links.ts";
import { type Outline, type PlacedHeading, placesBySlug } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { decodeFragment } from "../markdown/linkUrl.ts";
import { countsBy } from "../text/addTo.ts";
import type { Facts } from "../workspace/facts/facts.ts";

/** Keys of a frontmatter without its fence look like headings: what became frontmatter is none any more. */
function headingsToKeep(before: PerfDocument, after: PerfDocument): readonly PlacedHeading[] {
  const { headings } = before.outline;
  if (before.frontmatter.present === after.frontmatter.present) return headings;
  const start = after.frontmatter.bodyStart - (after.outline.end - before.outline.end);
  return headings.filter((placed) => placed.start >= start);
}

/**
 * True if every heading is there still, every link of the document to a heading leads to that heading still, and no
 * anchor is gone that another document links to.
 */
export function keepsAnchors(before: PerfDocument, after: PerfDocument, facts: Facts | undefined): boolean {
  const pairs = pairedHeadings(before, after);
  if (!pairs) return false;
  const linkedThen = linkCounts(before);
  const linkedNow = linkCounts(after);
  const lost = new Set<string>();
  for (const [then, now] of pairs) {
    if ((linkedNow.get(now.slug) ?? 0) < (linkedThen.get(then.slug) ?? 0)) return false;
    if (now.slug !== then.slug) lost.add(then.slug);
  }
  return lost.size === 0 || !isLinkedFromElsewhere(before.uri, lost, facts);
}

/**
 * Each heading with what it is afterwards: the one that its anchor leads to, the one of its title below the same titles,
 * else the one in its place. Undefined if one is lost.
 */
function pairedHeadings(
  before: PerfDocument,
  after: PerfDocument,
): readonly (readonly [PlacedHeading, PlacedHeading])[] | undefined {
  const old = headingsToKeep(before, after);
  const { headings, titles } = after.outline;
  if (headings.length < old.length) return undefined;
  const places = placesBySlug(titles);
  const numbers = new Map<string, number>();
  const [paths, pathsNow] = [pathsOf(before.outline, numbers), pathsOf(after.outline, numbers)];
  const byPath = new Map(headings.map((heading) => [pathsNow.get(heading)?.whole, heading] as const));
  const taken = new Set<PlacedHeading>();
  const named = old.map((heading) => {
    const path = paths.get(heading);
    const same = headings[places.get(heading.slug) ?? -1];
    const isSame = same?.heading.text === heading.heading.text && path?.telling === pathsNow.get(same)?.telling;
    const now = isSame ? same : byPath.get(path?.whole);
    if (!now || taken.has(now)) return undefined;
    taken.add(now);
    return now;
  });
  const rest = headings.filter((heading) => !taken.has(heading));
  let next = 0;
  const pairs = old.flatMap((heading, index) => {
    const now = named[index] ?? rest[next++];
    return now ? [[heading, now] as const] : [];
  });
  return pairs.length === old.length ? pairs : undefined;
}

interface HeadingPath {
  /** Of the titles above it and its own. */
  readonly whole: number;
  /** What tells headings of one text apart: the titles above them. */
  readonly telling: number;
}

/** @param numbers The number of each path: paths themselves would be longer than the document. */
function pathsOf({ headings }: Outline, numbers: Map<string, number>): ReadonlyMap<PlacedHeading, HeadingPath> {
  const texts = countsBy(headings, ({ heading }) => heading.text);
  const above: { readonly level: number; readonly whole: number }[] = [];
  return new Map(
    headings.map((placed) => {
      const { level, text } = placed.heading;
      while ((above.at(-1)?.level ?? 0) >= level) above.pop();
      const parent = above.at(-1)?.whole ?? -1;
      const key = `${parent} ${text}`;
      const whole = numbers.get(key) ?? numbers.size;
      numbers.set(key, whole);
      above.push({ level, whole });
      return [placed, { whole, telling: (texts.get(text) ?? 0) > 1 ? parent : -1 }];
    }),
  );
}

/** How many of the document's links lead to each fragment. */
function linkCounts(document: PerfDocument): ReadonlyMap<string, number> {
  const own = destinationsIn(document).filter(({ url }) => url.startsWith("#"));
  return countsBy(own, ({ url }) => decodeFragment(url.slice(1)));
}

/** Without a workspace nobody can tell. */
function isLinkedFromElsewhere(uri: string, fragments: ReadonlySet<string>, facts: Facts | undefined): boolean {
  if (!facts) return true;
  return facts
    .documents()
    .some(
      (other) =>
        other.uri !== uri &&
        other.referredTo.has(uri) &&
        other.links.some(({ targets }) =>
          targets.some((target) => target.uri === uri && fragments.has(target.fragment ?? "")),
        ),
    );
}
