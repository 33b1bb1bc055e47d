import * as l10n from "@vscode/l10n";
import { accidentalHeadings } from "../conformance/match/accidentalHeadings.ts";
import type { PlacedHeading } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { lineEndOf } from "../text/lineEnds.ts";
import { shiftSpan, spanAt } from "../text/span.ts";
import { shortened } from "../text/wording.ts";
import { defineRule, type Finding, replacement } from "./rule.ts";

export const headingAccidental = defineRule({
  scope: "match",
  meta: {
    id: "heading-accidental",
    group: "structure",
    severity: "warning",
    appliesTo: "conforming",
    summary: "A line of text became a heading, since `---` stands directly below it.",
    why: "Markdown takes text with dashes below it for a heading, so the separator is gone and a section has begun.",
    isFixable: true,
  },
  check: ({ document, match }) => accidentalHeadings(document, match).map((placed) => findingFor(document, placed)),
});

function findingFor(document: PerfDocument, { heading, part, start }: PlacedHeading): Finding {
  const { textSpan, span } = heading;
  const lines = part.text.slice(textSpan.start, textSpan.end);
  const lastLine = lines.length - (/(?<![^\r\n])[^\r\n]*$/.exec(lines)?.[0].trimStart().length ?? 0);
  const underline = span.end - (/(?<![^\r\n])[^\r\n]*$/.exec(part.text.slice(0, span.end))?.[0].length ?? 0);
  return {
    span: shiftSpan({ start: textSpan.start + lastLine, end: textSpan.end }, start),
    message: l10n.t(
      '"{0}" is a heading, since --- is directly below it; expected a blank line between.',
      shortened(lines.slice(lastLine), 40),
    ),
    fixes: [
      // It may be a heading after all.
      replacement(
        l10n.t("Insert a blank line above the separator"),
        "unsafe",
        spanAt(start + underline),
        lineEndOf(document.text),
      ),
    ],
  };
}
