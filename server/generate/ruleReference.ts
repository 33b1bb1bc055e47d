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

/**
 * The rules' reference, to which every finding's code links.
 * @param pageOf A rule's executable page, from which its first examples are shown; undefined if it has none.
 */
export function ruleReference(metas: readonly RuleMeta[], pageOf: (id: string) => string | undefined): string {
  const groups = Object.entries(GROUPS).flatMap(([group, title]) => {
    const own = metas.filter((meta) => meta.group === group);
    return own.length === 0
      ? []
      : [`## ${title}\n`, tableOf(own), ...own.map((meta) => section(meta, pageOf(meta.id)))];
  });
  return [
    "# Rules\n",
    "<!-- Generated from the rules and their pages in test/pages/rules: `npm run generate`. -->\n",
    "Where three severities are given, they are those of a stub, a draft and a current document; a document that needs",
    "review counts as current, an archived one as a stub. What is unfinished is a hint in stubs and drafts: it is no",
    "problem yet. The severity of each rule can be set in `perfdoc.config.yaml`. A comment",
    "`<!-- perfdoc-disable-next-line rule -- reason -->` keeps a rule quiet on one line, in the frontmatter",
    "`# perfdoc-disable-next-line rule -- reason`; `perfdoc-disable` and `perfdoc-enable` do so for all between them.\n",
    ...groups,
  ].join("\n");
}

function tableOf(metas: readonly RuleMeta[]): string {
  const rows = metas.map(
    (meta) => `| [${meta.id}](#${meta.id}) | ${severityText(meta.severity)} | ${meta.isFixable ? "yes" : ""} |`,
  );
  return ["| Rule | Severity | Fix |", "| --- | --- | --- |", ...rows, ""].join("\n");
}

function section(meta: RuleMeta, page: string | undefined): string {
  const scope = meta.appliesTo === "conforming" ? "conforming documents" : "conforming and related documents";
  const lines = [
    `### ${meta.id}\n`,
    `${meta.summary} ${meta.why}\n`,
    `Severity: ${severityText(meta.severity)}. Checked in ${scope}.\n`,
  ];
  return [...lines, ...(page === undefined ? [] : examplesOf(page))].join("\n");
}

function examplesOf(page: string): readonly string[] {
  const { wrong, becomes, isUnattended } = readMarked(page);
  const title = isUnattended ? "With its fix:" : "With the fix that is offered, which never runs unattended:";
  const shown = (title: string, text: string | undefined) =>
    text === undefined ? [] : [`${title}\n`, `\`\`\`\`md\n${text}\`\`\`\`\n`];
  return [...shown("Found, at the marked places:", wrong), ...shown(title, becomes)];
}

function severityText(severity: RuleMeta["severity"]): string {
  if (severity === "off") return "off unless the config sets it";
  return typeof severity === "string" ? severity : `${severity.stub} / ${severity.draft} / ${severity.current}`;
}
