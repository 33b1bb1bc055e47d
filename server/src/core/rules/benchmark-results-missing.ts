import * as l10n from "@vscode/l10n";
import type { UnnamedBenchmark } from "../conformance/benchmarks/boundResults.ts";
import { nameEdit, type ResultsLink } from "../conformance/benchmarks/resultsLink.ts";
import { nameOf, parentUri, relativePath } from "../host/uri.ts";
import { didYouMean, nearest } from "../text/nearWords.ts";
import { countOf, shortened } from "../text/wording.ts";
import { type Facts, unknown } from "../workspace/facts/facts.ts";
import { documentResults, type ResultsOfPart } from "../workspace/links/documentResults.ts";
import { writtenUrlPath } from "../workspace/links/writtenPaths.ts";
import { defineRule, type Finding, fixOf, replacement, type WorkspaceInput } from "./rule.ts";

export const benchmarkResultsMissing = defineRule({
  scope: "workspace",
  meta: {
    id: "benchmark-results-missing",
    group: "performance",
    severity: "warning",
    appliesTo: "related",
    summary:
      "The file that results are bound to is not there, holds no results that can be read, or no benchmark of the name.",
    why: "Results that come from nowhere can't be held against anything, and are as old as they look.",
    isFixable: true,
  },
  check: (input) =>
    documentResults(input.document, input.facts, input.targetOf).flatMap((one) => findingFor(one, input) ?? []),
});

function findingFor({ link, source, bound }: ResultsOfPart, input: WorkspaceInput): Finding | undefined {
  const { path, pathSpan: span } = link;
  switch (source.kind) {
    case "nowhere":
      return {
        span,
        message: l10n.t('There is no file "{0}"; expected the results that are documented here.', shortened(path, 50)),
        fixes: similarFiles(source.uri, input.facts).flatMap((uri, index) => pathFix(uri, link, index === 0, input)),
      };
    case "file": {
      if (source.reading.kind === "none") return { span, message: source.reading.message };
      return bound?.unnamed && nameFinding(link, bound.unnamed, nameOf(source.uri), bound.results.benchmarks.length);
    }
    default:
      return undefined;
  }
}

/** How many files or names a fix is offered for. */
const MOST_FIXES = 3;

function similarFiles(uri: string, facts: Facts): readonly string[] {
  const similar = facts.similarFiles(uri);
  return similar === unknown ? [] : similar.slice(0, MOST_FIXES);
}

function pathFix(
  uri: string,
  { kind, pathSpan, path }: ResultsLink,
  isPreferred: boolean,
  { document, facts }: WorkspaceInput,
) {
  const from = kind === "url" ? parentUri(document.uri) : facts.folder;
  const written = from === undefined ? undefined : relativePath(from, uri);
  if (written === undefined) return [];
  const text = kind === "url" ? writtenUrlPath(written, "link", path) : written;
  return [replacement(l10n.t("Change to {0}", written), "unsafe", pathSpan, text, isPreferred)];
}

function nameFinding(link: ResultsLink, { kind, candidates }: UnnamedBenchmark, file: string, count: number): Finding {
  const { name, pathSpan } = link;
  const near = name && nearest(name.text, candidates);
  const fixes = candidates.slice(0, MOST_FIXES).flatMap((one) => {
    const edit = nameEdit(link, one);
    return edit ? [fixOf(l10n.t('Name "{0}"', shortened(one, 40)), "unsafe", () => [edit], one === near)] : [];
  });
  if (kind === "shared" && name) {
    const message = l10n.t(
      '{0} holds several benchmarks "{1}"; expected a name that one alone has.',
      file,
      shortened(name.text, 40),
    );
    return { span: name.span, message, fixes };
  }
  if (kind === "unknown" && name) {
    const message = l10n.t(
      'There is no benchmark "{0}" in {1}{2}',
      shortened(name.text, 40),
      file,
      didYouMean(near && `"${shortened(near, 40)}"`),
    );
    return { span: name.span, message, fixes };
  }
  return {
    span: pathSpan,
    message: l10n.t("{0} holds {1}; expected the name of one behind the path.", file, countOf(count, "benchmark")),
    fixes,
  };
}
