import * as l10n from "@vscode/l10n";
import { type Change, changeText, compareCell } from "../conformance/benchmarks/comparison.ts";
import { dayIn, isOtherMachine, provenanceOf } from "../conformance/benchmarks/provenance.ts";
import { writtenValue } from "../conformance/benchmarks/writtenValue.ts";
import { nameOf, relativePath } from "../host/uri.ts";
import type { Part } from "../markdown/part.ts";
import { addTo } from "../text/addTo.ts";
import { shiftSpan, textOf } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { linkTargets } from "../workspace/links/documentPaths.ts";
import { type DecidedPart, decidedParts, documentResults } from "../workspace/links/documentResults.ts";
import type { CodeLens } from "./codeLens.ts";
import type { FeatureInput } from "./feature.ts";

/**
 * On each benchmark that is bound to a file: where its results come from, or what the file has by now, with an update.
 * Nothing where the file can't be read, which a finding says, and where it is not known yet what is in it.
 */
export function resultsLenses(input: FeatureInput): readonly CodeLens[] {
  const { document, checked, context } = input;
  const { facts, settings } = context;
  if (checked.kind === "foreign" || !facts) return [];
  const targetOf = linkTargets(document.uri, settings.docsRoot, facts);
  const parts = decidedParts(documentResults(document, facts, targetOf));
  const byPart = new Map<number, DecidedPart[]>();
  for (const one of parts) addTo(byPart, one.start, one);
  return [...byPart.values()].flatMap((files) => lensesOf(files, input));
}

/** One click updates what all files say of a benchmark. */
function lensesOf(files: readonly DecidedPart[], input: FeatureInput): readonly CodeLens[] {
  const [first] = files;
  if (!first) return [];
  const { start, part, link } = first;
  const span = part.heading ? shiftSpan(part.heading.span, start) : link.span;
  const told = files.flatMap((one) => titleOf(one, input) ?? []);
  const lenses = told.map(({ title }): CodeLens => ({ span, title, command: undefined }));
  return told.some(({ isNews }) => isNews)
    ? [...lenses, { span, title: l10n.t("Update"), command: "updateResults" }]
    : lenses;
}

/** What a file has to say of a benchmark, and whether that is not what the document says. */
interface Told {
  readonly title: string;
  readonly isNews: boolean;
}

function titleOf({ part, source, bound, measured }: DecidedPart, { context }: FeatureInput): Told | undefined {
  if (measured.length === 0) return undefined;
  const { facts, settings } = context;
  const { takenAt = "", machine } = bound.results.run;
  const path = shortened(relativePath(facts?.folder ?? "", source.uri) ?? nameOf(source.uri), LONGEST_PATH);
  const news = newsOf(measured, settings.benchmarkTolerance, part);
  const [documented, taken] = [provenanceOf(part).day, dayIn(takenAt)];
  if (news === undefined) {
    const day = documented ?? taken;
    const title = day === undefined ? l10n.t("Results, {0}", path) : l10n.t("Results of {0}, {1}", day, path);
    return { title, isNews: false };
  }
  const isNewer = documented !== undefined && taken !== undefined && taken > documented;
  const said = isOtherMachine(part, machine) ? l10n.t("{0}, on another machine", news) : news;
  const title = isNewer
    ? l10n.t("{0} has newer results: {1}", path, said)
    : l10n.t("{0} has other results: {1}", path, said);
  return { title, isNews: true };
}

const LONGEST_PATH = 60;

type Measured = DecidedPart["measured"][number];

/** The worst of what differs; undefined where nothing does, and nothing is open. */
function newsOf(measured: readonly Measured[], tolerance: number, part: Part): string | undefined {
  const compared = measured.map((one) => ({ one, change: compareCell(one, tolerance) }));
  const differing = compared.flatMap(({ one, change }) =>
    change.kind === "better" || change.kind === "worse" ? [{ one, change }] : [],
  );
  const open = compared.filter(({ change }) => change.kind === "open").length;
  const [worst] = differing.toSorted((a, b) => badness(b.change) - badness(a.change));
  if (!worst) {
    if (open === 0) return undefined;
    return l10n.t(open === 1 ? "1 value for what is open here" : "{0} values for what is open here", open);
  }
  const { cell, measure } = worst.one;
  const after = writtenValue(cell, measure, textOf(part.text, cell.span));
  const others = differing.length - 1 + open;
  const news = `${shortened(cell.label, LONGEST_LABEL)} ${after}, ${changeText(worst.change, cell.kind)}`;
  return others > 0 ? l10n.t("{0}, and {1} more", news, others) : news;
}

const LONGEST_LABEL = 40;

function badness({ kind, percent }: Change): number {
  return kind === "worse" ? percent : -1 / (1 + percent);
}
