/**
 * A small category of documents with a template of its own, so that tests of the program depend on few rules.
 */
export const noteTemplate = `---
status: stub | draft | current | needs-review | archived
module: {module-name}
category: note
created: YYYY-MM-DD
updated: YYYY-MM-DD
last-synced: never | YYYY-MM-DD
completeness: 0
related:
  - path/to/related-doc.md
dependencies:
  - path/to/dependency-doc.md
---

# {Subject} - Note

One sentence about the subject.

## Table of Contents

1. [Overview](#overview)
2. [Limits](#limits)
3. [Watching](#watching)

## Overview

<!-- perfdoc: required -->

Describe the subject (2-4 paragraphs).

## Limits

<!-- perfdoc: required -->

Describe its limits (1-2 paragraphs).

## Watching

<!-- perfdoc: required -->

Describe how it is watched (1-2 paragraphs).
`;

/** A document in which nothing is found. */
export const goodNote = `---
status: current
module: core
category: note
created: 2026-01-05
updated: 2026-02-01
last-synced: 2026-02-01
completeness: 100
related: []
dependencies: []
---

# Queue - Note

How the queue behaves under load.

## Table of Contents

1. [Overview](#overview)
2. [Limits](#limits)
3. [Watching](#watching)

## Overview

The queue hands out tasks in the order in which they came.

## Limits

It holds ten thousand tasks.

## Watching

Its length is on the dashboard.
`;

/** The same without its last section, which is an error in a current document. */
export const badNote = withoutSection(goodNote, "Watching");

/** The same with an entry of its table of contents that leads nowhere: that can be fixed without a choice. */
export const fixableNote = badNote.replace("(#limits)", "(#limit)");

/** A note without one of its sections. */
export function withoutSection(note: string, title: string): string {
  const start = note.indexOf(`\n## ${title}\n`);
  const end = note.indexOf("\n## ", start + 1);
  return note.slice(0, start) + (end < 0 ? "" : note.slice(end));
}

/** The template at the place where it is looked for. */
export const noteFiles = {
  ".perfdoc/templates/note.md": noteTemplate,
  "perfdoc.config.yaml": "docsRoot: docs\nrules:\n  related-mutual: hint\n",
} as const;
