import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedEnds } from "../../../server/src/core/text/sharedEnds.ts";

test("what two lists share is counted at both ends, and no item twice", () => {
  const ends = (now: string, before: string) => sharedEnds([...now], [...before], Object.is);
  assert.deepEqual(ends("abxcd", "abycd"), { front: 2, back: 2 });
  assert.deepEqual(ends("aaa", "aa"), { front: 2, back: 0 });
  assert.deepEqual(ends("baa", "aa"), { front: 0, back: 2 });
  assert.deepEqual(ends("", "ab"), { front: 0, back: 0 });
  assert.deepEqual(ends("ab", "ab"), { front: 2, back: 0 });
});

test("items behind may be the same in another way than those in front", () => {
  const isSameLetter = (now = "", then = "") => now[0] === then[0];
  assert.deepEqual(sharedEnds(["a1", "x", "b2"], ["a1", "y", "b1"], Object.is, isSameLetter), { front: 1, back: 1 });
});
