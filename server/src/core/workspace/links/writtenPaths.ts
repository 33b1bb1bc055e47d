import type { UrlPlace } from "../../document/links.ts";
import { type ScalarStyle, yamlText } from "../../frontmatter/yamlText.ts";
import { readLinkUrl } from "../../markdown/linkUrl.ts";

/**
 * A path as a link's destination, in the manner of another: its segments stay as they are written there where the path
 * keeps them, and so does what it begins with.
 * @param path From the folder that the other one counts from, decoded.
 * @param like The one that stands there, or `./` for one that is new.
 */
export function writtenUrlPath(path: string, place: UrlPlace, like = "./"): string {
  const isEscaped = escapesAll(like, place);
  const kept = keptSegments(like);
  const segments = path.split("/").map((segment) => kept.get(segment) ?? encoded(segment, place, isEscaped));
  return led(segments.join("/"), path, like) + (like.endsWith("/") && like !== "./" ? "/" : "");
}

/**
 * A fragment behind the `#` of a link's destination.
 * @param like The one that stands there.
 */
export function writtenFragment(fragment: string, place: UrlPlace, like = ""): string {
  return encoded(fragment, place, escapesAll(like, place));
}

/**
 * A path as an entry of the frontmatter, with its quotation marks if it needs some.
 * @param like The one that stands there, or "" for one that is new.
 */
export function writtenScalarPath(path: string, style: ScalarStyle = "plain", like = ""): string {
  return yamlText(led(path, path, like), style);
}

/** `./` and `/` stay in front of a path that began with them. */
function led(written: string, path: string, like: string): string {
  if (like.startsWith("/")) return `/${written}`;
  // A colon in the first segment would make a scheme of it; white space is left out at the ends.
  const needsDot = /^[^/]*:|^\s/.test(path) || like.startsWith("./");
  return needsDot && !/^\.\.?(?:\/|$)/.test(path) ? `./${written}` : written;
}

/** The written form of each segment. */
function keptSegments(old: string): ReadonlyMap<string, string> {
  return new Map(old.split("/").map((segment) => [readLinkUrl(segment).path, segment] as const));
}

/**
 * What would end a path or be read as something else, by where the path stands: `|` ends a cell of a table, and `{{` and
 * `${` begin what a site generator fills in.
 */
const RESERVED: Readonly<Record<UrlPlace, RegExp>> = {
  link: /[\s(){<>%#?\\*[\]`|\p{Cc}]|&(?=#|[a-z\d]+;)/giu,
  angled: /[{<>%#?\\|\p{Cc}]|^\s|\s$|&(?=#|[a-z\d]+;)/giu,
  attribute: /[\s{<>%#?\\`|"'=&\p{Cc}]/gu,
};

/** True for an author who writes `%C3%A4` for `ä`, which needs no escape. */
function escapesAll(written: string, place: UrlPlace): boolean {
  return [...written.matchAll(/%([\da-f]{2})/gi)].some(([, digits = ""]) => {
    const unit = Number.parseInt(digits, 16);
    return unit >= 128 || !String.fromCharCode(unit).match(RESERVED[place]);
  });
}

function encoded(segment: string, place: UrlPlace, isEscaped: boolean): string {
  const text = segment.replace(/\p{Surrogate}/gu, "\ufffd");
  return isEscaped ? encodeURIComponent(text).replace(/[()*']/g, percent) : text.replace(RESERVED[place], percent);
}

/** `encodeURIComponent` leaves brackets and their like alone. */
function percent(mark: string): string {
  const unit = mark.charCodeAt(0);
  return unit < 128 ? `%${unit.toString(16).toUpperCase().padStart(2, "0")}` : encodeURIComponent(mark);
}
