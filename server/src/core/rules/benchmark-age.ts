import * as l10n from "@vscode/l10n";
import { type DatedPart, datedParts } from "../conformance/benchmarks/measuredParts.ts";
import { dayIn } from "../conformance/benchmarks/provenance.ts";
import { soundEntry } from "../frontmatter/frontmatterEdits.ts";
import type { Commit } from "../host/host.ts";
import { relativePath } from "../host/uri.ts";
import { codeLocationsIn } from "../mentions/codeLocations.ts";
import { addDays } from "../text/dates.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { unknown } from "../workspace/facts/facts.ts";
import { codeBases, codeTarget, moduleOf } from "../workspace/links/codePaths.ts";
import { documentResults } from "../workspace/links/documentResults.ts";
import { defineRule, type Finding, type WorkspaceInput } from "./rule.ts";

export const benchmarkAge = defineRule({
  scope: "workspace",
  meta: {
    id: "benchmark-age",
    group: "performance",
    severity: { stub: "hint", draft: "hint", current: "information" },
    appliesTo: "related",
    summary:
      "The results of a benchmark were measured more than 180 days ago (`benchmarkAgeDays` sets another number), or before the last commit that touched a file of code which stands beside them.",
    why: "Code and machines go on; a number of last year says little about today. The day is that of the bound file, else that of the line `Measured`.",
    isFixable: false,
  },
  check: (input) => {
    const { document } = input;
    if (soundEntry(document.frontmatter, "status")?.value.text === "archived") return [];
    return measuredIn(input).flatMap((one) => findingFor(one, input) ?? []);
  },
});

interface MeasuredPart {
  readonly day: string;
  /** Where the day stands, or what leads to it. */
  readonly span: Span;
  /** Of the part. */
  readonly start: number;
  readonly end: number;
}

/** One for each part that says when it was measured: the file knows better than the document. */
function measuredIn({ document, facts, targetOf }: WorkspaceInput): readonly MeasuredPart[] {
  const byFile = documentResults(document, facts, targetOf).flatMap(
    ({ start, part, link, bound }): readonly MeasuredPart[] => {
      const day = dayIn(bound?.results.run.takenAt ?? "");
      return day === undefined ? [] : [{ day, span: link.pathSpan, start, end: start + part.text.length }];
    },
  );
  const known = new Set(byFile.map(({ start }) => start));
  const byLine = datedParts(document).filter(({ start }) => !known.has(start));
  return [...byFile, ...byLine.flatMap(byLineOf)].toSorted((a, b) => a.start - b.start);
}

function byLineOf({ start, part, day, provenance: { daySpan } }: DatedPart): readonly MeasuredPart[] {
  return daySpan ? [{ day, span: shiftSpan(daySpan, start), start, end: start + part.text.length }] : [];
}

function findingFor(one: MeasuredPart, input: WorkspaceInput): Finding | undefined {
  const { settings, today } = input;
  const { day, span } = one;
  const days = settings.benchmarkAgeDays;
  if (addDays(day, days) < today) {
    return {
      span,
      message: l10n.t("These results were measured on {0}, more than {1} days ago; expected a newer run.", day, days),
    };
  }
  const commit = newestCommitOn(one, input);
  if (!commit) return undefined;
  const message = l10n.t(
    "These results were measured on {0}, before {1} changed on {2} ({3}).",
    day,
    commit.path,
    commit.day,
    shortened(commit.subject, 50),
  );
  return { span, message };
}

/** The newest commit after the day that touched a file which the part names. */
function newestCommitOn(
  { day, start, end }: MeasuredPart,
  { document, facts }: WorkspaceInput,
): (Pick<Commit, "day" | "subject"> & { readonly path: string }) | undefined {
  const bases = codeBases(document.uri, facts.folder, moduleOf(document, facts.modules())?.uri);
  const files = codeLocationsIn(document).flatMap(({ span, path, isGlob }) => {
    const isHere = span.start >= start && span.start < end && !isGlob;
    const target = isHere ? codeTarget(path, bases, document.uri, facts) : undefined;
    return target?.kind === "file" ? [target.uri] : [];
  });
  if (files.length === 0) return undefined;
  const commits = facts.commitsAfter(day);
  if (commits === undefined || commits === unknown) return undefined;
  for (const commit of commits) {
    const touched = commit.files.find((uri) => files.includes(uri));
    if (touched !== undefined) return { ...commit, path: relativePath(facts.folder ?? "", touched) ?? touched };
  }
  return undefined;
}
