import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { matchDocument } from "../../../server/src/core/conformance/match/matchDocument.ts";
import { scoreDocument } from "../../../server/src/core/conformance/score/scoreDocument.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { nextStop, stopsIn } from "../../../server/src/core/features/openPlaces.ts";
import { openCount, openPlacesIn, sectionsOf } from "../../../server/src/core/features/overview.ts";
import { compileTemplate } from "../../../server/src/core/template/compile.ts";
import { renderNewDocument } from "../../../server/src/core/template/render.ts";
import type { Template } from "../../../server/src/core/template/template.ts";
import { builtInTemplate } from "../../../server/src/core/template/templates.ts";
import { type Span, spanAt, textOf } from "../../../server/src/core/text/span.ts";
import { filesBelow } from "../../support/examples.ts";
import { fc, runsOr } from "../../support/property.ts";
import { capacityTemplate } from "../../support/smallTemplate.ts";

const capacity = compileTemplate("file:///capacity.md", capacityTemplate);
const fresh = (template: Template) =>
  renderNewDocument(template, { name: "Search", module: "search", today: "2026-11-24" });

function placesOf(text: string, template: Template) {
  const document = openDocument("file:///a.md", text);
  const match = matchDocument(document, template);
  const score = scoreDocument(document, match);
  const sections = sectionsOf(document, { template, match, score });
  return { document, score, sections, places: openPlacesIn(sections) };
}

/** Labels and headings: what an author fills in besides, and never wants to lose. */
function frameOf(text: string, template: Template): readonly string[] {
  const { document } = placesOf(text, template);
  return document.outline.headings.flatMap(({ heading, part }) => [
    heading.text.replace(/:.*/, ""),
    // Entries of lists are the template's words as a whole.
    ...part.fields.flatMap(({ label, style }) => (style === "entry" ? [] : label)),
  ]);
}

const TEXTS: readonly (readonly [text: string, template: Template])[] = [
  [fresh(builtInTemplate), builtInTemplate],
  [fresh(capacity), capacity],
  ...filesBelow("examples")
    .filter(({ path }) => path.endsWith("performance.md"))
    .map(({ text }) => [text, builtInTemplate] as const),
];

describe("open places", () => {
  test("are as many as the count says, whatever is left out of a document", () => {
    for (const [text, template] of TEXTS) {
      const lines = text.split("\n");
      for (let from = 0; from < lines.length; from += 97) {
        const { places, score } = placesOf(lines.toSpliced(from, 5).join("\n"), template);
        assert.equal(places.length, openCount(score));
      }
    }
  });

  test("are grouped by the items that they stand in, under the document's own headings", () => {
    const text = fresh(capacity).replace("{Name}", "Monday morning");
    const { sections } = placesOf(text, capacity);
    const items = sections.flatMap(({ sections: below }) => below.flatMap((one) => one.items));
    assert.deepEqual(
      items.slice(0, 1).map(({ title, open }) => [title, open.map(({ label, expected }) => `${label}: ${expected}`)]),
      [
        [
          "Peak 1: Monday morning",
          ["When: your own words", "Rate: a number with its unit", "Kind: Planned, Seasonal or Unknown"],
        ],
      ],
    );
  });

  test("select what typing may replace, and nothing that would be missed", () => {
    for (const [text, template] of TEXTS) {
      const frame = frameOf(text, template);
      const { places } = placesOf(text, template);
      for (const { span, state } of places) assert.ok(state === "placeholder" || span.start === span.end);
      const placeholders = places.filter(({ state }) => state === "placeholder");
      for (const { span, label } of placeholders.filter((_, index) => index % 3 === 0)) {
        const typed = `${text.slice(0, span.start)} 12 of them${text.slice(span.end)}`;
        assert.deepEqual(frameOf(typed, template), frame, label);
      }
    }
  });

  test("select the placeholder alone", () => {
    const { places } = placesOf(fresh(capacity), capacity);
    const selected = places.map(({ span, label }) => `${label}=${textOf(fresh(capacity), span)}`);
    for (const one of ["Rate=X req/sec", "When=Time and day", "Kind=Planned / Seasonal / Unknown", "{Name}={Name}"])
      assert.ok(selected.includes(one), `${one} in ${selected}`);
  });

  test("of a column of a table select its open cell, and never its header", () => {
    const text = fresh(capacity).replace(
      /(?<=#### Peak 1.*\n)[\s\S]*?(?=####)/,
      "\n| Name | When | Rate |\n| --- | --- | --- |\n| A | noon | TBD |\n\n",
    );
    const rate = placesOf(text, capacity).places.find(({ label }) => label === "Rate");
    assert.equal(rate && textOf(text, rate.span), "TBD");
  });

  test("that are missing below one heading are one stop, behind it", () => {
    const text = fresh(capacity).replace(/- \*\*(?:When|Rate):.*\n/g, "");
    const { places } = placesOf(text, capacity);
    const missing = places.filter(({ state, label }) => state === "missing" && /When|Rate/.test(label));
    assert.equal(missing.length, 2);
    const stops = stopsIn(places).filter(({ message }) => /When/.test(message));
    assert.deepEqual(
      stops.map(({ message }) => message),
      ['"When" and "Rate" are missing here.'],
    );
    assert.ok(text.slice(0, stops[0]?.span.start).endsWith("{Name}"));
  });

  test("are gone to in both ways, each once, and round", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(60), fc.nat(9)), { minLength: 1, maxLength: 12 }),
        fc.nat(60),
        (spans, from) => {
          // Stops don't overlap, but empty ones stand beside others.
          let end = 0;
          const places = spans.map(([gap, length]) => {
            const span = { start: end + gap, end: end + gap + length };
            end = span.end + 1;
            return { label: "a", state: "placeholder", expected: "b", span } as const;
          });
          const stops = stopsIn(places);
          const walk = (direction: "next" | "previous") => {
            const seen: number[] = [];
            let at: Span = spanAt(from);
            for (const _ of stops) {
              const stop = nextStop(stops, at, direction);
              assert.ok(stop);
              seen.push(stops.indexOf(stop));
              at = stop.span;
            }
            return seen;
          };
          const [there, back] = [walk("next"), walk("previous")];
          assert.equal(new Set(there).size, stops.length);
          assert.equal(new Set(back).size, stops.length);
        },
      ),
      { numRuns: runsOr(200) },
    );
    assert.equal(nextStop([], spanAt(3), "next"), undefined);
  });
});
