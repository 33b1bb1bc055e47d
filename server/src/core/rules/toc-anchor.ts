import * as l10n from "@vscode/l10n";
import { hasFragment } from "../document/fragments.ts";
import { shortened } from "../text/wording.ts";
import { defineRule } from "./rule.ts";

export const tocAnchor = defineRule({
  scope: "document",
  meta: {
    id: "toc-anchor",
    group: "toc",
    severity: "warning",
    appliesTo: "related",
    summary: "An entry of the table of contents names a heading, but leads elsewhere or nowhere.",
    why: "The text promises one section and the link opens another, or none.",
    isFixable: true,
  },
  check: ({ document, toc }) =>
    (toc?.misled ?? []).map(({ entry, placed }) => ({
      span: entry.fragment === undefined ? entry.textSpan : entry.urlSpan,
      message:
        entry.fragment === undefined
          ? l10n.t('The entry "{0}" is no link; expected one to #{1}.', shortened(entry.text), placed.slug)
          : l10n.t(
              'The entry "{0}" leads to #{1}; expected #{2}.',
              shortened(entry.text, 40),
              shortened(entry.fragment, 30),
              placed.slug,
            ),
      fixes: [
        {
          title: l10n.t("Link to #{0}", placed.slug),
          // What leads to another heading may be meant to.
          safety: entry.fragment === undefined || !hasFragment(document.outline, entry.fragment) ? "safe" : "unsafe",
          isPreferred: true,
          edits: () => ({
            edits:
              entry.fragment === undefined
                ? [
                    { span: { start: entry.textSpan.start, end: entry.textSpan.start }, newText: "[" },
                    { span: { start: entry.textSpan.end, end: entry.textSpan.end }, newText: `](#${placed.slug})` },
                  ]
                : [{ span: entry.urlSpan, newText: `#${placed.slug}` }],
          }),
        },
      ],
    })),
});
