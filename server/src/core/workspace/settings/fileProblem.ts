import { relativePath } from "../../host/uri.ts";
import { LineIndex, type Position } from "../../text/lineIndex.ts";
import { printableMessage } from "../../text/printable.ts";
import type { Span } from "../../text/span.ts";

/** Something wrong in a file that is no document: a config, or a template. */
export interface FileProblem {
  readonly uri: string;
  readonly span: Span;
  /** The span as lines and characters, since the file's text is not kept. */
  readonly start: Position;
  readonly end: Position;
  /** An error keeps the command line from checking anything; a warning is only said. */
  readonly severity: "error" | "warning";
  /** One plain sentence: what was found, what was expected. */
  readonly message: string;
}

/** A problem at a span of a file with the given text. */
export function placed(
  uri: string,
  text: string,
  span: Span,
  message: string,
  severity: FileProblem["severity"],
): FileProblem {
  const lines = LineIndex.of(text);
  const [start, end] = [lines.positionAt(span.start), lines.positionAt(span.end)];
  return { uri, span, start, end, message: printableMessage(message), severity };
}

/** A problem of a file as a whole. */
export function ofWholeFile(uri: string, message: string, severity: FileProblem["severity"]): FileProblem {
  return placed(uri, "", { start: 0, end: 0 }, message, severity);
}

/** A problem of a config or template, as it is printed: with its path from a folder. */
export function problemLine(folder: string, { uri, start, message, severity }: FileProblem): string {
  return `${relativePath(folder, uri) ?? uri}:${start.line + 1}:${start.character + 1} ${severity}: ${message}`;
}
