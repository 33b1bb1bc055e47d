import assert from "node:assert/strict";
import { test } from "node:test";
import { NearWords } from "../../../server/src/core/text/nearWords.ts";

test("the nearest word is the one that differs least, at most in a third of its letters", () => {
  const words = new NearWords(["overview", "benchmarks", "Benchmark", "monitoring"]);
  assert.equal(words.nearest("benchmark"), "Benchmark");
  assert.equal(words.nearest("BENCHMARKS"), "benchmarks");
  assert.equal(words.nearest("overvew"), "overview");
  assert.equal(words.nearest("alerts"), undefined);
  assert.equal(words.nearest(""), undefined);
});

test("two letters that changed places are one slip, two that are others are two", () => {
  const words = new NearWords(["check", "draft"]);
  assert.equal(words.nearest("chekc"), "check");
  assert.equal(words.nearest("rdaft"), "draft");
  assert.equal(words.nearest("chxyk"), undefined);
  assert.equal(words.nearest("drfta"), undefined);
});

test("of words that are equally near, the first one given is meant", () => {
  assert.equal(new NearWords(["cats", "bat", "cot"]).nearest("cat"), "cats");
});

test("the few next to it come by their distance, and none without it", () => {
  const words = new NearWords(["latency-p99", "latency-p95", "latency", "errors"]);
  assert.deepEqual(words.nearestFew("latency-p9", 3), ["latency-p99", "latency-p95", "latency"]);
  assert.deepEqual(words.nearestFew("throughput", 3), []);
});

test("a word is nearest to itself, however many there are", () => {
  const words = Array.from({ length: 2000 }, (_, at) => `heading-number-${at}`);
  const near = new NearWords(words);
  for (const word of words.slice(0, 50)) assert.equal(near.nearest(word), word);
});

test("words are no longer compared when they have been so often", () => {
  const words = new NearWords(Array.from({ length: 5000 }, (_, at) => `heading-number-${at}`));
  const found = Array.from({ length: 5000 }, (_, at) => words.nearest(`hading-number-${at}`));
  assert.equal(found[0], "heading-number-0");
  assert.equal(found.at(-1), undefined);
});
