import assert from "node:assert/strict";
import { test } from "node:test";
import type { GraphEdge } from "../../../server/src/core/dashboard/dashboardData.ts";
import { drawnEdges } from "../../../server/src/core/dashboard/drawnEdges.ts";

const edge = (from: string, to: string, kind: GraphEdge["kind"]): GraphEdge => {
  return { from, to, kind, isBroken: false, isInCycle: false, line: 1 };
};

function drawn(...edges: readonly GraphEdge[]) {
  return drawnEdges({ edges }).map(
    ({ from, to, kind, isMutual }) => `${from} ${to} ${kind}${isMutual ? ", mutual" : ""}`,
  );
}

test("two that are related to each other have one line", () => {
  assert.deepEqual(drawn(edge("a", "b", "related"), edge("b", "a", "related")), ["a b related, mutual"]);
  assert.deepEqual(drawn(edge("a", "b", "related")), ["a b related"]);
});

test("a relation beside a dependency is left out, whichever way that goes", () => {
  const both = [edge("a", "b", "related"), edge("b", "a", "related")];
  assert.deepEqual(drawn(...both, edge("b", "a", "dependency")), ["b a dependency"]);
});

test("documents that depend on each other keep both lines", () => {
  const both = [edge("a", "b", "dependency"), edge("b", "a", "dependency")];
  assert.deepEqual(drawn(...both), ["a b dependency", "b a dependency"]);
});
