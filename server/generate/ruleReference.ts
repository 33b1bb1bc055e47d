import type { RuleMeta } from "../src/core/rules/rule.ts";
import { readMarked } from "./ruleExamples.ts";

const GROUPS: Readonly<Record<RuleMeta["group"], string>> = {
  frontmatter: "Frontmatter",
  structure: "Structure",
  toc: "Table of contents",
  links: "Links",
  performance: "Performance semantics",
  code: "Code truth",
};

/** The list of all rules, which leads to the page of each. */
export function ruleIndex(metas: readonly RuleMeta[]): string {
  const groups = Object.entries(GROUPS).flatMap(([group, title]) => {
    const own = metas.filter((meta) => meta.group === group);
    return own.length === 0 ? [] : [`## ${title}\n`, tableOf(own)];
  });
  return [
    "# Rules\n",
    "<!-- Generated, as are the pages of this folder, from the rules and test/pages/rules: `npm run generate`. -->\n",
    "Where three severities are given, they are those of a stub, a draft and a current document; a document that needs",
    "review counts as current, an archived one as a stub. What is unfinished is a hint in stubs and drafts: it is no",
    "problem yet. The severity of each rule can be set in `perfdoc.config.yaml`. A comment",
    "`<!-- perfdoc-disable-next-line rule -- reason -->` keeps a rule quiet on one line, in the frontmatter",
    "`# perfdoc-disable-next-line rule -- reason`; `perfdoc-disable` and `perfdoc-enable` do so for all between them.\n",
    ...groups,
  ].join("\n");
}

function tableOf(metas: readonly RuleMeta[]): string {
  const rows = metas.map(({ id, summary, severity, isFixable }) => {
    const cells = [`[${id}](${id}.md)`, summary, severityText(severity), isFixable ? "yes" : ""];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return ["| Rule | Finds | Severity | Fix |", "| --- | --- | --- | --- |", ...rows, ""].join("\n");
}

/**
 * The page of one rule, to which its findings lead.
 * @param examples The rule's executable page, from which its first examples are shown; undefined if it has none.
 */
export function rulePage(meta: RuleMeta, examples: string | undefined): string {
  const { id, summary, why, severity, appliesTo } = meta;
  const scope = appliesTo === "conforming" ? "conforming documents" : "conforming and related documents";
  return [
    `# ${id}\n`,
    `${summary} ${why}\n`,
    `Severity: ${severityText(severity)}. Checked in ${scope}. ${meta.isFixable ? "It has a fix." : "It has no fix."}\n`,
    ...(examples === undefined ? [] : examplesOf(examples)),
    "## To change or silence it\n",
    "In `perfdoc.config.yaml`, or in the editor's settings, with `error`, `warning`, `information` or `hint` in place of `off`:\n",
    `\`\`\`yaml\nrules:\n  ${id}: off\n\`\`\`\n`,
    "On one line of a document, by a comment above it:\n",
    `\`\`\`md\n<!-- perfdoc-disable-next-line ${id} -- reason -->\n\`\`\`\n`,
    "[All rules](README.md)\n",
  ].join("\n");
}

function examplesOf(page: string): readonly string[] {
  const { wrong, becomes, isUnattended } = readMarked(page);
  const title = isUnattended ? "With its fix:" : "With the fix that is offered, which never runs unattended:";
  const shown = (title: string, text: string | undefined) =>
    text === undefined ? [] : [`${title}\n`, `\`\`\`\`md\n${text}\`\`\`\`\n`];
  return [...shown("Found, at the marked places:", wrong), ...shown(title, becomes)];
}

/** By a document's status, where that matters: stub, draft and current. */
function severityText(severity: RuleMeta["severity"]): string {
  if (severity === "off") return "off unless the config sets it";
  return typeof severity === "string" ? severity : `${severity.stub} / ${severity.draft} / ${severity.current}`;
}
