import type { Directive } from "../document/directives.ts";
import { addTo } from "../text/addTo.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import { containmentTest, overlapTest, type Span } from "../text/span.ts";

/** Which findings the document's own comments keep quiet, and which of these comments did nothing. */
export class Suppressions {
  readonly #ranges: readonly SuppressedRange[];
  /** By the rules that comments name; undefined for all of them. */
  readonly #isCovered: ReadonlyMap<string | undefined, (span: Span) => boolean>;
  /** Where findings begin that are kept quiet, by their rules. */
  readonly #covered = new Map<string, Span[]>();

  constructor(directives: readonly Directive[], lines: LineIndex, end: number) {
    this.#ranges = rangesOf(directives, lines, end);
    const spans = new Map<string | undefined, Span[]>();
    for (const { rule, range } of this.#ranges) addTo(spans, rule, range);
    this.#isCovered = new Map([...spans].map(([rule, ofRule]) => [rule, containmentTest(ofRule)]));
  }

  /** True if a comment suppresses the rule where the span begins; the comment then counts as used. */
  covers(ruleId: string, { start }: Span): boolean {
    const unit = { start, end: start + 1 };
    const isCovered = [ruleId, undefined].some((rule) => this.#isCovered.get(rule)?.(unit));
    if (isCovered) addTo(this.#covered, ruleId, unit);
    return isCovered;
  }

  /** What could be taken away: each rule id, or the whole comment, that suppressed nothing. */
  unused(): readonly UnusedSuppression[] {
    const all = [...this.#covered.values()].flat();
    const coveredBy = (rule: string | undefined) => (rule === undefined ? all : (this.#covered.get(rule) ?? []));
    const isUsed = new Map([...this.#isCovered.keys()].map((rule) => [rule, overlapTest(coveredBy(rule))]));
    return this.#ranges.filter(({ rule, range }) => !isUsed.get(rule)?.(range));
  }
}

export interface UnusedSuppression {
  readonly directive: Directive;
  /** Undefined for a comment that names no rule. */
  readonly rule: string | undefined;
  readonly span: Span;
}

interface SuppressedRange extends UnusedSuppression {
  readonly range: Span;
}

function rangesOf(directives: readonly Directive[], lines: LineIndex, end: number): readonly SuppressedRange[] {
  /** Where each rule is enabled next, and all of them are; seen from the end. */
  const enabled = new Map<string | undefined, number>();
  const nextOf = (rule: string | undefined) =>
    Math.min(enabled.get(rule) ?? end + 1, enabled.get(undefined) ?? end + 1);
  const ranges = directives.toReversed().map((directive): readonly SuppressedRange[] => {
    const rules = directive.rules.length > 0 ? directive.rules : [{ id: undefined, span: directive.span }];
    if (directive.kind === "enable") {
      for (const { id } of rules) enabled.set(id, directive.span.start);
      return [];
    }
    const next = directive.kind === "disable-next-line" ? lineBehind(directive, lines, end) : undefined;
    return rules.map(({ id, span }) => {
      return { directive, rule: id, span, range: next ?? { start: directive.from, end: nextOf(id) } };
    });
  });
  return ranges.toReversed().flat();
}

function lineBehind(directive: Directive, lines: LineIndex, end: number): Span {
  const line = lines.lineAt(directive.span.end) + 1;
  return {
    start: lines.startOfLine(line),
    end: line + 1 < lines.lineCount ? lines.startOfLine(line + 1) : end + 1,
  };
}
