import type { PerfDocument } from "../document/perfDocument.ts";
import { addTo } from "../text/addTo.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import type { TextEdit } from "../text/textEdit.ts";
import { carriedOver, mergeFindings } from "./carryOver.ts";
import type { ReportedFinding } from "./reportedFinding.ts";

/** A line that is being typed, with the findings that are shown meanwhile: they may go, and none may come. */
export interface TypedLine {
  readonly line: number;
  readonly known: readonly ReportedFinding[];
}

const MARKS_ALONE = /^\s*[^\p{L}\p{N}\s][^\p{L}\p{N}]*$/u;

/** The line that an edit types in; undefined for one that reaches over several, or makes some. */
export function lineTypedBy({ span, newText }: TextEdit, lines: LineIndex): number | undefined {
  const line = lines.lineAt(span.start);
  return line === lines.lineAt(span.end) && !/[\r\n]/.test(newText) ? line : undefined;
}

/** The same after an edit in the line: what it touches is news if it is found again. */
export function typedOn({ line, known }: TypedLine, edit: TextEdit): TypedLine {
  return { line, known: carriedOver(known, edit) };
}

/** Without what the line brings about. */
export function knownOf(
  findings: readonly ReportedFinding[],
  { known }: Pick<TypedLine, "known">,
): readonly ReportedFinding[] {
  const kept = alsoIn(known, findings);
  return findings.filter((finding) => finding.rule.isShownWhileTyping || kept.has(finding));
}

/**
 * What is shown while a line is typed. A line of marks alone, or one that makes something wrong, is taken to be half
 * there, like a heading that is not spelt out or a fence that swallows what follows: what was wrong on other lines still is.
 */
export function shownWhileTyping(
  findings: readonly ReportedFinding[],
  { line, known }: TypedLine,
  document: Pick<PerfDocument, "lines" | "textBetween">,
): readonly ReportedFinding[] {
  const { lines } = document;
  const shown = knownOf(findings, { known });
  const text = document.textBetween(lines.startOfLine(line), lines.startOfLine(line + 1));
  if (shown.length === findings.length && !MARKS_ALONE.test(text)) return shown;
  const isOfNow = ({ rule, span }: ReportedFinding) => rule.isShownWhileTyping || lines.lineAt(span.start) === line;
  return mergeFindings(
    shown.filter(isOfNow),
    known.filter((finding) => !isOfNow(finding)),
  );
}

/**
 * The findings that were there before: those of a rule at the same place, whatever they say by now, and as many more in
 * the same words as there were, wherever they stand by now.
 */
function alsoIn(known: readonly ReportedFinding[], findings: readonly ReportedFinding[]): ReadonlySet<ReportedFinding> {
  const atPlace = new Groups(known, ({ rule, span }) => `${rule.id} ${span.start}`);
  const kept = new Set<ReportedFinding>();
  for (const finding of findings) if (atPlace.take(`${finding.rule.id} ${finding.span.start}`)) kept.add(finding);
  const inWords = new Groups(atPlace.left(), ({ rule, message }) => `${rule.id} ${message}`);
  for (const finding of findings) {
    if (!kept.has(finding) && inWords.take(`${finding.rule.id} ${finding.message}`)) kept.add(finding);
  }
  return kept;
}

/** Items by a key, each of which can be taken once. */
class Groups<Item> {
  readonly #items = new Map<string, Item[]>();

  constructor(items: readonly Item[], keyOf: (item: Item) => string) {
    for (const item of items) addTo(this.#items, keyOf(item), item);
  }

  take(key: string): Item | undefined {
    return this.#items.get(key)?.pop();
  }

  left(): readonly Item[] {
    return [...this.#items.values()].flat();
  }
}
