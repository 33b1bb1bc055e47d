import { readFileSync } from "node:fs";
import { fixableNote, goodNote, noteTemplate } from "./notes.ts";

const example = readFileSync("examples/docs/gateway/performance.md", "utf8");

/** A document that has the text at every place that a message may quote. */
function quotingNote(text: string, other: string): string {
  const quoted = JSON.stringify(text);
  return `---
status: ${quoted}
module: ${JSON.stringify(other)}
category: note
created: ${quoted}
updated: ${JSON.stringify(other)}
last-synced: ${quoted}
completeness: ${quoted}
related:
  - ${quoted}
  - ${JSON.stringify(`./${other}.md`)}
dependencies: ${quoted}
${quoted}: ${quoted}
---

# ${text}

${other}

## Table of Contents

1. [${text}](#${other})
2. [Limits](#limits)
5. [${other}](#overview)

## Overview

[${text}](<./${other}.md#${text}>) and [${text}][${other}] and \`${text}\` and <!-- perfdoc-disable ${text} -->

#### ${text}

## ${other}

## ${other}

${text}
`;
}

/** A document of the built-in template in which every field has the text. */
function quotingExample(text: string): string {
  return example
    .replaceAll(/^(\s*- \*\*[^*\n]+:\*\*) .*$/gm, (_, label: string) => `${label} ${text}`)
    .replaceAll(/^(#{3,5} .*)$/gm, (heading) => `${heading} ${text}`);
}

function quotingTemplate(text: string): string {
  return noteTemplate
    .replace("category: note", `category: ${JSON.stringify(`own ${text}`)}`)
    .replace("status: stub | draft", `status: ${JSON.stringify(text)} | draft`)
    .replace("Describe the subject", `${text} Describe the subject`)
    .replace("## Limits", `## ${text}\n\n- **${text}:** ${text} / b\n\n## Limits`)
    .replace("## Watching", `## Watching\n\n### ${text}\n\n#### ${text} 1: {Name}\n\n- **A:** {${text}}\n`);
}

/**
 * The files of a workspace whose documents, template, modules and names are made of such texts.
 * @param names Names of files that hold a document each.
 */
export function hostileFiles(texts: readonly string[], names: readonly string[]): Readonly<Record<string, string>> {
  // A file in UTF-8 has no half of a surrogate pair.
  const text = (index: number) => Buffer.from(texts[index % texts.length] ?? "").toString();
  const modules = Object.fromEntries(texts.map((_, index) => [`m ${text(index)}`, `packages/p${index}`]));
  return {
    "perfdoc.config.json": JSON.stringify({ modules, include: ["**/*.md", "no such *.md"] }),
    ".perfdoc/templates/note.md": noteTemplate,
    ".perfdoc/templates/own.md": quotingTemplate(text(0)),
    ".perfdoc/templates/twin.md": quotingTemplate(text(0)),
    ...Object.fromEntries(names.map((name, index) => [`docs/${name}.md`, nameable(index, text)])),
    ...Object.fromEntries(names.map((name, index) => [`${name}.md`, fixableNote.replace("core", `m ${text(index)}`)])),
    "docs/gateway/performance.md": quotingExample(text(1)),
    "docs/own.md": goodNote.replace("category: note", `category: ${JSON.stringify(`own ${text(0)}`)}`),
    "README.md": `# ${text(0)}\n\n## ${text(1)}\n`,
  };
}

function nameable(index: number, text: (index: number) => string): string {
  return index % 4 === 3 ? goodNote : quotingNote(text(index), text(index + 1));
}
