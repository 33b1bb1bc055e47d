import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentNode, GroupNode } from "../../client/src/views/documentTree.ts";
import { EXPANSION_KEY, ExpansionMemory } from "../../client/src/views/expansionMemory.ts";
import { row } from "./rows.ts";

/** A memory that keeps what it is given as JSON, as the editor's does. */
function memoryWith(remembered: unknown) {
  const values = new Map([[EXPANSION_KEY, JSON.stringify(remembered)]]);
  return {
    values,
    get: (key: string) => JSON.parse(values.get(key) ?? "null"),
    update: async (key: string, value: unknown) => void values.set(key, JSON.stringify(value)),
  };
}

function document(group: string, name = "a/x.md"): DocumentNode {
  const own = row(name, 20);
  return { kind: "document", id: `${group}>${own.uri}`, row: own, group };
}

const group: GroupNode = {
  kind: "group",
  id: "module:a",
  groupBy: "module",
  label: "a",
  completeness: null,
  places: null,
  documents: [],
};

test("what is folded and unfolded is kept over a reload, and whatever the documents are grouped by", async () => {
  const memory = memoryWith(null);
  const before = new ExpansionMemory(memory);
  assert.deepEqual([before.isExpanded(group), before.isExpanded(document("module:a"))], [true, false]);
  await before.set(group, false);
  await before.set(document("module:a"), true);
  const after = new ExpansionMemory(memory);
  assert.equal(after.isExpanded(group), false);
  assert.equal(after.isExpanded(document("status:draft")), true);
  await after.set(group, true);
  await after.set(document("status:draft"), false);
  assert.equal(memory.values.get(EXPANSION_KEY), "[]");
});

test("no more is remembered than is of use, and nothing that is no key", async () => {
  const memory = memoryWith([1, null, "file:///w/a/x.md", {}]);
  const expansion = new ExpansionMemory(memory);
  assert.equal(expansion.isExpanded(document("")), true);
  for (let index = 0; index < 600; index++) await expansion.set(document("", `a/${index}.md`), true);
  const kept: unknown = memory.get(EXPANSION_KEY);
  assert.ok(Array.isArray(kept) && kept.length === 500);
  assert.ok(expansion.isExpanded(document("", "a/599.md")));
  for (const odd of ["text", 7, { a: 1 }]) assert.equal(new ExpansionMemory(memoryWith(odd)).isExpanded(group), true);
});
