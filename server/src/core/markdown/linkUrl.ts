import { decodeString } from "micromark-util-decode-string";
import { perText } from "../incremental/memo.ts";
import type { Span } from "../text/span.ts";

/** What the destination of a link says. */
export interface LinkUrl {
  /** With character references, escapes and percent escapes resolved, without its query; "" for `#anchor`. */
  readonly path: string;
  /** Behind the `#`, decoded, without a text fragment; undefined without one. */
  readonly fragment: string | undefined;
  /** The lines that the fragment names, as code hosts have it: `#L10`, `#L10C5-L12C3`. */
  readonly lines: LineRange | undefined;
  /** It leads to another machine or program, or a site generator has still to fill it in. */
  readonly isExternal: boolean;
}

export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** @param written As it stands in the text, without angle brackets or quotation marks around it. */
export const readLinkUrl: (written: string) => LinkUrl = perText((written) => {
  const place = fragmentPlace(written);
  const hash = written.indexOf("#", pathEnd(written));
  const before = unescaped(hash < 0 ? written : written.slice(0, hash));
  const fragment = place && decodeFragment(written.slice(place.start, place.end));
  return {
    path: percentDecoded(before.split("?")[0] ?? ""),
    fragment: fragment === "" && hash >= 0 && written.startsWith(TEXT_FRAGMENT, hash + 1) ? undefined : fragment,
    lines: fragment === undefined ? undefined : linesIn(fragment),
    isExternal: isExternal(before) || isFilledIn(before),
  };
});

/** Begins what browsers look for in the text of a page. */
const TEXT_FRAGMENT = ":~:";

/** Where the fragment stands in a destination as written, behind its `#`, without a text fragment. */
export function fragmentPlace(written: string): Span | undefined {
  const hash = written.indexOf("#", pathEnd(written));
  if (hash < 0) return undefined;
  const text = written.indexOf(TEXT_FRAGMENT, hash + 1);
  return { start: hash + 1, end: text < 0 ? written.length : text };
}

/** The part of a destination in front of its query and fragment, as written: what names a file. */
export function pathPartOf(written: string): string {
  return written.slice(0, pathEnd(written));
}

/** A fragment as it is compared. */
export function decodeFragment(written: string): string {
  const text = written.indexOf(TEXT_FRAGMENT);
  return percentDecoded(unescaped(text < 0 ? written : written.slice(0, text)));
}

/** Where the first `?` or `#` stands that is no part of a character reference, with the backslash before it. */
function pathEnd(written: string): number {
  return /^(?:&#?\w+;|\\(?![?#])|[^?#\\])*/.exec(written)?.[0].length ?? written.length;
}

/** `\` before ASCII punctuation is Markdown's escape; before anything else it is a Windows path's separator. */
function unescaped(written: string): string {
  return decodeString(written).replaceAll("\\", "/");
}

/** Percent escapes resolved; as it is where they are malformed, as in `100%.md`. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The lines that a fragment names. */
export function linesIn(fragment: string): LineRange | undefined {
  const [, first, last = first] = /^L(\d{1,9})(?:C\d+)?(?:-L?(\d{1,9})(?:C\d+)?)?$/.exec(fragment) ?? [];
  return first === undefined ? undefined : { first: Number(first), last: Number(last) };
}

/** True for what names a scheme, a machine or a drive. */
export function isExternal(path: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(path) || path.startsWith("//");
}

/** `{{site.url}}`, `${base}`: a site generator writes something else there. */
function isFilledIn(path: string): boolean {
  return /[{$]\{[^{}]*\}/.test(path);
}
