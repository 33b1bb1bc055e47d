import { quoted } from "../template/render.ts";
import type { Reference } from "./references.ts";

/** The part of a link's destination in front of its query and fragment: what names a file. */
export function pathPartOf(url: string): string {
  return url.slice(0, url.search(/\\?[?#]|$/));
}

/**
 * A path as a link's destination, in the manner of the one that stood there before: its segments stay as they were
 * written where the path keeps them, and so does what it began with.
 * @param path From the folder that the old one counted from, decoded.
 */
export function writtenLinkPath(path: string, old: string, enclosure: Reference["enclosure"]): string {
  const isEscaped = /%[\da-f]{2}/i.test(old);
  const kept = keptSegments(old);
  const segments = path
    .split("/")
    .map((segment) => kept.get(segment) ?? encodedSegment(segment, { isEscaped, isAngled: enclosure === "<" }));
  return led(segments.join("/"), old) + (old.endsWith("/") ? "/" : "");
}

/** A path as an item of the frontmatter, quoted as the one that stood there before. */
export function writtenFrontmatterPath(path: string, old: string, enclosure: Reference["enclosure"]): string {
  const written = led(path, old);
  if (enclosure === "'") return written.replaceAll("'", "''");
  if (enclosure === '"') return JSON.stringify(written).slice(1, -1);
  return isPlain(written) ? written : quoted(written);
}

/** `./` and `/` stay in front of a path that began with them. */
function led(path: string, old: string): string {
  if (old.startsWith("/")) return `/${path}`;
  // A colon in the first segment would make a scheme of it.
  const needsDot = /^[^/]*:/.test(path) || old.startsWith("./");
  return needsDot && !path.startsWith("../") ? `./${path}` : path;
}

/** The written form of each segment; none where escapes are malformed, and so stand for themselves. */
function keptSegments(old: string): ReadonlyMap<string, string> {
  try {
    const segments = old.split("/");
    return new Map(segments.map((segment) => [decodeURIComponent(unescaped(segment)), segment] as const));
  } catch {
    return new Map();
  }
}

function unescaped(segment: string): string {
  return segment.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

interface Manner {
  /** The old path has percent escapes. */
  readonly isEscaped: boolean;
  readonly isAngled: boolean;
}

function encodedSegment(segment: string, { isEscaped, isAngled }: Manner): string {
  if (isEscaped) return encodeURIComponent(segment).replace(/[()]/g, percent);
  return segment.replace(isAngled ? /[<>%#?\\\p{Cc}]/gu : /[\s()<>%#?\\*[\]`\p{Cc}]/gu, percent);
}

function percent(mark: string): string {
  return mark === "(" ? "%28" : mark === ")" ? "%29" : encodeURIComponent(mark);
}

/** True for what YAML reads as the same text without quotation marks, in flow lists too. */
function isPlain(path: string): boolean {
  return (
    /^[\p{L}\p{N}_./][^\p{Cc}:#,[\]{}\\"']*(?<!\s)$/u.test(path) &&
    /\p{L}/u.test(path) &&
    !/^(?:true|false|null|yes|no|on|off|[\d.]+e\d+|0[xo]\p{N}+)$/iu.test(path)
  );
}
