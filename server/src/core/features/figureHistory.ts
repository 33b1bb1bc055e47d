import * as l10n from "@vscode/l10n";
import type { EarlierRun } from "../benchmarks/resultsFile.ts";
import { type FollowedFigure, followedFigures } from "../conformance/benchmarks/followedFigures.ts";
import { sparkline } from "../conformance/benchmarks/numberSeries.ts";
import { dayIn } from "../conformance/benchmarks/provenance.ts";
import { writtenValue } from "../conformance/benchmarks/writtenValue.ts";
import { readConforming } from "../conformance/match/conformingMatch.ts";
import type { FileVersion } from "../host/host.ts";
import { nameOf } from "../host/uri.ts";
import type { Templates } from "../template/templates.ts";
import { escapeMarkdown } from "../text/escapeMarkdown.ts";
import { containsSpan, shiftSpan, spanAt, textOf } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { linkTargets } from "../workspace/links/documentPaths.ts";
import { decidedParts, documentResults } from "../workspace/links/documentResults.ts";
import type { FeatureInput } from "./feature.ts";

/** What a figure was on a day. */
export interface PastFigure {
  /** Undefined for what nobody has committed yet, and where nothing says. */
  readonly day: string | undefined;
  readonly text: string;
  readonly value: number;
}

/** The figure at a place; undefined where there is none. */
export function figureAt({ document, checked }: FeatureInput, offset: number): FollowedFigure | undefined {
  if (!checked.conformance) return undefined;
  return followedFigures(document, checked.conformance.match).find(({ span }) => containsSpan(span, spanAt(offset)));
}

/** The figures of an earlier version of a document, by their keys. */
export function figuresOfVersion(
  uri: string,
  { day, text }: FileVersion,
  templates: Templates,
): ReadonlyMap<string, PastFigure> {
  const figures = readConforming(uri, text, { templates }, followedFigures);
  return new Map(figures.map(({ key, text: written, value }) => [key, { day, text: written, value }]));
}

/**
 * How a figure went, in a line of Markdown; undefined where it was never another one.
 * @param versions What earlier versions say, the newest first.
 */
export function figureHistory(
  { key, text, value }: FollowedFigure,
  versions: readonly ReadonlyMap<string, PastFigure>[],
): string | undefined {
  const past = versions.flatMap((one) => one.get(key) ?? []).toReversed();
  return seriesLine([...past, { day: undefined, text, value }], l10n.t("In this document"));
}

/** The same for the earlier runs that the file holds which the figure is bound to. */
export function resultsHistory(input: FeatureInput, { span }: FollowedFigure): string | undefined {
  const { document, context } = input;
  const { facts, settings } = context;
  if (!facts) return undefined;
  const targetOf = linkTargets(document.uri, settings.docsRoot, facts);
  for (const { start, part, source, bound, measured } of decidedParts(documentResults(document, facts, targetOf))) {
    const one = measured.find(({ cell }) => shiftSpan(cell.span, start).start === span.start);
    if (!one) continue;
    const written = textOf(part.text, one.cell.span);
    const { results } = bound;
    const runs: readonly EarlierRun[] = [...results.earlier.slice(-MOST_RUNS), results];
    const series = runs.flatMap(({ run, benchmarks }): readonly PastFigure[] => {
      const measures = benchmarks.find(({ name }) => name === one.benchmark.name)?.measures ?? [];
      const measure = measures.find(
        ({ kind, statistic }) => kind === one.measure.kind && statistic === one.measure.statistic,
      );
      const text = measure && writtenValue(one.cell, measure, written);
      return measure && text !== undefined ? [{ day: dayIn(run.takenAt ?? ""), text, value: measure.value }] : [];
    });
    return seriesLine(series, l10n.t("In {0}", shortened(nameOf(source.uri), 40)));
  }
  return undefined;
}

/** More runs of a file are not shown. */
const MOST_RUNS = 30;

/** "▁▃▇  In this document: 45 ms on 2026-01-05, 61 ms now" */
function seriesLine(series: readonly PastFigure[], where: string): string | undefined {
  const points = series.filter(({ value }, index) => value !== series[index - 1]?.value);
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return undefined;
  const from = first.day === undefined ? first.text : onDay(first.text, first.day);
  const to = last.day === undefined ? l10n.t("{0} now", last.text) : onDay(last.text, last.day);
  return `${sparkline(points.map(({ value }) => value))}  ${escapeMarkdown(`${where}: ${from}, ${to}`)}`;
}

function onDay(figure: string, day: string): string {
  return l10n.t("{0} on {1}", figure, day);
}
