import assert from "node:assert/strict";
import { test } from "node:test";
import { TakenPlaces } from "../../../server/src/core/text/takenPlaces.ts";

const edit = (start: number, end: number) => ({ span: { start, end }, newText: "x" });

test("a place that touches a taken one is not given away, since nothing says which comes first", () => {
  for (const [start, end] of [
    [2, 4],
    [4, 4],
    [5, 5],
    [6, 6],
    [6, 8],
    [2, 8],
  ] as const) {
    const places = new TakenPlaces();
    assert.ok(places.take([edit(4, 6)]));
    assert.ok(!places.take([edit(start, end)]), `${start}-${end}`);
    assert.ok(places.take([edit(1, 1), edit(9, 9)]), "those beside it are free");
  }
});

test("of edits that belong together all get their places, or none", () => {
  const places = new TakenPlaces();
  assert.ok(places.take([edit(4, 6), edit(6, 8)]), "their own may touch");
  assert.ok(!places.take([edit(1, 2), edit(8, 9)]));
  assert.ok(places.take([edit(1, 2)]));
});
