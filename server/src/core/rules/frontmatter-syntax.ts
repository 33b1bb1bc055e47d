import * as l10n from "@vscode/l10n";
import { FENCE_LENGTH } from "../frontmatter/frontmatter.ts";
import type { Frontmatter } from "../frontmatter/frontmatterModel.ts";
import { lineEndOf } from "../text/lineEnds.ts";
import { spanAt, textOf } from "../text/span.ts";
import { defineRule, type Finding, type Fix, fixOf } from "./rule.ts";

export const frontmatterSyntax = defineRule({
  scope: "frontmatter",
  meta: {
    id: "frontmatter-syntax",
    group: "frontmatter",
    severity: "error",
    appliesTo: "related",
    summary:
      "The frontmatter can't be read: wrong YAML, a key that stands twice, a fence that is never closed, something above it.",
    why: "What can't be read is lost to every tool. Only YAML is read; frontmatter in a programming language is never run.",
    isFixable: true,
  },
  check: ({ frontmatter }) => [
    ...(frontmatter.above.end > frontmatter.above.start ? [displaced(frontmatter)] : []),
    ...frontmatter.problems.map(({ span, message }) => ({ span, message })),
  ],
});

function displaced(frontmatter: Frontmatter): Finding {
  const { start } = frontmatter.span;
  return {
    span: { start, end: start + FENCE_LENGTH },
    message: l10n.t(
      "{0} stands above the frontmatter; expected the frontmatter to come first.",
      nameOf(above(frontmatter)),
    ),
    fixes: frontmatter.isClosed ? [moving(frontmatter)] : [],
  };
}

function above({ text, above: span }: Frontmatter): string {
  return textOf(text, span).trim();
}

function nameOf(written: string): string {
  if (written === "") return l10n.t("A blank line");
  return written.startsWith("<!--") ? l10n.t("A comment") : `"${written.slice(0, 2)}"`;
}

/** Blank lines need no other place. */
function moving(frontmatter: Frontmatter): Fix {
  const { text, span } = frontmatter;
  const kept = above(frontmatter);
  const lineEnd = lineEndOf(text);
  const first = text.endsWith("\n") ? lineEnd : lineEnd + lineEnd;
  return fixOf(l10n.t("Move the frontmatter to the top"), "safe", () => [
    { span: frontmatter.above, newText: "" },
    ...(kept === "" ? [] : [{ span: spanAt(span.end), newText: `${first}${kept}${lineEnd}` }]),
  ]);
}
