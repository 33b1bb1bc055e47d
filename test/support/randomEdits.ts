import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { applyEdits, type TextEdit } from "../../server/src/core/text/textEdit.ts";
import { fc } from "./property.ts";

/** Texts of this repository that authors and teams have written: what is opened, and what is pasted from. */
export const realTexts: readonly string[] = [
  "examples/docs",
  "test/corpus",
  "test/strangers",
  "test/pages/rules",
].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => readFileSync(path.join(root, name), "utf8")),
);

/** What authors type, and above all what changes the meaning of the text around it. */
const PIECES = [
  ...'a| |\n|\n\n|\r\n|\r|\t|#|`|*|_|~|<|>|[|]|(|)|{|}|:|-|=|+|.|\\|"|&'.split("|"),
  "|",
  "---",
  "\n---\n",
  "\r---\r",
  "\n===\n",
  "\n...\n",
  "+++\n",
  "```",
  "\n```\n",
  "\n```sh\nnpm run bench && $(\n",
  "~~~\n",
  "    indented\n",
  "<!--",
  "-->",
  "<!-- perfdoc-disable -->\n",
  "<!-- perfdoc-disable-next-line placeholder -->\n",
  "<!-- perfdoc-enable -->\n",
  "<div>\n",
  "</div>\n\n",
  "<pre>",
  '<a id="two"></a>\n',
  "\n# One\n",
  "\n## Overview\n\n",
  "\n## Overview {#two}\n",
  "\n### Performance Targets\n\n",
  "\n#### Optimization 3: Twice\n",
  "Title\n===\n",
  "\n- **P95:** < 200 ms\n",
  "\n- **Label:** value\n",
  "- ",
  "1. ",
  "> ",
  "  - ```\n",
  "- [ ] ",
  "| a | b |\n| - | - |\n",
  "| P95 | < 200 ms | 250 ms |\n",
  "[a](#overview)",
  "[a](./architecture.md#overview)",
  "[a](../search/performance.md)",
  "[a][b]",
  "\n[b]: ./observability.md\n",
  "[^1]",
  "\n[^1]: note\n",
  "![a](b.png)",
  "`src/query.ts:12`",
  "`packages/search/src/ranking.ts`",
  "1. [Overview](#overvew)\n",
  "[[_TOC_]]\n",
  "https://a.b/c",
  "**",
  "***",
  "&amp;",
  "{Name}",
  "X ms",
  "1,250.5 MB",
  "O(n log n)",
  "YYYY-MM-DD",
  "key: value\n",
  "status: current\n",
  "status: curent\n",
  "updated: 2026/02/03\n",
  'completeness: "12"\n',
  "related: ./performance.md\n",
  "[Overview](#Overview)\n",
  "module: search\n",
  "category: performance\n",
  "completeness: 95\n",
  "related:\n  - ./architecture.md\n",
  "related: []\n",
  "{x: [",
  "*a",
  "&a",
  "\n---\nstatus: draft\nmodule: core\ncategory: performance\n---\n",
  "🚀",
  "é",
  "目",
  "e\u0301",
  "\u2028",
  "\u0085",
  "\u0000",
  "\uFEFF",
];

/** A piece of a real text, from anywhere or whole lines of it. */
const aPaste = fc
  .tuple(fc.constantFrom(...realTexts), fc.nat(9_999), fc.nat(400), fc.boolean())
  .map(([text, from, length, isLines]) => {
    const start = whole(text, Math.floor((from / 10_000) * text.length));
    const piece = text.slice(start, whole(text, start + length));
    return isLines ? piece.slice(piece.indexOf("\n") + 1, piece.lastIndexOf("\n") + 1) : piece;
  });

const aNewText = fc.oneof(
  { weight: 2, arbitrary: fc.constant("") },
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((pieces) => pieces.join("")),
  },
  { weight: 2, arbitrary: aPaste },
);

