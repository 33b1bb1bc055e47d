import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decorated } from "../../../client/src/preview/decorate.ts";
import { MarkdownHook } from "../../../client/src/preview/markdownHook.ts";
import type { PlacedMark } from "../../../server/src/lsp/client/previewMessages.ts";
import { answerWith, rendered, vscodeMarkdown } from "../../support/previewPane.ts";

/** The text without the marks `|…|` of open places and `!` of verdicts, and an answer that has them there. */
function marked(source: string, lineEnd = "\n") {
  const marks: PlacedMark[] = [];
  const open: { range: { start: PlacedMark["at"]; end: PlacedMark["at"] }; message: string }[] = [];
  const text = source.split("\n").map((written, line) => {
    let plain = "";
    let start: number | undefined;
    for (const piece of written.split(/(¡|⟦|⟧)/)) {
      const at = { line, character: plain.length };
      if (piece === "¡")
        marks.push({ at, verdict: "missed", text: "missed by 20%", sentence: "It misses.", chart: null });
      else if (piece === "⟦") start = plain.length;
      else if (piece === "⟧")
        open.push({ range: { start: { line, character: start ?? 0 }, end: at }, message: "Open." });
      else plain += piece;
    }
    return plain;
  });
  return { text: text.join(lineEnd), answer: answerWith({ marks, open }) };
}

/** What is rendered, with the marks as they were written. */
function shown(source: string, lineEnd = "\n"): string {
  const { text, answer } = marked(source, lineEnd);
  const { html, plain } = rendered(text, answer);
  assert.equal(withoutOurs(html), plain, "nothing else is another");
  return html
    .replace(/ <span class="perfdoc-mark perfdoc-missed".*?<\/span>.*?<\/span>/g, "¡")
    .replace(/ <span class="perfdoc-mark perfdoc-open".*?<\/span>.*?<\/span>/g, "⟧")
    .replaceAll('<mark class="perfdoc-placeholder">', "⟦")
    .replaceAll("</mark>", "")
    .replace(/ data-line="\d+"/g, "");
}

