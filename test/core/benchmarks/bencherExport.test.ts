import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bencherExport } from "../../../server/src/core/benchmarks/bencherExport.ts";
import { readResults } from "../../../server/src/core/benchmarks/formats/readResults.ts";

describe("the export in Bencher Metric Format", () => {
  test("has latency in nanoseconds, each statistic but the mean under a slug of its own, all else in base units", () => {
    const json = bencherExport([
      {
        name: "tiles > encode",
        measures: [
          { kind: "latency", statistic: "mean", value: 0.25 },
          { kind: "latency", statistic: "p99.9", value: 0.5 },
          { kind: "throughput", statistic: undefined, value: 4, noun: "request" },
          { kind: "memory", statistic: "max", value: 4096 },
        ],
      },
    ]);
    assert.deepEqual(JSON.parse(json), {
      "tiles > encode": {
        latency: { value: 250_000_000 },
        "latency-p99-9": { value: 500_000_000 },
        throughput: { value: 4 },
        memory: { value: 4096 },
      },
    });
  });

  test("joins benchmarks of one name, keeps the first of what is there twice, and leaves out what has no measures", () => {
    const json = bencherExport([
      { name: "__proto__", measures: [{ kind: "latency", statistic: "mean", value: 1 }] },
      { name: "__proto__", measures: [{ kind: "latency", statistic: undefined, value: 2 }] },
      { name: "__proto__", measures: [{ kind: "throughput", statistic: undefined, value: 3 }] },
      { name: "nothing", measures: [] },
    ]);
    assert.equal(
      JSON.stringify(JSON.parse(json)),
      '{"__proto__":{"latency":{"value":1000000000},"throughput":{"value":3}}}',
    );
  });

  test("is read back as the same latency and throughput", () => {
    const latency = { kind: "latency", statistic: undefined, value: 0.125 } as const;
    const throughput = { kind: "throughput", statistic: undefined, value: 8, noun: "operation" } as const;
    const reading = readResults(bencherExport([{ name: "encode", measures: [latency, throughput] }]));
    if (reading.kind === "none") assert.fail(reading.message);
    assert.deepEqual(
      reading.results.benchmarks.map(({ name, measures }) => ({ name, measures })),
      [{ name: "encode", measures: [latency, throughput] }],
    );
  });
});