/** An edit of whatever text there is by then. */
export interface EditShape {
  /** Of 10,000 parts of the text. */
  readonly at: number;
  /** Where the nearest such place is, counted from there. */
  readonly from: "here" | "line" | "mark" | "heading";
  /** A number of units, or what lies up to the next such place. */
  readonly take: number | "line" | "section";
  readonly newText: string;
}

export const anEditShape: fc.Arbitrary<EditShape> = fc.record({
  at: fc.nat(9_999),
  from: fc.constantFrom("here", "line", "mark", "heading"),
  take: fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 3, arbitrary: fc.constant("line" as const) },
    { weight: 2, arbitrary: fc.integer({ min: 13, max: 400 }) },
    { weight: 1, arbitrary: fc.constant("section" as const) },
  ),
  newText: aNewText,
});

/** Where each of them begins in a text. */
const PLACES = {
  here: /(?:)/g,
  line: /^/gm,
  mark: /[#`<>[\](){}|*:\-=]/g,
  heading: /^#/gm,
} as const;

/** The edit that the shape is in a text; it never cuts a character or a line end in two. */
export function editOfShape(text: string, { at, from, take, newText }: EditShape): TextEdit {
  const start = whole(text, placeBehind(text, Math.floor((at / 10_000) * (text.length + 1)), from));
  const end = typeof take === "number" ? start + take : endOf(text, start, take);
  return { span: { start, end: Math.max(start, whole(text, Math.min(end, text.length))) }, newText };
}

function placeBehind(text: string, offset: number, from: EditShape["from"]): number {
  const pattern = PLACES[from];
  pattern.lastIndex = offset;
  return pattern.exec(text)?.index ?? offset;
}

function endOf(text: string, start: number, take: "line" | "section"): number {
  const next = text.indexOf(take === "line" ? "\n" : "\n#", start);
  return next < 0 ? text.length : next + 1;
}

/** The offset, or the next one that lies between two characters. */
function whole(text: string, offset: number): number {
  const pair = text.slice(offset - 1, offset + 1);
  return offset > 0 && (pair === "\r\n" || /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair)) ? offset + 1 : offset;
}

const HEAD = ["---", "status: draft", "module: search", "category: performance", "---", ""];

const many = (count: number, lineOf: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => lineOf(at)).join("");

/** What makes a section so long that it is parsed in pieces. */
const LONG_SECTIONS = [
  many(80, (at) => `Words on \`src/a${at}.ts:${at}\`, which takes ${at} ms,\nsee [above](#overview).\n\n`),
  `| Metric | Target | Current |\n| --- | --- | --- |\n${many(150, (at) => `| Latency ${at} | < ${at + 9} ms | ${at} ms |\n`)}`,
  many(150, (at) => `- **Request ${at}:** ${at} ms, see [it][b]\n`),
  many(
    40,
    (at) =>
      `1. [Step ${at}](#overview)\n   - P95: ${at} ms\n\n\`\`\`sh\nnpm run bench\n\`\`\`\n\nX ms {Name} <!-- ${at} -->\n\n`,
  ),
];

const longTexts = LONG_SECTIONS.map(
  (section) =>
    `${HEAD.join("\n")}\n# Search - Performance\n\n## Overview\n\n${section}\n## Benchmarks\n\n[b]: #overview\n`,
);

/** Texts of documents of ours, and others' that were made ours; with edits at random, and with each kind of line end. */
export const anEditedText: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...realTexts.filter((text) => text.length < 40_000)) },
      { weight: 1, arbitrary: fc.constantFrom(...longTexts) },
    ),
    fc.boolean(),
    fc.constantFrom("\n", "\r\n", "\r", undefined),
    fc.constantFrom("", "", "\uFEFF"),
    fc.array(anEditShape, { maxLength: 12, size: "max" }),
  )
  .map(([text, isMadeOurs, lineEnd, mark, shapes]) => {
    const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
    const own = isMadeOurs && lines[0] !== "---" ? [...HEAD, ...lines] : lines;
    return shapes.reduce(
      (now, shape) => applyEdits(now, [editOfShape(now, shape)]),
      mark + own.join(lineEnd ?? (text.includes("\r\n") ? "\r\n" : "\n")),
    );
  });
