import * as l10n from "@vscode/l10n";
import { type OpenBlock, openBlocksIn } from "../document/openBlocks.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { lineEndOf } from "../text/lineEnds.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding } from "./rule.ts";

export const fenceUnclosed = defineRule({
  scope: "document",
  meta: {
    id: "fence-unclosed",
    group: "structure",
    severity: "error",
    appliesTo: "related",
    summary: "A code block or a comment is never closed, so what follows is hidden in it.",
    why: "Everything behind it is shown as code, or not at all, and nothing there can be checked.",
    isFixable: true,
  },
  check: ({ document }) =>
    openBlocksIn(document.outline).map(({ start, found: block }) => findingFor(document, block, start)),
});

const EXPECTED: Readonly<Record<OpenBlock["kind"], (opener: string) => string>> = {
  fence: (opener) => l10n.t("The code block is never closed; expected a line {0} at its end.", marksOf(opener)),
  comment: () => l10n.t("The comment is never closed; expected --> at its end."),
  tag: (opener) => l10n.t("{0} is never closed; expected its closing tag.", shortened(opener, 30)),
};

function findingFor(document: PerfDocument, block: OpenBlock, at: number): Finding {
  const start = at + block.start;
  const close = closingPlace(document.text.slice(start, at + block.end), block);
  return {
    span: { start, end: start + block.opener.length },
    message: EXPECTED[block.kind](block.opener),
    fixes:
      close === undefined
        ? []
        : [
            {
              title: l10n.t('Close it before "{0}"', shortened(close.before, 30)),
              safety: "unsafe",
              edits: () => {
                const lineEnd = lineEndOf(document.text);
                const span = { start: start + close.offset, end: start + close.offset };
                return { edits: [{ span, newText: `${lineEnd}${closerOf(block)}` }] };
              },
            },
          ],
  };
}

/** The end of the block's content above the first line that looks like no part of it. */
function closingPlace(hidden: string, { kind, opener }: OpenBlock): { offset: number; before: string } | undefined {
  if (kind === "tag") return undefined;
  const marks = marksOf(opener);
  const fence = kind === "fence" ? `|${marks[0]}{${marks.length},}[ \\t]*[\\w{]` : "";
  const line = new RegExp(`^(?:#{2,6} |\\*\\*[^*\\r\\n]+:\\*\\*${fence}).*$`, "m").exec(hidden.slice(opener.length));
  if (!line) return undefined;
  const content = hidden.slice(0, opener.length + line.index).trimEnd();
  return { offset: content.length, before: line[0].trim() };
}

function closerOf({ kind, opener }: OpenBlock): string {
  return kind === "fence" ? marksOf(opener) : "-->";
}

function marksOf(opener: string): string {
  return /^(?:`+|~+)/.exec(opener)?.[0] ?? "```";
}
