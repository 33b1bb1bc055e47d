import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { figuresOfSamples, percentile } from "../../../server/src/core/benchmarks/percentiles.ts";

describe("a percentile", () => {
  test("lies between the two nearest ranks, as in NumPy", () => {
    // numpy.percentile([15, 20, 35, 40, 50], [0, 5, 30, 40, 95, 100])
    const samples = [15, 20, 35, 40, 50];
    assert.deepEqual(
      [0, 5, 30, 40, 95, 100].map((rank) => percentile(samples, rank)),
      [15, 16, 23, 29, 48, 50],
    );
  });

  test("of one sample is that sample", () => assert.equal(percentile([7], 99), 7));
});

describe("samples", () => {
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => count - index);
  const statistics = (count: number) => figuresOfSamples(upTo(count), 1).measures.map(({ statistic }) => statistic);

  test("give no p95 below 20 and no p99 below 100", () => {
    assert.deepEqual(statistics(19), ["min", "mean", "p50", "max"]);
    assert.deepEqual(statistics(20), ["min", "mean", "p50", "p95", "max"]);
    assert.deepEqual(statistics(99), ["min", "mean", "p50", "p95", "max"]);
    assert.deepEqual(statistics(100), ["min", "mean", "p50", "p95", "p99", "max"]);
  });

  test("say what they are too few for", () => {
    assert.deepEqual(
      figuresOfSamples(upTo(30), 1).lacking.map(({ why }) => why),
      ["P99 takes at least 100 samples, and the file has 30."],
    );
  });

  test("count in seconds, whatever their unit and order, and leave out what is no number", () => {
    const { measures } = figuresOfSamples([3, null, 1, "2", Number.NaN, 2], 1e-3);
    assert.deepEqual(
      measures.map(({ statistic, value }) => [statistic, value]),
      [
        ["min", 0.001],
        ["mean", 0.002],
        ["p50", 0.002],
        ["max", 0.003],
      ],
    );
  });
});
