import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { applyFixes } from "../../../server/src/core/check/applyFixes.ts";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import type { ReportedFinding } from "../../../server/src/core/check/reportedFinding.ts";
import { SEVERITIES } from "../../../server/src/core/check/severity.ts";
import { statusOf } from "../../../server/src/core/conformance/match/documentKind.ts";
import { destinationsIn } from "../../../server/src/core/document/links.ts";
import { openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { fc, runsOr } from "../../support/property.ts";

/** `FUZZ_RUNS=10000 node test/run.mjs unattended.property` takes more of them. */
const RUNS = runsOr(60);

const PATH = "docs/module/performance.md";
const TEMPLATE = readFileSync("server/templates/performance.md", "utf8");

function textsBelow(root: string): readonly string[] {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  return names.map((name) => readFileSync(`${root}/${name}`, "utf8")).filter((text) => text.length < 60_000);
}

/** Documents of ours, of the corpus' teams and of strangers. */
const documents = ["examples/docs", "test/corpus", "test/strangers"].flatMap(textsBelow);

const aMutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom("delete", "repeat", "swap", "cut", "insert", "indent"),
  text: fc.constantFrom(
    "## Overview",
    "## Monitoring",
    "### Performance Targets",
    "## Quick wins",
    "#### Optimization 3: Twice",
    "1. [Overview](#overvew)",
    "- [Monitoring](#Monitoring) and [more](#benchmarks)",
    "---",
    "```",
    "<!--",
    "- item",
    "related:",
    "- **P95:**",
    'completeness: "12"',
    "one\r---\rtwo",
    "updated: 2026/02/03",
  ),
});

const aDocument = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(aMutation, { maxLength: 8 }),
    fc.constantFrom("\n", "\r\n", "\r"),
    fc.constantFrom("adopted", "as it is"),
  )
  .map(([text, mutations, lineEnd, kind]) => {
    const lines = text.split(/\r\n|\r|\n/);
    for (const { at, kind: how, text: inserted } of mutations) {
      const index = Math.floor(at * lines.length);
      const line = lines[index] ?? "";
      if (how === "delete") lines.splice(index, 1);
      else if (how === "repeat") lines.splice(index, 0, line);
      else if (how === "swap") lines.splice(index, 2, lines[index + 1] ?? "", line);
      else if (how === "cut") lines[index] = line.slice(0, line.length >> 1);
      else if (how === "indent") lines[index] = `  ${line}`;
      else lines.splice(index, 0, inserted);
    }
    const isBare = lines[0] !== "---";
    const head =
      kind === "adopted" && isBare ? ["---", "status: draft", "module: m", "category: performance", "---", ""] : [];
    // Frontmatter ends its lines as others read it.
    return lineEnd === "\r" ? lines.join("\r") : [...head, ...lines].join(lineEnd);
  });

test("what runs unattended repairs what is written: it adds nothing, finds nothing more and leads nothing elsewhere", () => {
  fc.assert(
    fc.property(aDocument, (text) => {
      const before = openDocument(uriOf(PATH), text);
      const context = contextOf([{ path: PATH, text }]);
      const after = applyFixes(before, context).document;
      assertNothingAdded(before, after);
      assertNoFactInvented(before, after);
      assertNothingMoreFound(
        before,
        after,
        checkDocument(before, context).findings,
        checkDocument(after, context).findings,
      );
      assertLinksKept(before, after);
      assert.ok(
        [...lineEndsOf(after.text)].every((end) => lineEndsOf(text).has(end)),
        "the line ends are kept",
      );
      assert.equal(
        applyFixes(openDocument(before.uri, after.text), context).document.text,
        after.text,
        "a second run changes nothing",
      );
    }),
    { numRuns: RUNS },
  );
});

function countsOf(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Lines, without those of lists of links. */
function linesOf({ text }: PerfDocument): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => !/^(?:\d+[.)]|[-*+])\s+[*_]*\[.*\]\([^)]*\)[*_]*$/.test(line));
}

