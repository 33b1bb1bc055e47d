import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyFixes, certainFixOf } from "../../../server/src/core/check/applyFixes.ts";
import { type CheckedDocument, checkDocument } from "../../../server/src/core/check/check.ts";
import type { ItemMatch, SectionMatch, SlotMatch } from "../../../server/src/core/conformance/match.ts";
import { openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { type Span, shiftSpan } from "../../../server/src/core/text/span.ts";
import { FINISHED, filesBelow } from "../../support/examples.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";

/** Something an author may delete, and what is then to be found, at the text of which line. */
interface Deletion {
  readonly name: string;
  readonly span: Span;
  readonly rule: string;
  /** The line of the document on which the finding stands after the deletion. */
  readonly place: string;
}

const files = filesBelow("examples");
const context = { ...contextOf(files), settings: { ...contextOf(files).settings, docsRoot: "docs" } };

for (const path of FINISHED) {
  const text = files.find((file) => file.path === path)?.text ?? "";
  const document = openDocument(uriOf(path), text);
  const checked = checkDocument(document, context);

  describe(path, () => {
    test("nothing is found in it", () => {
      assert.deepEqual(described(document, checked), []);
      assert.equal(checked.conformance?.score.value, 100);
    });

    for (const deletion of deletionsOf(document, checked)) {
      test(`without ${deletion.name}`, () => {
        const without = openDocument(document.uri, text.slice(0, deletion.span.start) + text.slice(deletion.span.end));
        const found = checkDocument(without, context);
        assert.deepEqual(described(without, found), [
          ...promisesBroken(found),
          `${deletion.rule} on "${deletion.place}"`,
        ]);
        assertFixed(without, deletion);
      });
    }
  });
}

/** Where so much is gone that the declared completeness does not hold any more, that is another defect. */
function promisesBroken({ conformance }: CheckedDocument): readonly string[] {
  const lost = 100 - (conformance?.score.value ?? 100);
  return lost > context.settings.completenessTolerance ? ['completeness-mismatch on "completeness: 100"'] : [];
}

/** All fixes leave no error, and every line that was there, in its order. */
function assertFixed(without: PerfDocument, deletion: Deletion): void {
  const { document: fixed } = applyFixes(without, context, certainFixOf);
  const left = checkDocument(fixed, context).findings.filter(({ severity }) => severity === "error");
  assert.deepEqual(
    left.map(({ message }) => message),
    [],
    deletion.name,
  );
  const lines = fixed.text.split("\n");
  let at = 0;
  for (const line of without.text.split("\n")) {
    const found = lines.slice(at).findIndex((one) => one === line || sameButNumber(one, line));
    assert.ok(found >= 0, `"${line}" is kept`);
    at += found + 1;
  }
}

/** An entry's number goes up by one when one is added before it. */
function sameButNumber(a: string, b: string): boolean {
  const bare = (line: string) => line.replace(/^\d+\. \[/, "[");
  return bare(a) === bare(b);
}

/** What is found at the targets and links to what was deleted. */
const CONSEQUENCES: ReadonlySet<string> = new Set(["target-unmeasured", "link-fragment"]);

function described(document: PerfDocument, { findings }: CheckedDocument): readonly string[] {
  return findings
    .filter(({ rule }) => !CONSEQUENCES.has(rule.id))
    .map(({ rule, span }) => `${rule.id} on "${lineAt(document, span.start)}"`);
}

function lineAt({ lines, text }: PerfDocument, offset: number): string {
  const line = lines.lineAt(offset);
  return text.slice(lines.startOfLine(line), lines.startOfLine(line + 1)).trimEnd();
}

function deletionsOf(document: PerfDocument, { conformance }: CheckedDocument): readonly Deletion[] {
  assert.ok(conformance);
  const { match } = conformance;
  const title = lineAt(document, match.title.heading?.start ?? 0);
  const tops = match.sections.flatMap((top) =>
    top.match.section ? [{ start: top.start, match: top.match, section: top.match.section }] : [],
  );
  const sections = tops.map(({ start, section }, index): Deletion => {
    const above = tops[index - 1];
    const end =
      index + 1 < tops.length ? (tops[index + 1]?.start ?? 0) : start + footerOffset(section.end, document, start);
    return {
      name: `the section "${section.heading.text}"`,
      span: { start, end },
      rule: "section-missing",
      place: above ? lineAt(document, above.start) : title,
    };
  });
  const inside = tops.flatMap(({ start, match: one }) => deletionsIn(document, one, start));
  return [...sections, ...inside, ...tocDeletions(document), ...frontmatterDeletions(document)];
}

/** The last section ends where the footer's thematic break begins. */
function footerOffset(end: number, document: PerfDocument, start: number): number {
  const last = document.text.lastIndexOf("\n---\n");
  return last > start && last < start + end ? last + 1 - start : end;
}

function deletionsIn(document: PerfDocument, match: SectionMatch, start: number): readonly Deletion[] {
  const place = lineAt(document, start + (match.section?.at ?? 0));
  const below = match.sections.flatMap((child): readonly Deletion[] => {
    if (!child.section) return [];
    const { at, end, heading } = child.section;
    const span = { start: start + at, end: withoutSeparator(document, start + at, start + end) };
    return [
      { name: `the subsection "${heading.text}"`, span, rule: "subsection-missing", place },
      ...deletionsIn(document, child, start),
    ];
  });
  if (match.isNotApplicable) return [];
  return [
    ...fieldDeletions(document, match.slots, start, place),
    ...match.items.flatMap((item) => itemDeletions(document, item, start)),
    ...below,
  ];
}

function withoutSeparator({ text }: PerfDocument, start: number, end: number): number {
  const separator = /\n---\n\s*$/.exec(text.slice(start, end));
  return separator ? start + separator.index + 1 : end;
}

function itemDeletions(document: PerfDocument, item: ItemMatch, start: number): readonly Deletion[] {
  return fieldDeletions(document, item.slots, start, lineAt(document, start + item.section.at));
}

/** Fields with the fields inside them, and the rows of their tables. */
function fieldDeletions(
  document: PerfDocument,
  slots: readonly SlotMatch[],
  start: number,
  place: string,
): readonly Deletion[] {
  return slots.flatMap((slot): readonly Deletion[] => {
    if (slot.schema.kind !== "field" || !slot.field || slot.field.style === "row") return [];
    const span = wholeLines(document, shiftSpan(slot.field.span, slot.at + start));
    const name = `"${slot.schema.label}" at ${document.lines.lineAt(span.start) + 1}`;
    const inner =
      slot.schema.content.kind === "fields"
        ? fieldDeletions(document, slot.children, start, lineAt(document, span.start))
        : [];
    const label = lineAt(document, span.start);
    const rows = slot.schema.content.kind === "rows" ? rowDeletions(document, slot.children, start, label) : [];
    return [{ name, span, rule: "item-field-missing", place }, ...inner, ...rows];
  });
}

/** The table says in its label's line which row is gone. */
function rowDeletions(
  document: PerfDocument,
  rows: readonly SlotMatch[],
  start: number,
  place: string,
): readonly Deletion[] {
  return rows.flatMap(({ schema, field, at }): readonly Deletion[] => {
    if (schema.kind !== "field" || !field) return [];
    const span = wholeLines(document, shiftSpan(field.span, at + start));
    const name = `the row "${schema.label}" at ${document.lines.lineAt(span.start) + 1}`;
    return [{ name, span, rule: "benchmark-table", place }];
  });
}

/** The lines of a span, with a blank line behind it if one stands before it, too. */
function wholeLines({ lines, text }: PerfDocument, span: Span): Span {
  const start = lines.startOfLine(lines.lineAt(span.start));
  const end = lines.startOfLine(lines.lineAt(span.end) + 1);
  const isApart = /\n\n$/.test(text.slice(0, start)) && text[end] === "\n";
  return { start, end: isApart ? end + 1 : end };
}

function tocDeletions(document: PerfDocument): readonly Deletion[] {
  const toc = document.tableOfContents;
  assert.ok(toc);
  const whole: Deletion = {
    name: "the table of contents",
    span: { start: toc.partStart, end: toc.partStart + toc.part.text.length },
    rule: "toc-missing",
    place: lineAt(document, document.outline.headings[0]?.start ?? 0),
  };
  const entries = toc.entries.map(
    (entry): Deletion => ({
      name: `the entry "${entry.text}"`,
      span: wholeLines(document, entry.span),
      rule: "toc-entry-missing",
      place: lineAt(document, document.text.indexOf(`\n## ${entry.text}\n`) + 1),
    }),
  );
  return [whole, ...entries];
}

function frontmatterDeletions(document: PerfDocument): readonly Deletion[] {
  return document.frontmatter.entries.map((entry) => ({
    name: `the key ${entry.key}`,
    span: wholeLines(document, entry.span),
    rule: "frontmatter-required",
    place: "---",
  }));
}
