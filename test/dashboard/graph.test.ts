import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { placeGraph } from "../../server/src/dashboard/graph/graphLayout.ts";
import { shownGraph } from "../../server/src/dashboard/graph/shownGraph.ts";
import { dashboardFixture } from "../support/dashboardFixture.ts";

const large = dashboardFixture({ documents: 400, numbers: 0, seed: 3 });
const small = dashboardFixture({ documents: 14, numbers: 0, seed: 3 });
const all = () => true;

describe("the graph that is drawn", () => {
  test("is the whole of a small one, without documents that nothing leads to", () => {
    const { nodes, edges, left } = shownGraph(small.graph, all);
    assert.deepEqual(new Set(edges), new Set(small.graph.edges));
    assert.equal(left, 0);
    assert.ok(nodes.every(({ id }) => edges.some(({ from, to }) => from === id || to === id)));
  });

  test("is of a large one what is wrong first, and says how much it leaves out", () => {
    const { nodes, edges, left } = shownGraph(large.graph, all);
    assert.ok(nodes.length <= 80);
    assert.equal(edges.length + left, large.graph.edges.length);
    const isWrong = (one: (typeof edges)[number]) => one.isBroken || one.isInCycle;
    assert.ok(edges.filter((one) => one.isInCycle).length === 3);
    assert.ok(edges.findLastIndex(isWrong) < edges.findIndex((one) => !isWrong(one)) || edges.every(isWrong));
  });

  test("is that of the documents which are shown, with what they lead to", () => {
    const [path = ""] = small.documents.map((one) => one.path).slice(1);
    const { edges } = shownGraph(small.graph, (one) => one === path);
    assert.ok(edges.length > 0);
    assert.ok(edges.every(({ from, to }) => from === path || to === path));
  });

  test("has a place for everything, beside each other and within its frame", () => {
    const { width, height, nodes, edges } = placeGraph(shownGraph(large.graph, all));
    for (const one of nodes) {
      assert.ok(one.x - one.width / 2 >= 0 && one.x + one.width / 2 <= width, one.node.id);
      assert.ok(one.y - one.height / 2 >= 0 && one.y + one.height / 2 <= height, one.node.id);
      for (const other of nodes.filter((each) => each !== one))
        assert.ok(
          Math.abs(one.x - other.x) * 2 >= one.width + other.width ||
            Math.abs(one.y - other.y) * 2 >= one.height + other.height,
        );
    }
    assert.ok(edges.every(({ points }) => points.length > 1 && points.every(({ x, y }) => x >= 0 && y >= 0)));
  });

  test("takes names that an object has of its own, links to oneself and several between two", () => {
    const names = ["__proto__", "constructor", "\u0000", "\u0001"];
    const nodes = names.map((id) => ({ id, kind: "document", title: id, module: null, status: null }) as const);
    const edges = names.flatMap((from) =>
      names.flatMap((to) =>
        (["dependency", "related"] as const).map((kind) => {
          return { from, to, kind, isBroken: false, isInCycle: true, line: 1 };
        }),
      ),
    );
    const placed = placeGraph(shownGraph({ nodes, edges, cycles: [names] }, all));
    assert.equal(placed.nodes.length, names.length);
    assert.equal(placed.edges.length, edges.length);
    assert.ok(placed.nodes.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
  });
});
