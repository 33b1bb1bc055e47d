import { defineRule } from "./rule.ts";

export const frontmatterSyntax = defineRule({
  scope: "frontmatter",
  meta: {
    id: "frontmatter-syntax",
    group: "frontmatter",
    severity: "error",
    appliesTo: "family",
    summary: "The frontmatter can't be read: wrong YAML, a key that stands twice, a fence that is never closed.",
    why: "What can't be read is lost to every tool. Only YAML is read; frontmatter in a programming language is never run.",
    isFixable: false,
  },
  check: ({ frontmatter }) => frontmatter.problems.map(({ span, message }) => ({ span, message })),
});
