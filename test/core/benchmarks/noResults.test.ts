import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readResults } from "../../../server/src/core/benchmarks/formats/readResults.ts";

const TABLE = "| Metric | Measured |\n| --- | --- |\n| P50 | 5.8 ms |\n";

describe("what holds no results", () => {
  test("is a document with a table in it", () => {
    assert.equal(readResults(TABLE).kind, "results");
    assert.equal(readResults(`# Tiles\n\n${TABLE}`).kind, "results");
    assert.equal(readResults(`# Tiles\n\nHow fast they are.\n\n${TABLE}`).kind, "none");
    assert.equal(readResults(`- tiles\n\n${TABLE}`).kind, "none");
  });

  test("is a table without figures, or of targets", () => {
    assert.equal(readResults(TABLE.replace("5.8 ms", "fast")).kind, "none");
    assert.equal(readResults(TABLE.replace("5.8 ms", "< 10 ms")).kind, "none");
    assert.equal(readResults(TABLE.replace("Measured", "Target")).kind, "none");
  });

  test("is a script: nothing in data.js is evaluated", () => {
    const run = '{"commit":{},"date":0,"tool":"go","benches":[{"name":"a","value":1,"unit":"ns/op"}]}';
    const data = `window.BENCHMARK_DATA = {"entries":{"Go":[${run}]}}`;
    assert.equal(readResults(data).kind, "results");
    assert.equal(readResults(data.replace('"value":1', '"value":(() => 1)()')).kind, "none");
    assert.equal(readResults(data.replace("= {", "= globalThis.data = {")).kind, "none");
  });

  test("is an output of cargo test, whose lines look like those of cargo bench", () => {
    assert.equal(readResults("running 1 test\ntest tiles::encode ... ok\n\ntest result: ok. 1 passed\n").kind, "none");
  });

  test("are measures of which only a server has the units", () => {
    const reading = readResults('{"compile":{"instructions":{"value":120441}}}');
    if (reading.kind === "none") assert.fail(reading.message);
    assert.deepEqual(reading.results.benchmarks[0]?.measures, []);
  });
});
