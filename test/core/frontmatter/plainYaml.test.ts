import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { readFrontmatter } from "../../../server/src/core/frontmatter/frontmatter.ts";
import type { Frontmatter } from "../../../server/src/core/frontmatter/frontmatterModel.ts";
import { readYaml, splitWithGrayMatter } from "../../../server/src/core/frontmatter/frontmatterYaml.ts";
import { readPlainYaml } from "../../../server/src/core/frontmatter/plainYaml.ts";
import { fc, runsOr } from "../../support/property.ts";

const KEYS = ["status", "last-synced", "related", "x_1", "null", "True", "a b", "7"];
const VALUES =
  "draft|2026-10-14|7|07|7.5|.5|.|5.|1e3|-1|+1|0x1f|0o7|.inf|.NaN|true|False|null|~|a: b|a:b|a:|a #b|a#b|# c|'it'|'it''s'|'a' b|" +
  '"it"|"a: b # c"|"a \\" b"|"a" "b"|[]|[ ]|[a, b]|{a: b}|{name}|../a/b.md|<5 ms|>5 ms|a > b|&x a|*x|!!str a|a, b|- a|?|@a|`a`|%a|é|a\u00a0|\u2028|a\tb|a  b|...|---|||>';
const value = fc.constantFrom(...VALUES.split("|"), "|");
const spaces = fc.constantFrom("", " ", "  ", "\t");
const entry = fc.tuple(fc.constantFrom(...KEYS), spaces, value, spaces).map((parts) => {
  const [key, before, text, behind] = parts;
  return `${key}:${text === "" ? "" : before || " "}${text}${behind}`;
});
const item = fc.tuple(fc.constantFrom("", " ", "  ", "    "), value).map(([indent, text]) => `${indent}- ${text}`);
const list = fc.tuple(fc.constantFrom(...KEYS), fc.array(item, { maxLength: 3 })).map(([key, items]) => {
  return [`${key}:`, ...items].join("\n");
});
const tame = fc.tuple(
  fc.constantFrom("a", "b", "c", "d", "e"),
  fc.constantFrom(" 7", " draft", " 'x y'", "", "\n- a\n- 'b'", "\n  - a.md\n  - 3\n  - []", " [] ", " ../a.md"),
);
const tameEntry = tame.map(([key, written]) => `${key}:${written}`);
const oddity = fc.oneof(value, fc.string({ maxLength: 5 }), fc.constantFrom("", "  more", "# comment", "  # c", "k"));
const yaml = fc
  .tuple(
    fc.array(fc.oneof({ weight: 6, arbitrary: tameEntry }, entry, list, { weight: 1, arbitrary: oddity }), {
      maxLength: 5,
    }),
    fc.constantFrom("\n", "\r\n"),
  )
  .map(([lines, end]) => lines.join("\n").replaceAll("\n", end) + end);

/** How often the quick way was open. */
let quick = 0;

/** Both ways to read the YAML of a text, compared with each other. */
function compare(text: string, { contentSpan, span }: Pick<Frontmatter, "contentSpan" | "span">): void {
  const plain = readPlainYaml(text, contentSpan.start, contentSpan.end);
  if (!plain) return;
  quick++;
  const block = splitWithGrayMatter(text.slice(span.start, span.end));
  const { entries, problems } = readYaml(block, span.start, contentSpan.end);
  assert.deepEqual({ entries: plain, problems: [] }, { entries, problems });
}

test("plain frontmatter is read as gray-matter and yaml do", () => {
  quick = 0;
  const numRuns = runsOr(3_000);
  const property = fc.property(yaml, fc.constantFrom("", "\uFEFF"), (written, mark) => {
    const start = mark.length;
    const contentStart = start + (written.includes("\r") ? "---\r\n" : "---\n").length;
    const opening = `${mark}---${written.includes("\r") ? "\r\n" : "\n"}`;
    const text = `${opening}${written}---\n\n# Title\n`;
    const end = contentStart + written.length;
    compare(text, { contentSpan: { start: contentStart, end }, span: { start, end: end + 4 } });
  });
  fc.assert(property, { numRuns });
  assert.ok(quick > numRuns / 10, `${quick} of ${numRuns} were plain`);
});

test("the frontmatter of documents is plain but for placeholders, and read as gray-matter and yaml do", () => {
  const files = ["examples", "test/corpus"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md"))
      .map((file) => path.join(folder, file)),
  );
  const texts = files.map((file) => readFileSync(file, "utf8")).filter((text) => readFrontmatter(text).present);
  quick = 0;
  for (const text of texts) compare(text, readFrontmatter(text));
  assert.ok(quick > texts.length / 2, `${quick} of ${texts.length} were plain`);
});
