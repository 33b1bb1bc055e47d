import { statusOf } from "../conformance/match/governance.ts";
import type { Directive } from "../document/directives.ts";
import type { Frontmatter } from "../frontmatter/frontmatterModel.ts";
import type { RuleMeta, Severity, SeverityByStatus } from "../rules/rule.ts";
import { flatMap } from "../text/flatMap.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import type { Span } from "../text/span.ts";
import type { Settings } from "../workspace/settings/settings.ts";

/** From the worst down. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "information", "hint"];

/** True for a severity that is at the limit or worse. */
export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(limit);
}

/** How a rule's findings are shown in one document. */
export interface SeverityInForce {
  readonly usual: Severity;
  /** The severity of a finding that has one of its own. */
  readonly own: (severity: SeverityByStatus) => Severity;
}

/** The config's word for all of a rule's findings, else the rule's and the finding's own for the document's status. */
export function severityOf(meta: RuleMeta, frontmatter: Frontmatter, settings: Settings): SeverityInForce | "off" {
  const configured = Object.hasOwn(settings.rules, meta.id) ? settings.rules[meta.id] : undefined;
  if (configured === "off") return "off";
  if (configured !== undefined) return { usual: configured, own: () => configured };
  const own = (severity: SeverityByStatus) =>
    typeof severity === "string" ? severity : severity[statusOf(frontmatter)];
  return meta.severity === "off" ? "off" : { usual: own(meta.severity), own };
}

/** Which findings the document's own comments keep quiet, and which of these comments did nothing. */
export class Suppressions {
  readonly #ranges: readonly SuppressedRange[];
  readonly #used = new Set<SuppressedRange>();

  constructor(directives: readonly Directive[], lines: LineIndex, end: number) {
    this.#ranges = flatMap(directives, (directive) => rangesOf(directive, directives, lines, end));
  }

  /** True if a comment suppresses the rule where the span begins; the comment then counts as used. */
  covers(ruleId: string, { start }: Span): boolean {
    if (this.#ranges.length === 0) return false;
    const covering = this.#ranges.filter(
      (range) => range.from <= start && start < range.to && (range.rule === undefined || range.rule === ruleId),
    );
    for (const range of covering) this.#used.add(range);
    return covering.length > 0;
  }

  /** What could be taken away: each rule id, or the whole comment, that suppressed nothing. */
  unused(): readonly UnusedSuppression[] {
    return this.#ranges
      .filter((range) => !this.#used.has(range))
      .map(({ directive, rule, span }) => ({ directive, rule, span }));
  }
}

export interface UnusedSuppression {
  readonly directive: Directive;
  /** Undefined for a comment that names no rule. */
  readonly rule: string | undefined;
  readonly span: Span;
}

interface SuppressedRange extends UnusedSuppression {
  readonly from: number;
  readonly to: number;
}

function rangesOf(
  directive: Directive,
  all: readonly Directive[],
  lines: LineIndex,
  end: number,
): readonly SuppressedRange[] {
  if (directive.kind === "enable") return [];
  const rules = directive.rules.length > 0 ? directive.rules : [{ id: undefined, span: directive.span }];
  return rules.map(({ id, span }) => {
    if (directive.kind === "disable-next-line") {
      const line = lines.lineAt(directive.span.end) + 1;
      return {
        directive,
        rule: id,
        span,
        from: lines.startOfLine(line),
        to: line + 1 < lines.lineCount ? lines.startOfLine(line + 1) : end + 1,
      };
    }
    const enable = all.find(
      (one) =>
        one.kind === "enable" &&
        one.span.start > directive.span.start &&
        (one.rules.length === 0 || one.rules.some((rule) => rule.id === id)),
    );
    return { directive, rule: id, span, from: directive.from, to: enable?.span.start ?? end + 1 };
  });
}
