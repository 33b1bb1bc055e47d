import * as l10n from "@vscode/l10n";
import { unreadFrom } from "../document/chunks.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import type { Span } from "../text/span.ts";
import { defineRule } from "./rule.ts";

export const textUnread = defineRule({
  scope: "document",
  meta: {
    id: "text-unread",
    group: "structure",
    severity: "error",
    appliesTo: "related",
    summary: "A document is too long or too entangled to be read to its end.",
    why: "Markdown can be written that takes minutes to parse. So that no document holds up an editor or a build, there is an end to what is read; of such a document nothing else is checked.",
    isFixable: false,
    isShownWhileTyping: true,
  },
  check: ({ document }) => {
    const start = unreadFrom(document.chunks);
    if (start === undefined) return [];
    const message = l10n.t(
      "From here on the document is too entangled to be checked; expected shorter paragraphs and tables, or several documents.",
    );
    return [{ span: placeAt(document, start), message }];
  },
});

/** What a line at most shows of itself. */
const SHOWN = 80;

/** The beginning of the first line that says something. */
function placeAt(document: PerfDocument, start: number): Span {
  const text = document.textBetween(start, start + 1_000);
  const line = /[^\s][^\r\n]{0,79}/.exec(text);
  const from = start + (line?.index ?? 0);
  return { start: from, end: from + (line?.[0].trimEnd().length ?? Math.min(text.length, SHOWN)) };
}
