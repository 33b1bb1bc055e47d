import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Arrangement, arranged, itemsOf, openIn, partsOf, slotsOf } from "../../client/src/views/documentTree.ts";
import type { SectionNode } from "../../server/src/lsp/client/messages.ts";
import { quiet, row } from "./rows.ts";

const rows = [
  row("b/x.md", 20),
  row("a/x.md", 100, { status: "current" }),
  row("a/y.md", 51, { module: null, findings: { ...quiet, error: 2 } }),
];
const byModule: Arrangement = { groupBy: "module", sortBy: "name", showsRelated: true, filter: "" };

function outline(arrangement: Arrangement): readonly string[] {
  return arranged(rows, arrangement).flatMap((node) =>
    node.kind === "group"
      ? [`${node.label} ${node.completeness}`, ...node.documents.map((one) => `  ${one.row.path}`)]
      : [node.row.path],
  );
}

describe("the tree of documents", () => {
  test("groups by module, those without one last, with the score of each", () => {
    assert.deepEqual(outline(byModule), ["a 100", "  a/x.md", "b 20", "  b/x.md", "No module 51", "  a/y.md"]);
  });

  test("takes all places of a group together, so that a long document counts for more than a short one", () => {
    const [group] = arranged(
      [
        row("a/short.md", 100, { places: { filled: 10, expected: 10 } }),
        row("a/long.md", 0, { places: { filled: 0, expected: 90 } }),
        row("a/other.md", null),
      ],
      byModule,
    );
    assert.ok(group?.kind === "group");
    assert.deepEqual([group.completeness, group.places], [10, { filled: 10, expected: 100 }]);
  });

  test("never calls a group complete that is not, and puts what is not scored and who has no module last", () => {
    const [group] = arranged([row("a/x.md", 99, { places: { filled: 199, expected: 200 } })], byModule);
    assert.ok(group?.kind === "group");
    assert.equal(group.completeness, 99);
    const more = [row("a/a.md", null), row("zebra/x.md", 20), row("a/b.md", 10, { module: null })];
    const shown = arranged(more, byModule).map((node) => (node.kind === "group" ? node.label : node.row.path));
    assert.deepEqual(shown, ["a", "zebra", "No module"]);
    const paths = arranged(more, { ...byModule, groupBy: "none" }).map(
      (node) => node.kind === "document" && node.row.path,
    );
    assert.deepEqual(paths, ["a/b.md", "zebra/x.md", "a/a.md"]);
  });

  test("groups by score from what needs most work", () => {
    assert.deepEqual(outline({ ...byModule, groupBy: "score" }), [
      "Less than 25% 20",
      "  b/x.md",
      "50% and more 51",
      "  a/y.md",
      "Complete 100",
      "  a/x.md",
    ]);
  });

  test("sorts by score and by problems", () => {
    assert.deepEqual(outline({ ...byModule, groupBy: "none", sortBy: "score" }), ["b/x.md", "a/y.md", "a/x.md"]);
    assert.deepEqual(outline({ ...byModule, groupBy: "none", sortBy: "problems" }), ["a/y.md", "a/x.md", "b/x.md"]);
  });

  test("has groups and sorts of their own for what is overdue and for targets missed", () => {
    const more = [
      row("a/met.md", 50, { lastSynced: "2026-03-01" }),
      row("a/late.md", 50, { isOverdue: true, lastSynced: "2026-02-01" }),
      row("a/later.md", 50, { isOverdue: true, lastSynced: "2026-01-01", missedTargets: 1 }),
      row("a/never.md", 50, { isOverdue: true, missedTargets: 3 }),
    ];
    const labels = (change: Partial<Arrangement>) =>
      arranged(more, { ...byModule, ...change }).map((node) =>
        node.kind === "group" ? `${node.label}: ${node.documents.length}` : node.row.path,
      );
    assert.deepEqual(labels({ groupBy: "sync" }), ["Overdue for a check: 3", "Up to date: 1"]);
    assert.deepEqual(labels({ groupBy: "targets" }), ["Targets missed: 2", "No target missed: 2"]);
    const all = { groupBy: "none" } as const;
    assert.deepEqual(labels({ ...all, sortBy: "sync" }), ["a/never.md", "a/later.md", "a/late.md", "a/met.md"]);
    assert.deepEqual(labels({ ...all, sortBy: "targets" }), ["a/never.md", "a/later.md", "a/late.md", "a/met.md"]);
  });

  test("lists documents of other kinds where they are wanted, and nowhere else", () => {
    const more = [row("a/x.md", 20), row("a/architecture.md", null)];
    const paths = (showsRelated: boolean) =>
      arranged(more, { ...byModule, groupBy: "none", showsRelated }).map(
        (node) => node.kind === "document" && node.row.path,
      );
    assert.deepEqual(paths(false), ["a/x.md"]);
    assert.deepEqual(paths(true), ["a/x.md", "a/architecture.md"]);
  });

  test("filters by words in any order", () => {
    assert.deepEqual(outline({ ...byModule, groupBy: "none", filter: "CURRENT a/" }), ["a/x.md"]);
    assert.deepEqual(outline({ ...byModule, filter: "nowhere" }), []);
  });

  test("keeps its ids when scores and texts change", () => {
    const [before] = arranged(rows, byModule);
    const [after] = arranged(
      rows.map((one) => ({ ...one, completeness: 1, title: "Another" })),
      byModule,
    );
    assert.equal(before?.id, after?.id);
  });

  test("gives each part and each open place an id of its own", () => {
    const slot = {
      label: "P95",
      state: "missing",
      expected: "a number",
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    } as const;
    const section: SectionNode = {
      title: "A",
      key: "a",
      isPresent: true,
      isOwn: false,
      completeness: 0,
      places: { filled: 0, expected: 2 },
      range: null,
      open: [slot, slot],
      items: [],
      sections: [],
    };
    const [document] = arranged(rows, { ...byModule, groupBy: "none" });
    assert.ok(document?.kind === "document");
    const [part] = partsOf(document, [section]);
    assert.ok(part);
    assert.equal(new Set(slotsOf(part).map(({ id }) => id)).size, 2);
    const item = { title: "B 1: C", range: slot.range, places: { filled: 0, expected: 1 }, open: [slot] };
    const [first, second] = itemsOf({ ...part, section: { ...section, items: [item, item] } });
    assert.ok(first && second);
    const ids = [first, second].flatMap((one) => [one, ...slotsOf(one)]).map(({ id }) => id);
    assert.equal(new Set(ids).size, 4);
    assert.equal(openIn({ ...section, items: [item], sections: [section] }), 5);
  });
});
