import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { ItemMatch, Match, SectionMatch, SlotMatch } from "../../server/src/conformance/match.ts";
import { matchDocument } from "../../server/src/conformance/matchDocument.ts";
import { scoreDocument } from "../../server/src/conformance/scoreDocument.ts";
import { editDocument, openDocument, type PerfDocument } from "../../server/src/document/perfDocument.ts";
import { renderNewDocument } from "../../server/src/template/render.ts";
import { builtInTemplate } from "../../server/src/template/templates.ts";
import { shiftSpan } from "../../server/src/text/span.ts";
import type { TextEdit } from "../../server/src/text/textEdit.ts";
import { FINISHED, filesBelow } from "../support/examples.ts";

const finished = filesBelow("examples").filter(({ path }) => FINISHED.some((one) => one === path));
const fresh = renderNewDocument(builtInTemplate, { name: "Search", module: "search", today: "2026-11-24" });

interface Measured {
  readonly document: PerfDocument;
  readonly match: Match;
  readonly score: number;
}

function matchOf(text: string): Measured {
  return measured(openDocument("file:///a.md", text));
}

function edited({ document }: Measured, edit: TextEdit): Measured {
  return measured(editDocument(document, edit));
}

function measured(document: PerfDocument): Measured {
  const match = matchDocument(document, builtInTemplate);
  return { document, match, score: scoreDocument(match, document.frontmatter).value };
}

/** Every slot that is there, placed in the document; those in others come before them. */
function presentSlots(match: Match): readonly SlotMatch[] {
  const withChildren = (slot: SlotMatch): readonly SlotMatch[] => [...slot.children.flatMap(withChildren), slot];
  const inItem = (item: ItemMatch) => item.slots.flatMap(withChildren);
  const inSection = (section: SectionMatch): readonly SlotMatch[] => [
    ...section.slots.flatMap(withChildren),
    ...section.sections.flatMap(inSection),
    ...section.items.flatMap(inItem),
  ];
  return match.sections.flatMap(({ start, match: section }) =>
    inSection(section).flatMap((slot) =>
      slot.span ? [{ ...slot, span: shiftSpan(slot.span, start), at: slot.at + start }] : [],
    ),
  );
}

function removalOf({ span }: SlotMatch): TextEdit {
  return { span: span ?? { start: 0, end: 0 }, newText: "" };
}

/** Real words in place of the template's. */
function fillingOf({ field, at, span, schema }: SlotMatch): TextEdit {
  if (field && field.body.length === 0)
    return {
      span: shiftSpan(field.valueSpan, at),
      newText: `${field.valueSpan.start === field.valueSpan.end ? " " : ""}about 12 of them`,
    };
  return {
    span: span ?? { start: 0, end: 0 },
    newText: field
      ? `**${field.label}:** about 12 of them`
      : schema.kind === "list"
        ? "- About 12 of them"
        : "About 12 of them.",
  };
}

describe("the score", () => {
  test("is 100 where every slot is filled", () => {
    assert.equal(finished.length, FINISHED.length);
    for (const { text } of finished) assert.equal(matchOf(text).score, 100);
  });

  test("names every open slot, and counts add up", () => {
    const { match, document } = matchOf(fresh);
    for (const section of scoreDocument(match, document.frontmatter).sections) {
      assert.ok(section.filled <= section.expected);
      assert.ok(section.open.length <= section.expected - section.filled);
      assert.ok(section.value >= 0 && section.value <= 1);
    }
  });

  test("is never lowered by filling a slot", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 25 }), (choices) => {
        let current = matchOf(fresh);
        for (const choice of choices) {
          const open = presentSlots(current.match).filter(({ state }) => state === "placeholder");
          const slot = open[choice % Math.max(1, open.length)];
          if (!slot) break;
          const next = edited(current, fillingOf(slot));
          assert.ok(next.score >= current.score, `${slot.schema.key}: ${current.score} -> ${next.score}`);
          current = next;
        }
      }),
      { numRuns: 40 },
    );
  });

  test("is never raised by removing what fills a slot", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...finished),
        fc.array(fc.nat(), { minLength: 1, maxLength: 25 }),
        (file, choices) => {
          let current = matchOf(file.text);
          for (const choice of choices) {
            const filled = presentSlots(current.match).filter(({ state }) => state === "filled");
            const slot = filled[choice % Math.max(1, filled.length)];
            if (!slot) break;
            const next = edited(current, removalOf(slot));
            assert.ok(next.score <= current.score, `${slot.schema.key}: ${current.score} -> ${next.score}`);
            current = next;
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test("is lowered by an entry of which only its label is left, and not by one that says all in its line", () => {
    const scoresOfOption = (line: string) =>
      finished.map(({ text }) => {
        const without = text.replace(/^1\. .*(?:\n {3}.*)+$/m, line);
        assert.notEqual(without, text);
        return matchOf(without).score;
      });
    for (const score of scoresOfOption("1. Streams (Chosen):")) assert.ok(score < 100);
    for (const score of scoresOfOption("1. Streams (Chosen): memory stays low, and lines are cut in two"))
      assert.equal(score, 100);
  });

  test("reaches 100 from a new document by filling what is open", () => {
    let current = matchOf(fresh);
    for (let step = 0; step < 300; step++) {
      const slot = presentSlots(current.match).find(
        ({ state, schema }) =>
          state === "placeholder" && !(schema.kind === "field" && schema.content.kind === "fields"),
      );
      if (!slot) break;
      current = edited(current, fillingOf(slot));
    }
    let { text } = current.document;
    text = text
      .replace(/\{[^{}\n]+\}/g, "Something")
      .replace("Brief one-sentence description of the performance characteristics being\ndocumented.", "How it does.")
      .replace(/\(url\)/g, "(https://example.org)")
      .replace("last-synced: never", "last-synced: 2026-11-24");
    const { match, document, score } = matchOf(text);
    const open = scoreDocument(match, document.frontmatter).sections.flatMap((section) =>
      section.open.map((slot) => slot.schema.key),
    );
    assert.deepEqual(open, []);
    assert.equal(score, 100);
  });
});
