import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Arrangement, arranged, openIn, partsOf, slotsOf } from "../../client/src/views/documentTree.ts";
import type { DocumentRow, SectionNode } from "../../server/src/lsp/client/messages.ts";

const quiet = { error: 0, warning: 0, information: 0, hint: 0 };

function row(path: string, completeness: number | null, more: Partial<DocumentRow> = {}): DocumentRow {
  return {
    uri: `file:///w/${path}`,
    path,
    folder: "file:///w",
    title: path,
    category: "performance",
    module: path.split("/")[0] ?? null,
    status: "draft",
    declaredCompleteness: null,
    completeness,
    places: completeness === null ? null : { filled: completeness, expected: 100 },
    findings: quiet,
    ...more,
  };
}

const rows = [
  row("b/x.md", 20),
  row("a/x.md", 100, { status: "current" }),
  row("a/y.md", 51, { module: null, findings: { ...quiet, error: 2 } }),
];
const byModule: Arrangement = { groupBy: "module", sortBy: "name", filter: "" };

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
      "Less than 25 % 20",
      "  b/x.md",
      "50 % and more 51",
      "  a/y.md",
      "Complete 100",
      "  a/x.md",
    ]);
  });

  test("sorts by score and by problems", () => {
    assert.deepEqual(outline({ ...byModule, groupBy: "none", sortBy: "score" }), ["b/x.md", "a/y.md", "a/x.md"]);
    assert.deepEqual(outline({ ...byModule, groupBy: "none", sortBy: "problems" }), ["a/y.md", "a/x.md", "b/x.md"]);
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
      sections: [],
    };
    const [document] = arranged(rows, { ...byModule, groupBy: "none" });
    assert.ok(document?.kind === "document");
    const [part] = partsOf(document, [section]);
    assert.ok(part);
    assert.equal(new Set(slotsOf(part).map(({ id }) => id)).size, 2);
    assert.equal(openIn({ ...section, sections: [section] }), 4);
  });
});
