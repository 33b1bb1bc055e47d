import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  forgetDocuments,
  perDocument,
  perLastingValue,
  perTexts,
  perValue,
} from "../../../server/src/core/incremental/memo.ts";

let computed = 0;
const count = () => ++computed;
afterEach(() => {
  computed = 0;
});

test("what was computed for documents is computed anew once they are forgotten, but not that for templates", () => {
  const ofDocument = perValue(count);
  const ofTemplate = perLastingValue(count);
  const key = {};
  assert.deepEqual([ofDocument(key), ofDocument(key), ofTemplate(key), ofTemplate(key)], [1, 1, 2, 2]);
  forgetDocuments();
  assert.deepEqual([ofDocument(key), ofDocument(key), ofTemplate(key)], [3, 3, 2]);
});

test("what was computed for documents takes no memory once they are forgotten, whoever still has the documents", async () => {
  const ofDocument = perValue(() => ({ large: "result" }));
  const key = {};
  const result = new WeakRef(ofDocument(key));
  forgetDocuments();
  // Until then nobody lets go of what a WeakRef was just made for.
  await setImmediate();
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  assert.equal(result.deref(), undefined);
  assert.ok(key);
});

test("the last result holds for the very same inputs, until documents are forgotten", () => {
  const memory = perDocument<number>();
  const key = {};
  assert.equal(memory(key, ["a", 1], count), 1);
  assert.equal(memory(key, ["a", 1], count), 1);
  assert.equal(memory(key, ["a", 2], count), 2);
  assert.equal(memory(key, ["a", 1], count), 3);
  forgetDocuments();
  assert.equal(memory(key, ["a", 1], count), 4);
});

test("what was computed for an object holds for no other one of the same content", () => {
  const ofDocument = perValue((key: { readonly name: string }) => `${key.name} ${count()}`);
  assert.equal(ofDocument({ name: "a" }), "a 1");
  assert.equal(ofDocument({ name: "a" }), "a 2");
});

test("what was made of several texts holds for the same ones, wherever one ends and the next begins", () => {
  const joined = perTexts((...texts) => `${texts.join("+")} ${count()}`);
  assert.equal(joined("a", "b"), "a+b 1");
  assert.equal(joined("a", "b"), "a+b 1");
  assert.equal(joined("ab", ""), "ab+ 2");
  assert.equal(joined("a\0b"), "a\0b 3");
});
