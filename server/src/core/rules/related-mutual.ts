import * as l10n from "@vscode/l10n";
import { listsAreWhole } from "../conformance/match/misspelledKeys.ts";
import { soundEntry } from "../frontmatter/frontmatterEdits.ts";
import type { FrontmatterValue } from "../frontmatter/frontmatterModel.ts";
import { nameOf } from "../host/uri.ts";
import { spanAt } from "../text/span.ts";
import type { FrontmatterSummary } from "../workspace/facts/documentIndex.ts";
import { pathFrom, pathTarget, referenceTarget } from "../workspace/links/documentPaths.ts";
import { writtenScalarPath } from "../workspace/links/writtenPaths.ts";
import { defineRule, type Finding, type Fix, type WorkspaceInput } from "./rule.ts";

export const relatedMutual = defineRule({
  scope: "workspace",
  meta: {
    id: "related-mutual",
    group: "frontmatter",
    severity: "off",
    appliesTo: "related",
    summary: "A document names another in `related` that does not name it in turn.",
    why: "Who reads the other document finds no way to this one.",
    isFixable: true,
  },
  check: (input) => {
    const { document, keys } = input;
    const related = soundEntry(document.frontmatter, "related");
    const status = soundEntry(document.frontmatter, "status")?.value.text;
    if (!related || status === "archived" || !listsAreWhole(document.frontmatter, keys)) return [];
    const seen = new Set([document.uri]);
    return related.value.items.flatMap((item) => findingsFor(item, seen, input));
  },
});

function findingsFor(item: FrontmatterValue, seen: Set<string>, input: WorkspaceInput): readonly Finding[] {
  const { document, settings, facts } = input;
  const target = item.kind === "text" ? pathTarget(item.text, document.uri, settings.docsRoot, facts) : undefined;
  if (target?.kind !== "place" || seen.has(target.uri)) return [];
  seen.add(target.uri);
  const other = facts.frontmatter(target.uri);
  if (typeof other !== "object" || other.membership !== "ours" || other.status === "archived" || names(other, input))
    return [];
  return [
    {
      span: item.span,
      message: l10n.t("{0} does not name this document in its own `related`.", nameOf(other.uri)),
      fixes: fixesIn(other, document.uri),
    },
  ];
}

/** True also while it can't be told. */
function names({ paths }: FrontmatterSummary, { document, facts }: WorkspaceInput): boolean {
  return paths.some((reference) => {
    const target = referenceTarget(reference, facts);
    return target?.kind === "unknown" || (target?.kind === "place" && target.uri === document.uri);
  });
}

function fixesIn({ uri, related, relatedInsertion }: FrontmatterSummary, document: string): readonly Fix[] {
  const path = pathFrom(uri, document);
  if (path === undefined || !relatedInsertion) return [];
  const hasDots = related.some((entry) => entry.path.startsWith("./"));
  const written = writtenScalarPath(path, "plain", hasDots ? "./" : "");
  const { at, before, after } = relatedInsertion;
  return [
    {
      title: l10n.t("Add this document to `related` in {0}", nameOf(uri)),
      // It writes into a document that nobody may be looking at.
      safety: "unsafe",
      isPreferred: true,
      edits: () => ({
        edits: [],
        others: [{ kind: "edit", uri, edits: [{ span: spanAt(at), newText: before + written + after }] }],
      }),
    },
  ];
}
