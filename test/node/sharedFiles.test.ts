import assert from "node:assert/strict";
import { test } from "node:test";
import { inShares, takenBy, untaken } from "../../server/src/node/sharedFiles.ts";
import { fc } from "../support/property.ts";

test("each file is taken once, whichever thread is faster, and none stops while files are left", () => {
  const turns = fc.array(fc.nat(), { maxLength: 80 });
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 5 }), turns, (count, threads, order) => {
      const files = Array.from({ length: count }, (_, index) => `file:///w/${index}.md`);
      const shared = untaken(inShares(files, threads));
      const takers = Array.from({ length: threads }, (_, own) => takenBy(own, shared));
      const taken: string[] = [];
      for (const turn of order) taken.push(...(takers[turn % threads]?.next().value ?? []));
      for (const taker of takers) taken.push(...[...taker].flat());
      assert.deepEqual(taken.toSorted(), files.toSorted());
      for (let own = 0; own < threads; own++) assert.deepEqual([...takenBy(own, shared)], []);
    }),
  );
});
