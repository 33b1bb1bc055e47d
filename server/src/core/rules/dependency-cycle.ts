import * as l10n from "@vscode/l10n";
import { soundEntry } from "../frontmatter/frontmatterEdits.ts";
import { nameOf } from "../host/uri.ts";
import type { Span } from "../text/span.ts";
import type { FrontmatterSummary } from "../workspace/facts/documentIndex.ts";
import type { Reference } from "../workspace/facts/documentReferences.ts";
import { pathTarget, referenceTarget } from "../workspace/links/documentPaths.ts";
import { defineRule, type RelatedPlace, type WorkspaceInput } from "./rule.ts";

export const dependencyCycle = defineRule({
  scope: "workspace",
  meta: {
    id: "dependency-cycle",
    group: "frontmatter",
    severity: "warning",
    appliesTo: "related",
    summary: "A document depends on another that, over whatever detours, depends on it.",
    why: "`dependencies` say what to read first; in a circle there is no first.",
    isFixable: false,
  },
  check: (input) => {
    const { document } = input;
    const entry = soundEntry(document.frontmatter, "dependencies");
    const items = (entry?.value.items ?? []).filter(({ kind }) => kind === "text");
    return items.flatMap((item) => {
      const target = pathTarget(item.text, document.uri, input.settings.docsRoot, input.facts);
      const first = target.kind === "place" ? target.uri : undefined;
      const way = first === undefined || first === document.uri ? undefined : wayBack(first, input);
      if (!way) return [];
      const names = [document.uri, ...way.map(({ uri }) => uri), document.uri].map(nameOf);
      return [
        {
          span: item.span,
          message: l10n.t("This dependency leads back here: {0}.", names.join(" → ")),
          related: way.map(
            ({ uri, span, path }): RelatedPlace => ({ uri, span, message: l10n.t("Depends on {0}", path) }),
          ),
        },
      ];
    });
  },
});

/** One step of a way: the entry of `dependencies` that leads on. */
interface Step {
  readonly uri: string;
  readonly span: Span;
  readonly path: string;
}

/** A circle over more documents than this is one that nobody can follow, or see where to cut. */
const LONGEST_WAY = 20;

/** The shortest way from a document to the one that is checked; undefined if there is none of bearable length. */
function wayBack(from: string, input: WorkspaceInput): readonly Step[] | undefined {
  const seen = new Set([from]);
  const open: { readonly uri: string; readonly way: readonly Step[] }[] = [{ uri: from, way: [] }];
  for (const { uri, way } of open) {
    if (way.length === LONGEST_WAY) return undefined;
    const summary = input.facts.frontmatter(uri);
    for (const dependency of typeof summary === "object" ? dependenciesOf(summary) : []) {
      const next = referenceTarget(dependency, input.facts);
      if (next?.kind !== "place") continue;
      const longer = [...way, { uri, span: dependency.span, path: dependency.url }];
      if (next.uri === input.document.uri) return longer;
      if (!seen.has(next.uri)) open.push({ uri: next.uri, way: longer });
      seen.add(next.uri);
    }
  }
  return undefined;
}

function dependenciesOf({ paths }: FrontmatterSummary): readonly Reference[] {
  return paths.filter(({ kind }) => kind === "dependency");
}
