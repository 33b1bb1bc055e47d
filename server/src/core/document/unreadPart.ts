import { slug } from "github-slugger";
import { headingOf } from "../markdown/headingTitle.ts";
import { inlinesOf } from "../markdown/inlines.ts";
import { parseMarkdown } from "../markdown/parseMarkdown.ts";
import type { Heading, Part } from "../markdown/part.ts";
import { isHeadingLine } from "../markdown/pieces/cuts.ts";

/** Longer titles are not read where nothing else is. */
const LONGEST_TITLE = 400;

/** A piece of a document that is not read, apart from its first heading: as one block, with nothing in it. */
export function unreadPart(text: string): Part {
  const heading = headingAt(text);
  return {
    text,
    heading,
    blocks: [{ kind: "other", span: { start: heading?.span.end ?? 0, end: text.length }, text: "" }],
    fields: [],
    ...inlinesOf([], { text, base: 0 }),
  };
}

function headingAt(text: string): Heading | undefined {
  const line = /^[^\r\n]{0,400}/.exec(text)?.[0] ?? "";
  if (!isHeadingLine(text, 0) || line.length === LONGEST_TITLE) return undefined;
  const [heading] = parseMarkdown(line).children;
  return heading?.type === "heading" ? headingOf(heading, { text: line, base: 0 }) : undefined;
}

/** True for a chunk that is not read: what it would take to parse it is told as without end. */
export function isUnread({ effort }: { readonly effort: number }): boolean {
  return effort === Number.POSITIVE_INFINITY;
}

/** So many headings of what is not read are looked at. */
const MOST_HEADINGS = 10_000;

/** What links may lead to in the part of a document that is not read: no link to it is taken for broken without need. */
export function likelyFragments(
  chunks: readonly { readonly chunk: { readonly text: string; readonly effort: number } }[],
): readonly string[] {
  const last = chunks.at(-1)?.chunk;
  if (!last || !isUnread(last)) return [];
  const fragments: string[] = [];
  for (const [, title] of last.text.matchAll(/^#{1,6} ([^\r\n]{1,400})/gm)) {
    if (fragments.length === MOST_HEADINGS) break;
    fragments.push(slug(title?.trim() ?? ""));
  }
  return fragments;
}
