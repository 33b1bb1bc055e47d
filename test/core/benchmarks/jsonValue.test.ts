import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseJson, valueIn } from "../../../server/src/core/benchmarks/jsonValue.ts";

describe("JSON of a benchmark tool", () => {
  test("may hold what is no number, which counts as null; in a text it stays", () => {
    assert.deepEqual(parseJson('\uFEFF{"NaN": [NaN, -NaN, Infinity, -Infinity], "b": "a \\"NaN\\" \\\\"}'), {
      NaN: [null, null, null, null],
      b: 'a "NaN" \\',
    });
  });

  test("that is none is refused, however it ends", () => {
    for (const text of ["", "NaN: 1", '{"a": NaN, "b', '{"a": NaN, "b\\', "[NaN"])
      assert.equal(parseJson(text), undefined);
  });

  test("may hold texts of many megabytes", () => {
    const long = "x".repeat(20_000_000);
    assert.ok(valueIn(parseJson(`{"a": NaN, "b": "${long}"}`), "b") === long);
  });
});
