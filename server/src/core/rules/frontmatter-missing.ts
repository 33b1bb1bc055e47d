import * as l10n from "@vscode/l10n";
import { sensibleValue } from "../conformance/score/keyValues.ts";
import { titleHeading } from "../document/outline.ts";
import type { PerfDocument } from "../document/perfDocument.ts";
import { renderKey } from "../template/render.ts";
import { lineEndOf, withLineEnd } from "../text/lineEnds.ts";
import { type Span, shiftSpan, spanAt } from "../text/span.ts";
import { valueSourceOf } from "../workspace/settings/place.ts";
import { type DocumentInput, defineRule, type Finding, fixOf, type MatchInput, replacement } from "./rule.ts";

export const frontmatterMissing = defineRule({
  scope: "match",
  meta: {
    id: "frontmatter-missing",
    group: "frontmatter",
    severity: "error",
    appliesTo: "conforming",
    summary: "A document that is one by its title or its place has no frontmatter.",
    why: "Without frontmatter nobody can tell a document's state, its module or its age, and no tool finds it.",
    isFixable: true,
  },
  check: (input) => {
    if (input.document.frontmatter.present) return [];
    return [fenceIsMissing(input) ? withoutFence(input.document) : withoutFrontmatter(input)];
  },
});

/** True if the text begins with the keys, and only the line above them is gone. */
function fenceIsMissing({ document, keys }: DocumentInput): boolean {
  const [head = ""] = document.text.slice(document.frontmatter.bodyStart).split(/^(?:---|\.\.\.)[ \t]*$/m, 1);
  const lines = head.split(/\r?\n/);
  return keys.filter(({ key }) => lines.some((line) => line.startsWith(`${key}:`))).length * 2 > keys.length;
}

function withoutFence({ text, frontmatter }: PerfDocument): Finding {
  const start = frontmatter.bodyStart;
  const end = start + text.slice(start).search(/(?<![ \t])[ \t]*[\r\n]|$/);
  return {
    span: { start, end },
    message: l10n.t("The line `---` above the frontmatter is missing."),
    fixes: [replacement(l10n.t("Insert the line `---`"), "safe", spanAt(start), `---${lineEndOf(text)}`)],
  };
}

function withoutFrontmatter(input: MatchInput): Finding {
  const { document, template } = input;
  const lineEnd = lineEndOf(document.text);
  const at = document.frontmatter.bodyStart;
  return {
    span: titleSpan(document),
    message: l10n.t(
      "The document has no frontmatter; expected {0} keys between two lines `---`.",
      template.frontmatter.length,
    ),
    fixes: [
      fixOf(l10n.t("Insert the frontmatter"), "adds", () => [
        { span: spanAt(at), newText: withLineEnd(`---\n${linesFor(input)}---\n\n`, lineEnd) },
      ]),
    ],
  };
}

function linesFor({ document, today, templates, settings, template, score }: MatchInput): string {
  const about = { measured: score.value, templates, docsRoot: settings.docsRoot, today };
  const source = { ...valueSourceOf(document, about), category: template.category };
  return template.frontmatter
    .map((schema) => {
      const value = sensibleValue(schema, source);
      return `${value === undefined ? renderKey(schema, "", today) : `${schema.key}: ${value}`}\n`;
    })
    .join("");
}

function titleSpan({ outline, text }: PerfDocument): Span {
  const title = titleHeading(outline) ?? outline.headings[0];
  return title ? shiftSpan(title.heading.textSpan, title.start) : { start: 0, end: text.search(/[\r\n]|$/) };
}