function withoutOurs(html: string): string {
  return html
    .replace(/ <span class="perfdoc-mark .*?<\/span>.*?<\/span>/g, "")
    .replace(/<\/?mark[^>]*>/g, "")
    .replace(/<div class="perfdoc-head">.*?<\/div>\n(?!<)/gs, "");
}

const cases: readonly (readonly [name: string, source: string, html: string])[] = [
  [
    "a field",
    "- **P95:** 120 ms¡\n- **P99:** ⟦Xms⟧",
    "<ul>\n<li><strong>P95:</strong> 120 ms¡</li>\n<li><strong>P99:</strong> ⟦Xms⟧</li>\n</ul>\n",
  ],
  ["each line of a paragraph", "one 5 ms¡\ntwo 5 ms¡\nthree", "<p>one 5 ms¡\ntwo 5 ms¡\nthree</p>\n"],
  ["a second value of a line", "5 ms, then 5 ms¡, then 5 ms", "<p>5 ms, then 5 ms¡, then 5 ms</p>\n"],
  ["a heading", "## Step ⟦{Name}⟧", "<h2>Step ⟦{Name}⟧</h2>\n"],
  [
    "cells of a table",
    "| a | b |\n| - | - |\n| 5 ms | 5 ms¡ |\n| 5 ms¡ | ⟦X⟧ |",
    "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>5 ms</td>\n<td>5 ms¡</td>\n</tr>\n<tr>\n<td>5 ms¡</td>\n<td>⟦X⟧</td>\n</tr>\n</tbody>\n</table>\n",
  ],
  [
    "cells without outer bars, with one that is empty",
    "a | b | c\n-- | - | -\n5 ms | | 5 ms¡",
    "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n<th>c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>5 ms</td>\n<td></td>\n<td>5 ms¡</td>\n</tr>\n</tbody>\n</table>\n",
  ],
  [
    "cells with bars of their own, in a quote",
    "> | a | b |\n> | - | - |\n> | x \\| y | 5 ms¡ |",
    "<blockquote>\n<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>x | y</td>\n<td>5 ms¡</td>\n</tr>\n</tbody>\n</table>\n</blockquote>\n",
  ],
  ["tasks", "- [ ] ⟦Describe it⟧\n- [x] 5 ms¡", "<ul>\n<li>[ ] ⟦Describe it⟧</li>\n<li>[x] 5 ms¡</li>\n</ul>\n"],
  [
    "what closes behind a value",
    "- **5 ms¡** and [5 ms¡](x.md) more",
    '<ul>\n<li><strong>5 ms</strong>¡ and <a href="x.md">5 ms</a>¡ more</li>\n</ul>\n',
  ],
  [
    "code in a line",
    "- `5 ms`¡\n- ⟦`npm run {x}`⟧",
    "<ul>\n<li><code>5 ms</code>¡</li>\n<li>⟦<code>npm run {x}</code>⟧</li>\n</ul>\n",
  ],
  ["a field without a value", "- **P95:**⟦⟧", "<ul>\n<li><strong>P95:</strong>⟧</li>\n</ul>\n"],
  ["escapes and references", "- \\*a\\* &lt; b, 5 ms¡", "<ul>\n<li>*a* &lt; b, 5 ms¡</li>\n</ul>\n"],
  ["a quote", "> - 5 ms¡\n>   more", "<blockquote>\n<ul>\n<li>5 ms¡\nmore</li>\n</ul>\n</blockquote>\n"],
];

describe("marks stand behind what they are about, and nothing else changes", () => {
  for (const [name, source, html] of cases) {
    test(name, () => {
      assert.equal(shown(source), html);
      assert.equal(shown(source, "\r\n"), html, "with other line ends");
    });
  }

  test("code and HTML stay as they are", () => {
    const source = "```js\n5 ms¡ ⟦X⟧\n```\n\n    ⟦X⟧ 5 ms¡\n\n<div>\n5 ms¡\n</div>\n";
    const { text, answer } = marked(source);
    const { html, plain } = rendered(text, answer);
    assert.equal(html, plain);
  });
});

describe("the head", () => {
  const entries = [
    { key: "status", values: ["draft"], isOpen: false },
    { key: "dependencies", values: ["a.md", "b.md"], isOpen: false },
    { key: "module", values: [""], isOpen: true },
  ];
  const score = {
    percent: 83,
    text: "83% complete",
    open: "2 places open",
    verdicts: [{ verdict: "missed" as const, text: "1 target missed" }],
  };
  const text = "---\nstatus: draft\n---\n\n# A\n";

  test("stands in place of the frontmatter, with its line", () => {
    const { html } = rendered(text, answerWith({ score, entries }));
    assert.match(html, /^<div class="perfdoc-head">/);
    assert.match(html, /83% complete.*1 target missed.*2 places open/);
    assert.match(html, /<dt>dependencies<\/dt><dd><span>a\.md<\/span> <span>b\.md<\/span><\/dd>/);
    assert.match(html, /<dt>module<\/dt><dd><mark class="perfdoc-placeholder">–<\/mark><\/dd>/);
    assert.match(html, /\n<h1 data-line="4">A<\/h1>\n$/);
  });

  test("stands below the frontmatter, without what that says, where it is shown by VS Code", () => {
    const { html } = rendered(text, answerWith({ score, entries }), { hasOwnHead: false });
    assert.match(html, /83% complete/);
    assert.doesNotMatch(html, /<dl>/);
  });

  test("stands at the top where there is no frontmatter", () => {
    assert.match(rendered("# A\n", answerWith({ score })).html, /^<div class="perfdoc-head">.*<\/div>\n<h1/s);
  });

  test("is not there where there is nothing to say", () => {
    assert.equal(rendered("# A\n", answerWith()).html, '<h1 data-line="0">A</h1>\n');
  });
});

describe("texts of a document", () => {
  const hostile = `"><img src=x onerror=alert(1)></mark></div><script>alert(1)</script>' onload='x' & &lt;\u2028`;

  test("are shown as texts, whatever they hold", () => {
    const answer = answerWith({
      score: { percent: Number.NaN, text: hostile, open: hostile, verdicts: [{ verdict: "met", text: hostile }] },
      entries: [{ key: hostile, values: [hostile, hostile], isOpen: true }],
      marks: [
        {
          at: { line: 0, character: 5 },
          verdict: "missed",
          text: hostile,
          sentence: hostile,
          chart: { value: 12, target: { value: 10, direction: "below" }, unit: hostile, unitSize: 1 },
        },
      ],
      open: [{ range: { start: { line: 0, character: 5 }, end: { line: 0, character: 5 } }, message: hostile }],
    });
    const { html } = rendered("12 ms\n", answer);
    assert.match(html, /onerror/);
    const tags = html.replace(/"[^"]*"/g, '""');
    assert.doesNotMatch(tags, /<img|<script|<[^>]*\s(?:on\w+|style|href|src)=/);
    assert.deepEqual([...new Set([...tags.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag))].sort(), [
      "circle",
      "dd",
      "div",
      "dl",
      "dt",
      "line",
      "mark",
      "p",
      "rect",
      "span",
      "strong",
      "svg",
    ]);
  });

  test("may be at no place of the text", () => {
    const far = { line: 4_000, character: 9e9 };
    const answer = answerWith({
      marks: [{ at: far, verdict: "met", text: "met", sentence: "Met.", chart: null }],
      open: [{ range: { start: far, end: { line: -1, character: -5 } }, message: "Open." }],
    });
    const { html } = rendered("a\n\nb\n", answer);
    assert.match(html, /<p data-line="0">a/);
    assert.match(rendered("", answer).html, /^$/);
  });
});

test("a mere text, and a document without an answer, are what they are without us, byte for byte", () => {
  const text = "---\nstatus: draft\n---\n\n# A\r\n\r\n- x <b>y</b>\r\n\r\n| a |\n| - |\n| 1 |\n";
  const { html, plain } = rendered(text, null);
  assert.equal(html, plain);
  assert.equal(rendered(text, answerWith({ entries: [{ key: "a", values: [], isOpen: false }] })).asText, plain);
});

test("other plugins' rules run on what is shown", () => {
  const hook = new MarkdownHook();
  const answer = marked("- `5 ms`¡").answer;
  hook.take((tokens, source) => decorated(tokens, source, answer, true));
  const md = vscodeMarkdown(hook.extendMarkdownIt);
  md.renderer.rules.code_inline = (tokens, index) => `<kbd>${tokens[index]?.content}</kbd>`;
  const html = md.renderer.render(md.parse("- `5 ms`", {}), md.options, { currentDocument: "file:///a.md" });
  assert.match(html, /<kbd>5 ms<\/kbd> <span class="perfdoc-mark/);
});

test("what was rendered before the client came is handed over to it, the last text of each document", () => {
  const hook = new MarkdownHook();
  const md = vscodeMarkdown(hook.extendMarkdownIt);
  const render = (text: string, uri: string) =>
    md.renderer.render(md.parse(text, {}), md.options, { currentDocument: uri });
  assert.equal(render("# A\n", "file:///a.md"), vscodeMarkdown().render("# A\n"));
  render("# B\r\n", "file:///a.md");
  for (let index = 0; index < 9; index++) render("# C\n", `file:///${index}.md`);
  const seen = hook.take((tokens) => tokens);
  assert.deepEqual(seen.map(({ uri, text }) => [uri, text]).slice(0, 2), [
    ["file:///a.md", "# B\r\n"],
    ["file:///0.md", "# C\n"],
  ]);
  assert.deepEqual(
    hook.take((tokens) => tokens),
    [],
  );
});
