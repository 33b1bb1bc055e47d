import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { matchDocument } from "../../../server/src/core/conformance/match/matchDocument.ts";
import type { ItemMatch, Match, SectionMatch, SlotMatch } from "../../../server/src/core/conformance/match.ts";
import { percentOf, type SectionScore } from "../../../server/src/core/conformance/score/score.ts";
import { scoreDocument } from "../../../server/src/core/conformance/score/scoreDocument.ts";
import { editDocument, openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { renderNewDocument } from "../../../server/src/core/template/render.ts";
import { builtInTemplate } from "../../../server/src/core/template/templates.ts";
import { shiftSpan } from "../../../server/src/core/text/span.ts";
import type { TextEdit } from "../../../server/src/core/text/textEdit.ts";
import { FINISHED, filesBelow } from "../../support/examples.ts";
import { fc, runsOr } from "../../support/property.ts";

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
  return { document, match, score: scoreDocument(document, match).value };
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
    for (const section of scoreDocument(document, match).sections) {
      assert.ok(section.filled <= section.expected);
      assert.ok(section.open.length <= section.expected - section.filled);
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
      { numRuns: runsOr(40) },
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
            // What goes together with open places takes these along.
            const filled = presentSlots(current.match).filter(
              ({ state, children }) => state === "filled" && children.every((child) => child.state === "filled"),
            );
            const slot = filled[choice % Math.max(1, filled.length)];
            if (!slot) break;
            const next = edited(current, removalOf(slot));
            assert.ok(next.score <= current.score, `${slot.schema.key}: ${current.score} -> ${next.score}`);
            current = next;
          }
        },
      ),
      { numRuns: runsOr(40) },
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
    const open = scoreDocument(document, match).sections.flatMap((section) => section.open.map(({ label }) => label));
    assert.deepEqual(open, []);
    assert.equal(score, 100);
  });
});

/** Percentages with the counts that they are shown with, wherever they are shown. */
function shownWith(
  text: string,
): readonly { readonly percent: number; readonly filled: number; readonly expected: number }[] {
  const document = openDocument("file:///a.md", text);
  const score = scoreDocument(document, matchDocument(document, builtInTemplate));
  const below = (section: SectionScore): readonly SectionScore[] => [section, ...section.sections.flatMap(below)];
  const sections = score.sections.flatMap(below).map((one) => ({ percent: percentOf(one), ...one }));
  return [...sections, { percent: score.value, ...score }];
}

const corpus = ["examples/docs", "test/corpus"].flatMap((folder) =>
  filesBelow(folder)
    .filter(({ path, text }) => path.endsWith(".md") && text.startsWith("---"))
    .map(({ text }) => text),
);

