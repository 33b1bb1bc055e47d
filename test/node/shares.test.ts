import assert from "node:assert/strict";
import { test } from "node:test";
import { Shares } from "../../server/src/node/shares.ts";
import { fc } from "../support/property.ts";

test("each file is taken once, whichever thread is faster, and none stops while files are left", () => {
  const turns = fc.array(fc.nat(), { maxLength: 80 });
  const threadCount = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(fc.nat(200), threadCount, fc.integer({ min: 1, max: 9 }), turns, (count, threads, atOnce, order) => {
      const files = Array.from({ length: count }, (_, index) => `file:///w/${index}.md`);
      const shares = new Shares(files, threads, atOnce);
      const taken: string[] = [];
      for (const turn of order) taken.push(...(shares.take(turn % threads) ?? []));
      const last = order[0] ?? 0;
      for (let some = shares.take(last % threads); some; some = shares.take(last % threads)) {
        assert.ok(some.length > 0 && some.length <= atOnce);
        taken.push(...some);
      }
      assert.deepEqual(taken.toSorted(), files.toSorted());
      for (let own = 0; own < threads; own++) assert.equal(shares.take(own), undefined);
    }),
  );
});

test("a thread is given its own share first: what it has read of these files it has at hand", () => {
  const files = ["a", "b", "c", "d", "e", "f"];
  const [reading, examining] = [new Shares(files, 2, 3), new Shares(files, 2, 3)];
  for (const own of [1, 0]) assert.deepEqual(examining.take(own), reading.take(own));
});
