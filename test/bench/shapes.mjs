// Documents of one piece that comes again and again: what is quick for one of them has to be quick for a megabyte.

const FRONT = `---
title: "Growth - Performance"
version: 1.0.0
status: draft
created: 2026-01-14
updated: 2026-10-14
category: performance
module: growth
---

`;
const TITLE = "# Growth - Performance\n\n## Overview\n\n";

/** In the body, below a head and a title; "\n" where nothing else parts the pieces. */
const BODY = {
  "links that never end": "[a](b ",
  "destinations without an end": "a](",
  "brackets that open": "[",
  "brackets that close": "]",
  "images that open": "![",
  "pairs of brackets": "[a][b] ",
  "brackets in brackets": "[a [b] ",
  "strong and emphasised, never closed": "***a ",
  "emphasis in emphasis": "*a **b ",
  underlines: "_a __b ",
  "strikethrough that opens": "~~a ~b ",
  "code spans of growing length": (n) =>
    Array.from({ length: n }, (_, at) => `${"`".repeat((at % 400) + 1)} a `).join(""),
  "backticks one by one": "` `` ",
  "comments that open in a paragraph": "a <!--",
  "declarations that open": "a <!X ",
  "instructions that open": "a <?",
  "character data that opens": "a <![CDATA[",
  "tags that open": "a <b ",
  "attributes without an end": '<a b="',
  "closed tags": "<b></b>",
  "angle brackets": "<",
  autolinks: "<https://example.com/a> ",
  "bare addresses": "https://example.com/a ",
  "bare mail addresses": "a@b.example ",
  "dots and at signs": "a.b@",
  www: "www.",
  "character references": "&amp;",
  "character references and what is none": "&amp;&#x41;&bogus;",
  "code spans and a reference": { head: "&amp; [x] ", unit: "`a` b " },
  "code spans and angle brackets": { head: "&amp; ", unit: "a < b `c` " },
  backslashes: "\\",
  "backslashes before stars": "\\*a* ",
  "quotes in quotes": (n) => `${"> ".repeat(Math.ceil(Math.sqrt(n)))}a\n`.repeat(Math.ceil(Math.sqrt(n) / 2)),
  "one line of nested quotes with lazy lines": (n) => `${"> ".repeat(n >> 1)}a\n${"b\n".repeat(n >> 1)}`,
  "quotes and lazy lines in turn": "> a\nb\n",
  "lists in lists": (n) =>
    Array.from({ length: Math.ceil(Math.sqrt(n)) }, (_, at) => `${"  ".repeat(at)}- a\n`).join(""),
  "list marks on one line": "- ",
  "ordered list marks on one line": "1. ",
  "quotes in lists on one line": "- > ",
  "list items": "- a\n",
  "list items with blank lines": "- a\n\n",
  "ordered items": "1. a\n",
  "items of tasks": "- [ ] a\n",
  "indented code and text": "a\n\n    b\n\n",
  "blank lines": "\n",
  spaces: " ",
  tabs: "\t",
  "spaces at the end of lines": "a    \n",
  "setext headings": "a\n===\n",
  "setext headings of the second level": "a\n---\n",
  "setext underlines": "===\n",
  "thematic breaks": "---\n",
  headings: "## A\n\na\n\n",
  "headings with nothing below": "## A\n",
  "headings of all levels": "# a\n## b\n### c\n#### d\n##### e\n###### f\n",
  subsections: "### A\n\n- **B**: c\n\n",
  "bold in place of headings": "**A**\n\n",
  definitions: (n) => Array.from({ length: n }, (_, at) => `[a${at}]: b${at}\n`).join(""),
  "definitions of one label": "[a]: b\n",
  "references and their definitions": (n) =>
    Array.from({ length: n >> 1 }, (_, at) => `[a${at}]\n\n[a${at}]: b\n\n`).join(""),
  "references to nothing": "[a][nothing] ",
  "footnotes and their definitions": (n) =>
    Array.from({ length: n >> 1 }, (_, at) => `[^${at}]\n\n[^${at}]: a\n\n`).join(""),
  "footnotes of one label": "[^a] ",
  "definitions of footnotes in a row": "[^a]: b\n",
  "footnotes in footnotes": (n) =>
    Array.from({ length: Math.ceil(n / 2) }, (_, at) => `[^${at}]: [^${at + 1}]\n\n`).join(""),
  fences: "```\na\n```\n",
  "fences that open": "```a\n",
  "fences of tildes and backticks": "~~~\n```\n",
  "fences in lists": "- ```\n  a\n  ```\n",
  "html blocks": "<div>\n\na\n\n</div>\n\n",
  "html that opens": "<div>\n",
  comments: "<!-- a -->\n\n",
  "comments that open on lines": "<!--\n",
  details: "<details><summary>a</summary>\n\nb\n\n</details>\n\n",
  directives: "<!-- perfdoc-ignore -->\na\n\n",
  "rows of a table": { head: "| a | b |\n| --- | --- |\n", unit: "| 1 ms | 2 |\n" },
  "columns of a table": (n) => `${"| a ".repeat(n >> 1)}|\n${"| - ".repeat(n >> 1)}|\n| 1 |\n`,
  "rows with no cells in a wide table": (n) => {
    const side = Math.ceil(Math.sqrt(n));
    return `${"| a ".repeat(side)}|\n${"| - ".repeat(side)}|\n${"| b\n".repeat(side)}`;
  },
  tables: "| a | b |\n| --- | --- |\n| 1 ms | 2 |\n\n",
  "lines that may be tables": "| a |\n",
  pipes: "|",
  "delimiter rows": "| - |\n",
  quantities: "p95 < 5 ms, 3 MB/s, 10 % ",
  numbers: "1 ",
  digits: "1",
  "code locations": "`src/a.ts:10` ",
  paths: "a/",
  "carriage returns": "a\r",
  "carriage returns before headings": "a\r## B\r",
  placeholders: "{a} ",
  braces: "{",
  "one word": "a",
  words: "some words ",
  emoji: "🚀",
  "combining marks": "a\u0301\u0323",
  "bidi marks": "\u202e\u2066a",
  NULs: "\0",
  "lone surrogates": "\ud800",
};

/** What is repeated in fences of a shell. */
const SHELL = {
  substitutions: "$(",
  "substitutions that close": "$(a) ",
  arithmetic: "$((",
  "backticks in a shell": "`a ",
  "quotes of a shell": '"$(a ',
  "here documents": "cat <<A\n",
  "pipes of a shell": "a | ",
  commands: "npm run bench\n",
  "continued lines": "a \\\n",
  "parentheses of a shell": "(",
  "braces of a shell": "${a:-",
};

/** What is repeated in the frontmatter. */
const HEAD = {
  "fences in the frontmatter": "--- \na: b\n",
  "a flow that never closes": { head: "related: [", unit: "a, " },
  "flows in flows": { head: "related: ", unit: "[" },
  "maps in flows": { head: "related: ", unit: "{a: " },
  "comments in the frontmatter": "# a\n",
  "comments behind values": (n) => Array.from({ length: n }, (_, at) => `a${at}: b # c\n`).join(""),
  keys: (n) => Array.from({ length: n }, (_, at) => `a${at}: b\n`).join(""),
  "one key again and again": "a: b\n",
  "nested keys": (n) => Array.from({ length: Math.ceil(Math.sqrt(n)) }, (_, at) => `${" ".repeat(at)}a:\n`).join(""),
  "a long list": { head: "related:\n", unit: "  - a.md\n" },
  "lists in a list on one line": { head: "related:\n  ", unit: "- " },
  "a quoted scalar that never closes": { head: 'title2: "', unit: "a\n" },
  anchors: (n) => Array.from({ length: n }, (_, at) => `a${at}: &b${at} c\n`).join(""),
  aliases: { head: "a: &b c\nd:\n", unit: "  - *b\n" },
  "tags of YAML": "!!str ",
  "question marks": "? ",
  "block scalars": "a: |\n  b\n",
  dates: { head: "updated2:\n", unit: "  - 2026-01-14\n" },
  colons: "a: ",
  "tabs in the frontmatter": "\ta: b\n",
  "related files that are nowhere": (n) => `related:\n${many((at) => `  - ./missing${at}.md\n`)(n)}`,
};

/** Sections and items as the template has them, 2,000 of one kind and more. */
const OURS = {
  benchmarks: (n) =>
    Array.from({ length: n }, (_, at) => `### Benchmark ${at + 1}: A ${at}\n\n- **Purpose**: b\n\n`).join(""),
  metrics: "- **Latency**: 5 ms\n",
  targets: "- Latency: < 5 ms p95\n",
  "sections of the template": "## Benchmarks\n\n### Benchmark 1: A\n\n- **Purpose**: b\n\n",
  contents: (n) =>
    `## Table of Contents\n\n${Array.from({ length: n }, (_, at) => `- [A ${at}](#a-${at})\n`).join("")}`,
  "contents and headings": (n) =>
    `## Table of Contents\n\n${"- [A](#a)\n".repeat(n >> 1)}\n${Array.from({ length: n >> 1 }, (_, at) => `## A ${at}\n\na\n\n`).join("")}`,
  "headings that contents lack": (n) =>
    `## Table of Contents\n\n- [A](#a)\n\n${Array.from({ length: n }, (_, at) => `## A ${at}\n\na\n\n`).join("")}`,
  "broken links": "[a](b.md) ",
  "broken fragments": "[a](#b) ",
  alerts: "- **Alert**: p95 > 5 ms for 10 m\n",
  optimisations: (n) =>
    Array.from(
      { length: n },
      (_, at) => `#### Optimization ${at + 1}: A\n\n- **Before**: 5 ms\n- **After**: 2 ms\n\n`,
    ).join(""),
  "code blocks": "```ts\nconst a = 1;\n```\n\n",
};

const many = (textOf) => (n) => Array.from({ length: n }, (_, at) => textOf(at)).join("");
/** Two of a kind each, so that each of the one could be compared with each of the other. */
const twoOf = (one, other) => (n) => many(one)(n >> 1) + many(other)(n >> 1);

/** What is compared with each other, no two alike. */
const CROSSED = {
  "links to almost every heading": twoOf(
    (at) => `[a](#hading-numbr-${at})\n\n`,
    (at) => `#### Heading number ${at}\n\na\n\n`,
  ),
  "links beside ids": many((at) => `<a id="x${at}"></a> [x](#y${at})\n\n`),
  "links and ids": many((at) => `<a id="x${at}"></a> [x](#x${at})\n\n`),
  "contents of almost every heading": (n) =>
    `## Table of Contents\n\n${many((at) => `- [Hading ${at}](#hading-${at})\n`)(n >> 1)}\n${many((at) => `## Heading ${at}\n\na\n\n`)(n >> 1)}`,
  "links to files that are nowhere": many((at) => `[a](missing${at}.md) `),
  "uses of definitions": twoOf(
    (at) => `[a][r${at}] `,
    (at) => `\n\n[r${at}]: #a${at}\n`,
  ),
  "labels of footnotes": twoOf(
    (at) => `a[^r${at}]\n\n`,
    (at) => `[^r${at}]: a\n\n`,
  ),
  "one place in code": "`src/a.ts:1` ",
  "places in code and links": "`src/a.ts:1` [a](b.md) ",
  "places in code": many((at) => `\`src/a${at}.ts:${at}\` `),
  "rows of a table": (n) => `| Metric | Value |\n| --- | --- |\n${many((at) => `| Latency ${at} | ${at} ms |\n`)(n)}`,
  "two tables": (n) =>
    ["Before", "After"]
      .map(
        (title) =>
          `### ${title}\n\n| Metric | Value |\n| --- | --- |\n${many((at) => `| Latency ${at} | ${at} ms |\n`)(n >> 1)}\n`,
      )
      .join(""),
  "targets and values": twoOf(
    (at) => `- Latency ${at} p95: < 5 ms\n`,
    (at) => `- Latency ${at} p95: 6 ms\n`,
  ),
  "percentiles of one request": many((at) => `- Latency p${50 + (at % 50)}: ${at} ms\n`),
  "percentiles of many requests": many((at) => `- Latency ${at >> 1} p${at % 2 ? 95 : 99}: ${at} ms\n`),
  "titles that differ": many((at) => `### A ${at}\n\na\n\n`),
  "titles that are almost due": many((at) => `## Benchmrks ${at}\n\na\n\n`),
  "fields that differ": many((at) => `- **Field ${at}**: a\n`),
  "fields that are almost due": (n) => `### Benchmark 1: A\n\n${many((at) => `- **Purpos${at}**: a\n`)(n)}`,
  suppressions: many((at) => `<!-- perfdoc-disable-next-line rule-${at} -->\n\na\n\n`),
  "rules disabled and enabled": "<!-- perfdoc-disable placeholder -->\n\na\n\n<!-- perfdoc-enable placeholder -->\n\n",
  "commands that differ": (n) => `\`\`\`bash\n${many((at) => `npm run bench${at}\n`)(n)}\`\`\`\n`,
  "fences of commands": many((at) => `\`\`\`bash\nnpm run bench${at}\n\`\`\`\n\n`),
  "improvements that differ": many((at) => `- Latency ${at}: 10 ms → ${at} ms (50% faster)\n`),
  "sections of one title": many((at) => `## Overview\n\na ${at}\n\n`),
};

const repeated = (value, size) => {
  if (typeof value === "function") {
    let n = 8;
    let text = value(n);
    while (text.length < size) {
      n = Math.ceil(n * Math.min(4, Math.max(1.1, size / Math.max(1, text.length))));
      text = value(n);
    }
    return text;
  }
  const { head, unit } = typeof value === "string" ? { head: "", unit: value } : value;
  return head + unit.repeat(Math.ceil(size / unit.length));
};

const inBody = (text) => `${FRONT}${TITLE}${text}\n`;
const inShell = (text) => `${FRONT}${TITLE}\`\`\`bash\n${text}\n\`\`\`\n`;
const inHead = (text) => `${FRONT.replace(/---\n\n$/, "")}${text}\n---\n\n${TITLE}a\n`;

/**
 * The shapes: a name, and a document of it.
 * @type {readonly { readonly name: string, readonly textOf: (size: number) => string }[]} Sizes are UTF-16 units, more or less.
 */
export const SHAPES = [
  [BODY, inBody],
  [SHELL, inShell],
  [HEAD, inHead],
  [OURS, inBody],
  [CROSSED, inBody],
].flatMap(([shapes, wrap]) =>
  Object.entries(shapes).map(([name, value]) => ({ name, textOf: (size) => wrap(repeated(value, size)) })),
);
