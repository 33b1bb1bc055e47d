import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  type Filter,
  filterFromHash,
  filterToHash,
  isFiltering,
  matches,
  NO_FILTER,
  SHOWN,
  shownNumbers,
} from "../../server/src/dashboard/page/filter.ts";
import { dashboardFixture } from "../support/dashboardFixture.ts";
import { fc, runsOr } from "../support/property.ts";

const { documents } = dashboardFixture({ documents: 60, seed: 7 });
const shown = (filter: Partial<Filter>) => documents.filter((one) => matches(one, { ...NO_FILTER, ...filter }));

describe("a filter", () => {
  test("lets everything through at first", () => {
    assert.equal(shown({}).length, documents.length);
    assert.ok(!isFiltering(NO_FILTER));
  });

  test("chooses a module and a status, and those without one", () => {
    assert.ok(shown({ module: "search" }).length > 0);
    assert.ok(shown({ module: "search" }).every(({ module }) => module === "search"));
    assert.ok(shown({ module: null }).every(({ module }) => module === null));
    assert.ok(shown({ module: null }).length > 0);
    const both = shown({ module: "search", status: "draft" });
    assert.ok(both.every(({ module, status }) => module === "search" && status === "draft"));
  });

  test("chooses by verdict, of which it then shows the numbers alone", () => {
    for (const verdict of ["met", "missed", "unmeasured"] as const) {
      const found = shown({ shown: verdict });
      const others = documents.filter((one) => !found.includes(one));
      assert.ok(found.length > 0 && others.every(({ numbers }) => numbers.every((one) => one.verdict !== verdict)));
      for (const { numbers } of found) {
        const own = shownNumbers(numbers, verdict);
        assert.ok(own.length > 0 && own.every((number) => number.verdict === verdict));
      }
    }
    assert.ok(shown({ shown: "overdue" }).every(({ isOverdue }) => isOverdue));
  });

  test("looks for words in title, path and metrics, in any order and case", () => {
    const [document] = documents;
    assert.ok(document);
    assert.ok(shown({ text: document.title.toUpperCase() }).includes(document));
    assert.ok(shown({ text: document.path.slice(5) }).includes(document));
    assert.ok(shown({ text: " warm  P50 " }).length > 0);
    assert.deepEqual(shown({ text: "no such word" }), []);
  });
});

test("a filter comes back from the address that it is kept in", () => {
  const name = fc.oneof(fc.constant(undefined), fc.constant(null), fc.string({ unit: "grapheme", minLength: 1 }));
  const filter = fc.record(
    {
      module: name,
      status: name,
      shown: fc.constantFrom(...SHOWN),
      text: fc.string({ unit: "grapheme" }).filter((text) => text === "" || text.trim() !== ""),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(filter, (one) => assert.deepEqual(filterFromHash(`#${filterToHash(one)}`), one)),
    { numRuns: runsOr(300) },
  );
});

test("an address that holds no filter is taken for none", () => {
  for (const hash of ["", "#", "#documents", "#show=everything", "#%", "#=&=&"])
    assert.deepEqual(filterFromHash(hash), NO_FILTER, hash);
});
