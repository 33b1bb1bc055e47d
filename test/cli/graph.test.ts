import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentGraph } from "../../server/src/core/dashboard/dashboardData.ts";
import { goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

/** A document that names others. */
function note(title: string, related: readonly string[], dependencies: readonly string[]): string {
  const list = (paths: readonly string[]) => (paths.length === 0 ? " []" : paths.map((one) => `\n  - ${one}`).join(""));
  return goodNote
    .replace(/^related:.*\n(?: {2}- .*\n)*/m, `related:${list(related)}\n`)
    .replace(/^dependencies:.*\n(?: {2}- .*\n)*/m, `dependencies:${list(dependencies)}\n`)
    .replace(/^# .*$/m, () => `# ${title} - Note`);
}

const folder = new ProgramFolder({
  ...noteFiles,
  "docs/a.md": note("Cart", ["./b.md"], ["./c.md"]),
  "docs/b.md": note('Cache "hot" | a < b & c #1;', ["./a.md"], ["./gone.md"]),
  "docs/c.md": note("Queue", [], ["./a.md", "../notes/plain.md"]),
  "notes/plain.md": "# Plain\n",
});

test("json has every document, what they lead to, cycles and what is missing", () => {
  const { code, out } = folder.run(["graph", "--format", "json"]);
  assert.equal(code, 0);
  const graph: DocumentGraph = JSON.parse(out);
  assert.deepEqual(
    graph.nodes.map(({ id, kind, module }) => [id, kind, module]),
    [
      ["docs/a.md", "document", "core"],
      ["docs/b.md", "document", "core"],
      ["docs/c.md", "document", "core"],
      ["docs/gone.md", "missing", null],
      ["notes/plain.md", "file", null],
    ],
  );
  assert.deepEqual(graph.cycles, [["docs/a.md", "docs/c.md"]]);
  const said = graph.edges.map(({ from, to, kind, isBroken, isInCycle }) => {
    return `${from} ${to} ${kind}${isBroken ? ", broken" : ""}${isInCycle ? ", cycle" : ""}`;
  });
  assert.deepEqual(said, [
    "docs/a.md docs/b.md related",
    "docs/a.md docs/c.md dependency, cycle",
    "docs/b.md docs/a.md related",
    "docs/b.md docs/gone.md dependency, broken",
    "docs/c.md docs/a.md dependency, cycle",
    "docs/c.md notes/plain.md dependency",
  ]);
  assert.ok(graph.edges.every(({ line }) => line > 1 && line < 20));
});

test("Mermaid's text says what is missing and what leads round, whatever titles hold", () => {
  const { out } = folder.run(["graph"]);
  assert.equal(
    out,
    `flowchart LR
  n0["Cart - Note"]
  n1["Cache #34;hot#34; | a #60; b #38; c #35;1; - Note"]
  n2["Queue - Note"]
  n3{{"docs/gone.md"}}
  n4("notes/plain.md")
  n0 -.- n1
  n0 -->|cycle| n2
  n1 -->|missing| n3
  n2 -->|cycle| n0
  n2 --> n4
  classDef missing stroke:#c00,stroke-dasharray:4
  class n3 missing
  classDef file stroke-dasharray:2
  class n4 file
  linkStyle 1 stroke:#c00,stroke-width:2px
  linkStyle 3 stroke:#c00,stroke-width:2px
`,
  );
});

test("Graphviz's text quotes what it must", () => {
  const { out } = folder.run(["graph", "--format", "dot"]);
  assert.ok(out.includes('  "docs/b.md" [label="Cache \\"hot\\" | a < b & c #1; - Note"];'), out);
  assert.ok(out.includes('  "docs/a.md" -> "docs/b.md" [style=dashed, dir=none];'), out);
  assert.ok(out.includes('  "docs/b.md" -> "docs/gone.md" [label="missing", color="#cc0000"];'), out);
});

test("only the documents that were named, and an unknown format is refused", () => {
  const graph: DocumentGraph = JSON.parse(folder.run(["graph", "docs/a.md", "--format", "json"]).out);
  assert.deepEqual(
    graph.nodes.map(({ id, kind }) => `${id} ${kind}`),
    ["docs/a.md document", "docs/b.md file", "docs/c.md file"],
  );
  assert.equal(folder.run(["graph", "--format", "svg"]).code, 2);
});
