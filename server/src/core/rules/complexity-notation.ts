import * as l10n from "@vscode/l10n";
import { slotGroups } from "../conformance/match/presentSections.ts";
import type { SlotMatch } from "../conformance/match.ts";
import { wordsOf } from "../conformance/measurements/metricWords.ts";
import { pieceOfValue } from "../conformance/values/valuePlace.ts";
import type { Section } from "../document/outline.ts";
import type { Field } from "../markdown/part.ts";
import { type Complexity, isAtMost, readComplexity } from "../quantities/complexity.ts";
import type { Span } from "../text/span.ts";
import { normalised, shortened } from "../text/wording.ts";
import { defineRule, type Finding } from "./rule.ts";

export const complexityNotation = defineRule({
  scope: "section",
  meta: {
    id: "complexity-notation",
    group: "performance",
    severity: "warning",
    appliesTo: "conforming",
    summary: "A complexity can't be read, or a better case grows faster than a worse one.",
    why: "The notation is short because every sign in it counts; one that is missing leaves the reader to guess.",
    isFixable: false,
  },
  check: (input) =>
    slotGroups(input).flatMap(({ slots, section }) => [
      ...slots.flatMap((slot) => notationFinding(slot, section) ?? []),
      ...orderFindings(slots, section),
    ]),
});

function isComplexity({ schema, state, field }: SlotMatch): boolean {
  return schema.kind === "field" && schema.value.kind === "complexity" && state === "filled" && field !== undefined;
}

/** Words that say how something grows, or why nothing is said. */
const GROWTH_WORDS =
  /\b(?:constant|linear|linearithmic|sublinear|logarithmic|quadratic|cubic|polynomial|exponential|factorial|amorti[sz]ed|n\/a|not|none|unknown|unbounded|bounded|same|as|see|depends|varies|tbd)\b|^[-–—?]+$/i;

function notationFinding(slot: SlotMatch, section: Section): Finding | undefined {
  const { field, at } = slot;
  if (!field || !isComplexity(slot)) return undefined;
  const reading = readComplexity(field.value);
  const label = `"${shortened(field.label, 30)}"`;
  if (reading.kind === "unknown") {
    const text = shortened(reading.text, 30);
    return {
      span: pieceOfValue(section, field, at, reading.text),
      message:
        reading.problem === "unbalanced"
          ? l10n.t('{0} has "{1}", which is not closed; expected a complexity such as O(n log n).', label, text)
          : l10n.t('{0} has "{1}", which can\'t be read; expected a complexity such as O(n log n).', label, text),
    };
  }
  const value = normalised(field.value);
  if (reading.kind === "complexity" || GROWTH_WORDS.test(value) || value.split(" ").length > 3 || field.body.length > 0)
    return undefined;
  return {
    span: pieceOfValue(section, field, at, field.value),
    message: l10n.t('{0} is "{1}"; expected a complexity such as O(n log n).', label, shortened(value, 30)),
  };
}

interface Case {
  readonly field: Field;
  readonly span: Span;
  readonly complexity: Complexity;
  readonly rank: number;
}

/** From the best case to the worst. */
const RANKS: readonly ReadonlySet<string>[] = [
  new Set(["best"]),
  new Set(["average", "expected", "typical", "mean", "amortized", "amortised"]),
  new Set(["worst"]),
];

function orderFindings(slots: readonly SlotMatch[], section: Section): readonly Finding[] {
  const cases = slots.flatMap((slot) => caseOf(slot, section) ?? []).sort((a, b) => a.rank - b.rank);
  return cases.slice(1).flatMap((worse, index) => {
    const better = cases[index];
    if (!better || better.rank === worse.rank || !growsFaster(better.complexity, worse.complexity)) return [];
    return [
      {
        span: worse.span,
        message: l10n.t(
          '"{0}" is {1}, which grows more slowly than {2} of "{3}"; expected at least that.',
          worse.field.label,
          worse.complexity.text,
          better.complexity.text,
          better.field.label,
        ),
        related: [{ span: better.span, message: l10n.t('"{0}" is {1}.', better.field.label, better.complexity.text) }],
      },
    ];
  });
}

function growsFaster(first: Complexity, second: Complexity): boolean {
  return isAtMost(second, first) && !isAtMost(first, second);
}

/** A value with two complexities ("O(1), O(n) when it grows") has none of its own. */
function caseOf(slot: SlotMatch, section: Section): Case | undefined {
  const { field, at } = slot;
  if (!field || !isComplexity(slot)) return undefined;
  const words = wordsOf(field.label);
  const rank = RANKS.findIndex((names) => words.some((word) => names.has(word)));
  if (rank < 0) return undefined;
  const reading = readComplexity(field.value);
  if (reading.kind !== "complexity") return undefined;
  const { complexity } = reading;
  const rest = field.value.slice(field.value.indexOf(complexity.text) + complexity.text.length);
  if (readComplexity(rest).kind !== "none") return undefined;
  return { field, rank, complexity, span: pieceOfValue(section, field, at, complexity.text) };
}
