import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { atMost } from "../../server/src/node/atMost.ts";

test("no more is under way than is allowed, all of it is done in its order, and what fails keeps nobody else waiting", async () => {
  const oneOfThree = atMost(3);
  let underWay = 0;
  let most = 0;
  const begun: number[] = [];
  const work = (index: number) =>
    oneOfThree(async () => {
      begun.push(index);
      most = Math.max(most, ++underWay);
      await setImmediate();
      underWay--;
      if (index % 4 === 0) throw new Error("no");
      return index;
    });
  for (let round = 0; round < 2; round++) {
    const indices = Array.from({ length: 20 }, (_, index) => index);
    const results = await Promise.allSettled(indices.map(work));
    assert.deepEqual(
      results.map((result) => (result.status === "fulfilled" ? result.value : undefined)),
      indices.map((index) => (index % 4 === 0 ? undefined : index)),
    );
    assert.deepEqual(begun.splice(0), indices);
    assert.equal(most, 3);
  }
});
