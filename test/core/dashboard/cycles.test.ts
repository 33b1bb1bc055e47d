import assert from "node:assert/strict";
import { test } from "node:test";
import { cyclesIn } from "../../../server/src/core/dashboard/cycles.ts";
import { fc, runsOr } from "../../support/property.ts";

function cycles(edges: Readonly<Record<string, readonly string[]>>, nodes = Object.keys(edges)) {
  return cyclesIn(nodes, (node) => edges[node] ?? []);
}

test("documents that lead to each other are one knot, in the order that they are in", () => {
  assert.deepEqual(cycles({ a: ["b"], b: ["c"], c: ["b"], d: ["a"] }), [["b", "c"]]);
  assert.deepEqual(cycles({ a: ["b"], b: ["a"], c: ["d"], d: ["c", "a"] }), [
    ["a", "b"],
    ["c", "d"],
  ]);
  assert.deepEqual(cycles({ a: ["b"], b: ["gone"] }), []);
});

test("one that leads to itself is a knot alone", () => {
  assert.deepEqual(cycles({ a: ["a"], b: [] }), [["a"]]);
});

test("a chain of a hundred thousand documents is gone through", () => {
  const chain = Array.from({ length: 100_000 }, (_, place) => String(place));
  const next = (node: string) => [String((Number(node) + 1) % chain.length)];
  assert.equal(cyclesIn(chain, next)[0]?.length, chain.length);
});

test("two are in one knot exactly if each leads to the other", () => {
  const node = fc.integer({ min: 0, max: 7 });
  fc.assert(
    fc.property(fc.array(fc.tuple(node, node), { maxLength: 20 }), (pairs) => {
      const nodes = Array.from({ length: 8 }, (_, place) => String(place));
      const next = (from: string) => pairs.filter(([one]) => String(one) === from).map(([, to]) => String(to));
      const reached = (from: string) => {
        const seen = new Set(next(from));
        for (const one of seen) for (const further of next(one)) seen.add(further);
        return seen;
      };
      const knots = cyclesIn(nodes, next);
      for (const one of nodes)
        for (const other of nodes) {
          const isTogether = knots.some((knot) => knot.includes(one) && knot.includes(other));
          assert.equal(isTogether, reached(one).has(other) && reached(other).has(one), `${one} ${other}`);
        }
    }),
    { numRuns: runsOr(200) },
  );
});