/** No line of the template that was not there, and no heading. */
function assertNothingAdded(before: PerfDocument, after: PerfDocument): void {
  const template = new Set(
    TEMPLATE.split("\n")
      .map((line) => line.trim())
      .filter((line) => line.length > 3 && !line.startsWith("#")),
  );
  const [then, now] = [countsOf(linesOf(before)), countsOf(linesOf(after))];
  for (const line of template) assert.ok((now.get(line) ?? 0) <= (then.get(line) ?? 0), `"${line}" is the template's`);
  if (before.frontmatter.present || !after.frontmatter.present)
    assert.equal(after.outline.headings.length, before.outline.headings.length);
  assert.ok(linesOf(after).length <= linesOf(before).length + 1, "at most a fence of the frontmatter is added");
}

/** No key, no day, and no number but those that count up in a list. */
function assertNoFactInvented(before: PerfDocument, after: PerfDocument): void {
  if (before.frontmatter.present) assert.ok(after.frontmatter.entries.length <= before.frontmatter.entries.length);
  const numbers = (document: PerfDocument) => linesOf(document).join("\n").match(/\d+/g) ?? [];
  const known = new Set(numbers(before).map(Number));
  for (const number of numbers(after)) assert.ok(known.has(Number(number)), `${number} is new`);
}

function assertNothingMoreFound(
  before: PerfDocument,
  after: PerfDocument,
  then: readonly ReportedFinding[],
  now: readonly ReportedFinding[],
): void {
  assert.ok(now.length <= then.length, `${now.length} findings after ${then.length}`);
  if (statusOf(before.frontmatter) === statusOf(after.frontmatter)) {
    for (const [index, least] of SEVERITIES.entries()) {
      const counted = (found: readonly ReportedFinding[]) =>
        found.filter(({ severity }) => SEVERITIES.indexOf(severity) <= index).length;
      assert.ok(counted(now) <= counted(then), `more at ${least} or above`);
    }
  }
  const known = countsOf(then.map(({ rule }) => rule.id));
  // In the very place that was fixed another fault may have been hidden.
  const lines = ({ text }: PerfDocument) => countsOf(text.split(/\r\n|\r|\n/));
  const [linesThen, linesNow] = [lines(before), lines(after)];
  const isOld = (line: string) => (linesNow.get(line) ?? 0) <= (linesThen.get(line) ?? 0);
  const elsewhere = now.filter(
    ({ span }) => span.start >= after.frontmatter.bodyStart && isOld(lineAt(after, span.start)),
  );
  for (const [rule, count] of countsOf(elsewhere.map(({ rule }) => rule.id)))
    assert.ok(count <= (known.get(rule) ?? 0), `more of ${rule}`);
}

function lineAt({ lines, text }: PerfDocument, offset: number): string {
  const line = lines.lineAt(offset);
  return text.slice(lines.startOfLine(line), lines.startOfLine(line + 1)).replace(/[\r\n]+$/, "");
}

/** Every link to a heading that is called the same still leads to one of that title, and every other is as it was. */
function assertLinksKept(before: PerfDocument, after: PerfDocument): void {
  const titles = new Set(after.outline.headings.map(({ heading }) => heading.text));
  const now = countsOf(targetsOf(after));
  for (const [title, count] of countsOf(targetsOf(before))) {
    if (titles.has(title)) assert.ok((now.get(title) ?? 0) >= count, `links to "${title}"`);
  }
  const others = (document: PerfDocument) =>
    destinationsIn(document)
      .map(({ url }) => url)
      .filter((url) => !url.startsWith("#"))
      .sort();
  assert.deepEqual(others(after), others(before));
}

function targetsOf(document: PerfDocument): readonly string[] {
  const bySlug = new Map(document.outline.headings.map(({ slug, heading }) => [slug, heading.text]));
  return destinationsIn(document).flatMap(({ url }) =>
    url.startsWith("#") ? (bySlug.get(decodeURIComponent(url.slice(1).replace(/%(?![\da-f]{2})/gi, "%25"))) ?? []) : [],
  );
}

function lineEndsOf(text: string): Set<string> {
  return new Set(text.match(/\r\n|\r|\n/g));
}
