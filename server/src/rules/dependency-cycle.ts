import { soundEntries } from "../document/frontmatterEdits.ts";
import { nameOf } from "../host/uri.ts";
import { flatMap } from "../text/flatMap.ts";
import type { Span } from "../text/span.ts";
import { pathTarget } from "../workspace/documentPaths.ts";
import { defineRule, type RelatedPlace, type WorkspaceInput } from "./rule.ts";

export const dependencyCycle = defineRule({
  scope: "workspace",
  meta: {
    id: "dependency-cycle",
    group: "frontmatter",
    severity: "warning",
    appliesTo: "family",
    summary: "A document depends on another that, over whatever detours, depends on it.",
    why: "`dependencies` say what to read first; in a circle there is no first.",
    isFixable: false,
  },
  check: (input) => {
    const { document } = input;
    const entry = soundEntries(document.frontmatter).find(({ key }) => key === "dependencies");
    const items = (entry?.value.items ?? []).filter(({ kind }) => kind === "text");
    return flatMap(items, (item) => {
      const first = targetOf(item.text, document.uri, input);
      const way = first === undefined || first === document.uri ? undefined : wayBack(first, input);
      if (!way) return [];
      const names = [document.uri, ...way.map(({ uri }) => uri), document.uri].map(nameOf);
      return [
        {
          span: item.span,
          message: `This dependency leads back here: ${names.join(" → ")}.`,
          related: way.map(({ uri, span, path }): RelatedPlace => ({ uri, span, message: `Depends on ${path}` })),
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
    const summary = input.facts.document(uri);
    for (const { path, span } of typeof summary === "object" ? summary.dependencies : []) {
      const next = targetOf(path, uri, input);
      if (next === undefined) continue;
      const longer = [...way, { uri, span, path }];
      if (next === input.document.uri) return longer;
      if (!seen.has(next)) open.push({ uri: next, way: longer });
      seen.add(next);
    }
  }
  return undefined;
}

function targetOf(path: string, document: string, { settings, facts }: WorkspaceInput): string | undefined {
  const target = pathTarget(path, document, settings.docsRoot, facts);
  return target.kind === "place" ? target.uri : undefined;
}
