import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { getHeapSpaceStatistics } from "node:v8";
import { GarbageCollection } from "../../server/src/node/garbageCollection.ts";

/** How much of V8's young generation is in use, from 0 to 1. */
function youngInUse(): number {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  assert.ok(young);
  return young.space_used_size / (young.space_used_size + young.space_available_size);
}

/** @returns What was made last: the rest is garbage. */
function fillYoung(): readonly number[] {
  let made: readonly number[] = [];
  while (youngInUse() < 0.6) made = Array.from({ length: 1_000 }, (_, index) => index);
  return made;
}

test("what is young is cleared in the pause behind each keystroke, and not before", async () => {
  const collection = new GarbageCollection();
  for (let keystroke = 0; keystroke < 3; keystroke++) {
    fillYoung();
    collection.keyStruck();
    assert.ok(youngInUse() > 0.5, "nobody has to wait for it");
    await setTimeout(40);
    assert.ok(youngInUse() < 0.4);
  }
});

test("little garbage is left where it is", async () => {
  const collection = new GarbageCollection();
  fillYoung();
  collection.keyStruck();
  await setTimeout(40);
  const before = youngInUse();
  collection.keyStruck();
  await setTimeout(40);
  assert.ok(youngInUse() >= before);
});

test("work in bulk gives its result, and its error", async () => {
  const collection = new GarbageCollection();
  assert.equal(await collection.inBulk(async () => collection.inBulk(async () => 7)), 7);
  await assert.rejects(
    collection.inBulk(async () => {
      throw new Error("unreadable");
    }),
    /unreadable/,
  );
});