describe("the laws of the score", () => {
  test("what is shown adds up: each percentage is that of its counts, and the whole that of all parts", () => {
    for (const text of [...corpus, fresh, builtInTemplate.text]) {
      for (const { percent, filled, expected } of shownWith(text)) {
        assert.ok(filled <= expected);
        assert.equal(percent, expected === 0 ? 100 : Math.floor((filled * 100) / expected));
      }
      const document = openDocument("file:///a.md", text);
      const score = scoreDocument(document, matchDocument(document, builtInTemplate));
      const parts = [...score.sections, ...score.ownSections];
      assert.equal(
        score.filled,
        parts.reduce((sum, one) => sum + one.filled, 0),
      );
      assert.equal(
        score.expected,
        parts.reduce((sum, one) => sum + one.expected, 0),
      );
    }
  });

  for (const [what, edit] of Object.entries({
    "a placeholder in prose": (text: string) => text.replace(/(\n## [^\n]+\n)/, "$1\nSee {System/Feature Name}.\n"),
    "a link without a target": (text: string) =>
      text.replace(/(\n## Related[^\n]*\n)/, "$1\n[A guide of our own](url)\n"),
    "a target of the template": (text: string) =>
      text.replace(/(### Performance Targets\n\n)/, "$1- Metric 3: Target value (e.g., < 50MB memory usage)\n"),
    "a target that is to be written": (text: string) => text.replace(/(### Performance Targets\n\n)/, "$1- TBD\n"),
    "junk in place of a number": (text: string) => text.replace(/^(- \*\*P95:\*\*).*$/m, "$1 TBD"),
    "words in place of a number": (text: string) => text.replace(/^(- \*\*P95:\*\*).*$/m, "$1 fast"),
    "junk in place of a sentence": (text: string) => text.replace(/^(- \*\*Mitigation:\*\*).*$/m, "$1 TODO"),
    "a name that is to be found": (text: string) => text.replace(/^(#### Bottleneck 1:).*$/m, "$1 TBD"),
    "a title that is to be found": (text: string) => text.replace(/^# .*$/m, "# TBD - Performance"),
    "a module that is to be found": (text: string) => text.replace(/^module: .*$/m, "module: TBD"),
  })) {
    test(`100 means that nothing is open: ${what} is less`, () => {
      for (const { text } of finished) {
        const changed = edit(text);
        assert.notEqual(changed, text);
        assert.ok(matchOf(changed).score < 100);
      }
    });
  }

  test("a number that was not measured counts with its reason, and so does one that does not apply", () => {
    for (const { text } of finished) {
      for (const words of ["not measured: no load test yet", "none", "n/a: nothing is sent over the network"])
        assert.equal(matchOf(text.replace(/^(- \*\*P95:\*\*).*$/m, `$1 ${words}`)).score, 100, words);
    }
  });

  test("a document of nothing but TBD is an empty one", () => {
    const open = fresh
      .replace(/^(- \*\*[^*]+:\*\*) .*$/gm, "$1 TBD")
      .replace(/^(\*\*[^*]+:\*\*) .*$/gm, "$1 TBD")
      .replace(/^(\| [^|]+ \|) [^|]* \|$/gm, "$1 TBD |")
      .replace(/\{Name\}/g, "TBD");
    assert.ok(matchOf(open).score <= matchOf(fresh).score);
  });

  const thin = [
    "## Current State",
    "",
    "It takes about 40 ms to answer, more at noon.",
    "",
    "## Rationale",
    "",
    "We chose a cache over a faster disk.",
  ].join("\n");
  const section = (index: number) =>
    `## Part ${index}\n\nWhat the part ${index} does when it is loaded.\n\n### Limits\n\n| Load | Time |\n| --- | --- |\n| 100 | ${index} ms |\n`;
  const guide = Array.from({ length: 20 }, (_, index) => section(index)).join("\n");
  const head = fresh.slice(0, fresh.indexOf("## Table of Contents"));

  test("what authors add counts: a long guide of their own stands clearly above a thin page", () => {
    const scores = [head, head + thin, `${head}${thin}\n\n${guide}`].map((text) => matchOf(text).score);
    const [none = 0, little = 0, much = 0] = scores;
    assert.ok(none < little && little + 20 < much && much < 100, String(scores));
  });

  test("decisions under headings of the author's own fill their section", () => {
    const decisions = Array.from(
      { length: 5 },
      (_, index) => `### Why step ${index}\n\nIt halves what is sent each time.\n`,
    );
    const own = matchOf(`${head}## Rationale\n\n${decisions.join("\n")}`);
    const rationale = scoreDocument(own.document, own.match).sections.find(({ title }) => title === "Rationale");
    assert.ok(rationale && percentOf(rationale) >= 50, JSON.stringify(rationale));
    assert.ok(rationale.sections.some(({ isPresent }) => !isPresent));
  });

  test("headings without content, and content that is the template's, count for nothing", () => {
    const empty = matchOf(`${head}## Rationale\n\n### One\n\n### Two\n\nTBD\n\n## Own\n\nTODO\n`);
    assert.equal(scoreDocument(empty.document, empty.match).ownSections.length, 0);
    assert.equal(empty.score, matchOf(`${head}## Rationale\n`).score);
  });

  test("removing a section, a subsection or a block of the author's never raises it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...corpus, head + guide), fc.nat(), (text, choice) => {
        const before = matchOf(text);
        const own = [...before.match.unknown.map(({ start, section: { end } }) => ({ start, end: start + end }))];
        const below = before.match.sections.flatMap(({ start, match }) =>
          match.unknown.map(({ at, end }) => ({ start: start + at, end: start + end })),
        );
        const all = [...own, ...below];
        const span = all[choice % Math.max(1, all.length)];
        if (!span) return;
        assert.ok(edited(before, { span, newText: "" }).score <= before.score);
      }),
      { numRuns: runsOr(60) },
    );
  });
});

describe("what a document need not have is not counted", () => {
  const without = (text: string, from: RegExp) => text.replace(from, "");
  for (const { path, text } of finished) {
    test(`a field that is due in other documents only (${path})`, () => {
      const shorter = without(text, /^\*\*Document Status:\*\*[^\n]*\n(?:[^\n*]+\n)*\n?/m);
      assert.notEqual(shorter, text);
      assert.equal(matchOf(shorter).score, matchOf(text).score);
      const inReview = (one: string) => one.replace(/^status: .*/m, "status: needs-review");
      const states = matchOf(inReview(shorter)).match.footer.map(({ state }) => state);
      assert.deepEqual(states, ["missing", "filled"]);
    });
  }

  test("labels above lists of links, where a plain list has them all", () => {
    const [first] = finished;
    assert.ok(first);
    const start = first.text.indexOf("## Related Documentation");
    const end = first.text.indexOf("\n---\n", start);
    const links = `## Related Documentation\n\n- [How it is built](./architecture.md)\n- <https://example.org>\n`;
    const listed = first.text.slice(0, start) + links + first.text.slice(end);
    assert.equal(matchOf(listed).score, matchOf(first.text).score);
  });
});

test("a section of the author's own is looked through again only when it changes", () => {
  const own = ["Sharding", "Warm-up", "Backfill"]
    .map((name) => `## ${name}\n\nIt takes four passes over it.\n`)
    .join("\n");
  const before = measured(openDocument("file:///a.md", `${fresh}\n${own}`));
  const at = before.document.text.indexOf("It takes");
  const document = editDocument(before.document, { span: { start: at, end: at }, newText: "Now " });
  const match = matchDocument(document, builtInTemplate);
  const looked: string[] = [];
  const watched = match.unknown.map(({ section }) => {
    const { children } = section;
    return Object.defineProperty(section, "children", {
      get: () => {
        looked.push(section.heading.text);
        return children;
      },
    });
  });
  const { ownSections } = scoreDocument(document, match);
  assert.equal(ownSections.length, watched.length);
  assert.deepEqual(looked, ["Sharding"]);
});
