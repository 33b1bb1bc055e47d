import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { storedFigures } from "../../../server/src/core/benchmarks/measures.ts";
import { median } from "../../../server/src/core/benchmarks/percentiles.ts";
import { failureOf, momentOf, namesApart } from "../../../server/src/core/benchmarks/resultsWording.ts";

describe("figures that a file holds", () => {
  test("of zero are none, and what lacks is said once", () => {
    const keys = [
      ["mean", "average"],
      ["p50", "med"],
      ["p99", "p99"],
    ] as const;
    const { measures, lacking } = storedFigures(
      { average: 2, med: 0 },
      keys,
      1e-3,
      (name) => `${name} is not written.`,
    );
    assert.deepEqual(measures, [{ kind: "latency", statistic: "mean", value: 0.002 }]);
    assert.deepEqual(
      lacking.map(({ why }) => why),
      [
        "P50 is 0 in the file: it was shorter than the tool's clock can tell.",
        "P95 is not written.",
        "P99 is not written.",
      ],
    );
    assert.deepEqual(storedFigures({ average: 1e308 }, keys, 60, () => "").measures, []);
  });

  test("of several runs are those of the middle one", () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([]), undefined);
  });
});

describe("words of a file", () => {
  test("become one sentence", () => {
    assert.equal(failureOf("It failed", "no tiles.\n  at x.go:1"), "It failed: no tiles.");
    assert.equal(failureOf("It failed", undefined), "It failed.");
    assert.ok(failureOf("It failed", "x".repeat(1e6)).length < 200);
  });

  test("tell results of one name apart", () => {
    const names = [
      { short: "a", long: "x > a" },
      { short: "a", long: "y > a" },
      { short: "b", long: "x > b" },
    ];
    assert.deepEqual(namesApart(names), ["x > a", "y > a", "b"]);
  });

  test("that are no moment give none", () => {
    assert.equal(momentOf(0), "1970-01-01T00:00:00.000Z");
    assert.equal(momentOf(1e300), undefined);
    assert.equal(momentOf(undefined), undefined);
  });
});
