import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import { flatMap } from "../text/flatMap.ts";
import { type Span, shiftSpan, spanAt } from "../text/span.ts";
import { placedParts } from "./outline.ts";
import type { PerfDocument } from "./perfDocument.ts";

/** A place where a reference label stands. Spans count from the document's start. */
export interface LabelUse {
  /** `[label]: url`, `[text][label]`, `[label][]` or `[label]`; images likewise. */
  readonly kind: "definition" | "full" | "collapsed" | "shortcut";
  /** Normalised as CommonMark does. */
  readonly label: string;
  /** The whole reference; of a definition, the label with its brackets. */
  readonly span: Span;
  /** The label as written: for `[label][]` and `[label]` it is the reference's text too. */
  readonly labelSpan: Span;
}

/** Every definition of a label and every reference to one, in the order of the text. */
export function labelsIn({ outline }: PerfDocument): readonly LabelUse[] {
  const parts = placedParts(outline);
  return flatMap(parts, ({ part, start }) => {
    const references = part.links.filter(({ kind }) => kind === "reference");
    return [
      ...part.definitions.map(({ label, span }) => definitionUse(part.text, label, span, start)),
      ...references.map(({ label, span }) => referenceUse(part.text, label, span, start)),
    ];
  }).sort((a, b) => a.span.start - b.span.start);
}

/** A label in the form in which labels are compared. */
export function normalizedLabel(label: string): string {
  return normalizeIdentifier(label.trim());
}

/** CommonMark's most. */
const LONGEST_LABEL = 999;

/** True for a text that brackets may hold as a label. */
export function isLabel(text: string): boolean {
  return text.trim() !== "" && text.length <= LONGEST_LABEL && !/^\^|(?<!\\)(?:\\\\)*[[\]]|\\$/.test(text);
}

function definitionUse(text: string, label: string, { start, end }: Span, base: number): LabelUse {
  const open = text.indexOf("[", start) + 1;
  const close = closingBracket(text, open, end);
  return {
    kind: "definition",
    label,
    span: shiftSpan({ start: open - 1, end: close + 1 }, base),
    labelSpan: shiftSpan({ start: open, end: close }, base),
  };
}

function referenceUse(text: string, label: string, span: Span, base: number): LabelUse {
  const first = span.start + (text[span.start] === "!" ? 1 : 0);
  const open = lastOpeningBracket(text, span);
  if (open === first) {
    const labelSpan = shiftSpan({ start: first + 1, end: span.end - 1 }, base);
    return { kind: "shortcut", label, span: shiftSpan(span, base), labelSpan };
  }
  const isCollapsed = open + 2 === span.end;
  const labelSpan = isCollapsed ? { start: first + 1, end: open - 1 } : { start: open + 1, end: span.end - 1 };
  return {
    kind: isCollapsed ? "collapsed" : "full",
    label,
    span: shiftSpan(span, base),
    labelSpan: shiftSpan(labelSpan, base),
  };
}

/** Labels hold no brackets but escaped ones. */
function lastOpeningBracket(text: string, { start, end }: Span): number {
  for (let at = end - 1; at > start; at--) if (text[at] === "[" && !isEscaped(text, at)) return at;
  return start;
}

function closingBracket(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at++) if (text[at] === "]" && !isEscaped(text, at)) return at;
  return limit;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === "\\") slashes++;
  return slashes % 2 === 1;
}

/** Where a reference's own label is to be written: in its last brackets, or in new ones behind it. */
export function labelPlace({ kind, span, labelSpan }: LabelUse): Span {
  if (kind === "collapsed") return spanAt(span.end - 1);
  return kind === "shortcut" ? spanAt(span.end) : labelSpan;
}
