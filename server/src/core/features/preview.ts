import * as l10n from "@vscode/l10n";
import type { CheckedDocument } from "../check/check.ts";
import { type MetricVerdict, type TargetOutcome, targetDirection } from "../conformance/measurements/measurements.ts";
import {
  unmeasuredSentence,
  verdictSentence,
  verdictText,
  writtenMeasured,
} from "../conformance/targets/targetWording.ts";
import { targetOutcomes } from "../conformance/verdicts/targets.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { FrontmatterEntry } from "../frontmatter/frontmatterModel.ts";
import { baseValue, type Quantity, writtenQuantity } from "../quantities/quantity.ts";
import { firstLineOf, type Span, textOf, touches } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { stopsIn } from "./openPlaces.ts";
import { openPlacesIn, sectionsOf } from "./overview.ts";
import type { Preview, PreviewChart, PreviewMark, PreviewPlace, PreviewScore, PreviewVerdict } from "./previewData.ts";

const MOST_ENTRIES = 40;
const MOST_VALUES = 40;
const LONGEST_VALUE = 200;
/** More marks, or open places, than anybody reads are not shown. */
const MOST_MARKS = 1_000;

/** What a preview shows of a document; undefined for one that is none of ours. */
export function preview(document: PerfDocument, checked: CheckedDocument): Preview | undefined {
  if (checked.kind === "foreign") return undefined;
  const { conformance } = checked;
  if (!conformance) return { score: null, entries: entriesOf(document, []), marks: [], open: [] };
  const stops = stopsIn(openPlacesIn(sectionsOf(document, conformance)));
  const outcomes = targetOutcomes(document, conformance.match);
  const { value, filled, expected } = conformance.score;
  return {
    score: {
      percent: value,
      text: l10n.t("{0}% complete, {1} of {2} filled in", value, filled, expected),
      open: stops.length === 0 ? "" : l10n.t(stops.length === 1 ? "1 place open" : "{0} places open", stops.length),
      verdicts: countsOf(outcomes),
    },
    entries: entriesOf(document, stops),
    marks: marksOf(outcomes, document.text).slice(0, MOST_MARKS),
    open: stops.filter(({ span }) => span.start >= document.frontmatter.bodyStart).slice(0, MOST_MARKS),
  };
}

function countsOf(outcomes: readonly TargetOutcome[]): PreviewScore["verdicts"] {
  return VERDICTS.flatMap((verdict) => {
    const count = outcomes.filter((one) => verdictOf(one) === verdict).length;
    return count === 0 ? [] : [{ verdict, text: COUNTED[verdict](count) }];
  });
}

const VERDICTS = ["missed", "unclear", "met", "unmeasured"] as const;

const COUNTED: Readonly<Record<PreviewVerdict, (count: number) => string>> = {
  missed: (count) => l10n.t(count === 1 ? "1 target missed" : "{0} targets missed", count),
  unclear: (count) => l10n.t(count === 1 ? "1 target at its limit" : "{0} targets at their limit", count),
  met: (count) => l10n.t(count === 1 ? "1 target met" : "{0} targets met", count),
  unmeasured: (count) => l10n.t(count === 1 ? "1 target not measured" : "{0} targets not measured", count),
};

function verdictOf(outcome: TargetOutcome): PreviewVerdict {
  return outcome.kind === "unmeasured" ? "unmeasured" : outcome.verdict;
}

function entriesOf({ frontmatter }: PerfDocument, open: readonly PreviewPlace[]): Preview["entries"] {
  return frontmatter.entries.slice(0, MOST_ENTRIES).map(({ key, span, value }) => ({
    key: shortened(key, LONGEST_VALUE),
    values: valuesOf(value, frontmatter.text),
    isOpen: open.some((place) => touches(place.span, span)),
  }));
}

/** The members of a list, else what stands there as it is written. */
function valuesOf({ kind, items, text, span }: FrontmatterEntry["value"], all: string): readonly string[] {
  const texts = kind === "list" ? items.map((item) => item.text) : [kind === "map" ? textOf(all, span) : text];
  return texts.slice(0, MOST_VALUES).map((one) => shortened(one, LONGEST_VALUE));
}

function marksOf(outcomes: readonly TargetOutcome[], text: string): readonly PreviewMark[] {
  const marks = outcomes.flatMap((one): readonly PreviewMark[] => {
    const behind = ({ span }: { readonly span: Span }) => firstLineOf(text, span).end;
    if (one.kind === "measured") return measuredMarks(one, behind);
    const sentence = unmeasuredSentence(one);
    const place = { offset: behind(one.target), verdict: "unmeasured" as const };
    return [{ ...place, text: l10n.t("not measured"), sentence, chart: null }];
  });
  return marks.toSorted((a, b) => a.offset - b.offset);
}

/** One at the metric and one at its target; one for both where the metric names its target itself. */
function measuredMarks(
  outcome: MetricVerdict,
  behind: (place: { readonly span: Span }) => number,
): readonly PreviewMark[] {
  const { metric, target, measured, by, verdict } = outcome;
  const told = verdictText(outcome);
  const common = { verdict, sentence: verdictSentence(outcome) };
  const chart = chartOf(measured, target.quantity);
  if (by === "own") return [{ ...common, offset: behind(metric), text: told, chart }];
  const ofMetric = l10n.t("target {0}, {1}", writtenQuantity(target.quantity), told);
  const ofTarget = l10n.t("measured {0}, {1}", writtenMeasured(outcome), told);
  return [
    { ...common, offset: behind(metric), text: ofMetric, chart: null },
    { ...common, offset: behind(target), text: ofTarget, chart },
  ];
}

/** Null for a target that is a range or one value: neither less nor more is better then. */
function chartOf(measured: Quantity, target: Quantity): PreviewChart | null {
  const direction = targetDirection(target);
  if (direction === null) return null;
  return {
    value: baseValue(measured),
    target: { value: baseValue(target), direction },
    unit: target.unit.text,
    unitSize: target.unit.factor,
  };
}
