import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePiece } from "../../../../server/src/core/markdown/parsePiece.ts";
import type { Part } from "../../../../server/src/core/markdown/part.ts";
import { type ParsedChunk, parseChunk } from "../../../../server/src/core/markdown/pieces/parseChunk.ts";
import { fc, runsOr } from "../../../support/property.ts";

const ANY = Number.POSITIVE_INFINITY;
const NONE_KNOWN = new Map();

/** What a part says, whatever it was parsed in. */
function contentOf({ at, part }: { readonly at: number; readonly part: Part }) {
  const { text, heading, blocks, fields, links, definitions, codeSpans, comments, htmlIds, undefinedReferences } = part;
  return { at, text, heading, blocks, fields, links, definitions, codeSpans, comments, htmlIds, undefinedReferences };
}

function chunkOf(text: string, labels: ReadonlySet<string>, known = NONE_KNOWN): ParsedChunk {
  const chunk = parseChunk(text, { labels, known }, ANY);
  assert.ok(chunk);
  return chunk;
}

function assertCutIsWhole(text: string): void {
  const labels = new Set(parsePiece(text, "", new Set(), ANY)?.defined);
  const whole = parsePiece(text, "", labels, ANY);
  const cut = chunkOf(text, labels);
  assert.deepEqual(cut.parts.map(contentOf), whole?.parts.map(contentOf));
  assert.equal(cut.openFrom, whole?.openFrom);
  assert.equal(cut.pieces.map((piece) => piece.text).join(""), text);
}

/** What authors write, above all what goes on in the next line. */
const BLOCKS = [
  "Words that say `something` of [it](#overview) in 12 ms.",
  "**Impact:** less than it was",
  "**Before:** 12 ms\n**After:** 8 ms",
  "- **Label:** value",
  "- Request: 12 ms, see [it][one]",
  "- item\nlazy line",
  "- item\n\n  with a paragraph",
  "- item\n  - nested\n    - deeper: 3 ms",
  "- ```ts\n  code\n\n  more\n  ```",
  "- [ ] a task",
  "* another mark",
  "1. first",
  "2. second: 3 ms",
  "7) another kind",
  "-",
  "| a | b |\n| - | - |\n| 1 | 2 |",
  "| Latency | 12 ms | `x` |",
  "| [link][two] | b",
  "a | b\n- | -\n1 | 2",
  "> quote\nlazy",
  "```bash\n- no item\n\n| no | row |\n```",
  "```",
  "~~~\n\ntext\n~~~",
  "<!-- a comment\n\n- over lines -->",
  "<div>\n- in HTML\n</div>",
  "<pre>\n\n| no | row |\n\n</pre>",
  "    indented code",
  "Title\n---",
  "# Heading",
  "  ## Indented heading",
  "---",
  "[one]: ./one.md",
  "[two]: <two.md>\n  'a title'",
  "text [a][one] and [b][none] and [two]",
  "[^1]: a note\n\n    that goes on",
  "word[^1]",
  "<a id='x'></a>",
  "***",
  "\\| no row |",
  "===",
  "text {#an-id}",
  "\uFEFFwords with a [link][one]",
];

const aText = fc
  .array(
    fc.oneof(
      fc.tuple(
        fc.constantFrom(...BLOCKS),
        fc.constantFrom("\n", "\n", "\n\n", "\n \n", "\r\n", "\n\n\n"),
        fc.constantFrom(1, 1, 1, 25),
      ),
    ),
    { minLength: 10, maxLength: 60, size: "max" },
  )
  .map((all) => all.map(([block, end, times], at) => `${block}${end}`.replace(/12/, `${at}`).repeat(times)).join(""));

test("a chunk that is cut says what it says as a whole", () => {
  fc.assert(fc.property(aText, assertCutIsWhole), { numRuns: runsOr(100), endOnFailure: true });
});

test("definitions above an underlined title stay in front of it", () => {
  const { parts } = chunkOf("[one]: ./one.md\nTitle with [a link][one]\n===\n", new Set());
  assert.deepEqual(
    parts.map(({ part }) => [part.text, part.heading?.text, part.definitions.map(({ label }) => label)]),
    [
      ["[one]: ./one.md\n", undefined, ["ONE"]],
      ["Title with [a link][one]\n===\n", "Title with a link", []],
    ],
  );
});

test("a footnote is known wherever it is defined", () => {
  const [part] = chunkOf("12 ms[^1], and more\n", new Set(["^1"])).parts;
  assert.deepEqual(
    part?.part.blocks.map((block) => block.kind === "paragraph" && block.text),
    ["12 ms, and more"],
  );
});
