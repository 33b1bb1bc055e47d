import type { Span } from "../../server/src/core/text/span.ts";

/** A finding as a page marks it: below the line, carets under the span, then the rule, and where the page has more to say its severity and a part of the message. */
export interface Marker {
  readonly rule: string;
  readonly span: Span;
  /** Where the page gives one. */
  readonly severity: string | undefined;
  /** A part of the message, where the page gives one. */
  readonly message: string | undefined;
}

export interface MarkedText {
  readonly text: string;
  readonly markers: readonly Marker[];
}

/** `//   ^^^^ rule-id warning "part of the message"`; `//<~~--` marks from column 0: as many `~` skipped as `-` marked. */
const MARKER = /^\/\/(?:<(~*)(-+)|( *)(\^+))\s+([a-z-]+)(?:\s+(error|warning|information|hint))?(?:\s+"(.*)")?\s*$/;

/** Takes the marker lines out of a text; what they mark is counted in the text without them. */
export function readMarkers(marked: string): MarkedText {
  const markers: Marker[] = [];
  let text = "";
  let lineStart = 0;
  for (const line of marked.split(/(?<=\n)/)) {
    const match = MARKER.exec(line.trimEnd());
    if (!match) {
      lineStart = text.length;
      text += line;
      continue;
    }
    const [, skipped, dashes, spaces, carets, rule = "", severity, message] = match;
    const column = skipped === undefined ? 2 + (spaces?.length ?? 0) : skipped.length;
    const start = lineStart + column;
    markers.push({ rule, severity, message, span: { start, end: start + (dashes ?? carets ?? "").length } });
  }
  return { text, markers };
}

/** The same markers where every line ends with `\r\n`. */
export function withCrlf({ text, markers }: MarkedText): MarkedText {
  const shifted = (offset: number) => offset + text.slice(0, offset).split("\n").length - 1;
  return {
    text: text.replaceAll("\n", "\r\n"),
    markers: markers.map((marker) => ({
      ...marker,
      span: { start: shifted(marker.span.start), end: shifted(marker.span.end) },
    })),
  };
}
