import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { documentKindOf } from "../../../server/src/core/conformance/match/documentKind.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { parseCounter } from "../../../server/src/core/markdown/parsePiece.ts";
import { compileTemplate } from "../../../server/src/core/template/compile.ts";
import { templatesOf } from "../../../server/src/core/template/templates.ts";

const templates = templatesOf();

function kindOf(text: string, expectedCategory?: string): string {
  const belonging = { templates, ...(expectedCategory === undefined ? {} : { expectedCategory }) };
  return documentKindOf(openDocument("file:///a.md", text), belonging).kind;
}

function kindWith(...lines: readonly string[]): string {
  return kindOf(`---\n${lines.join("\n")}\n---\n\n# Title\n\nText.\n`);
}

describe("a document is ours", () => {
  const ours: readonly (readonly [kind: string, lines: readonly string[]])[] = [
    ["conforming", ["category: performance", "last-synced: never"]],
    ["conforming", ["category: performance", "completeness: 20"]],
    ["related", ["category: reference", "completeness: 20"]],
    ["related", ["completeness: 20"]],
    ["related", ["last_synced: 2026-01-01"]],
    ["conforming", ["status: current", "category: performance", "updated: 2026-01-01"]],
    ["related", ["status: stub", "module: mail", "created: 2026-01-01"]],
    ["related", ["status: needs-review", "category: observability", "created: 2026-01-01"]],
    ["conforming", ["status: curent", "category: performance", "created: 2026-01-01"]],
    ["conforming", ["status: draft", "module: mail", "category: performance"]],
    ["conforming", ["status:", "module: mail", "category: performance"]],
    ["conforming", ["status: stub | draft | current", "module: mail", "category: performance"]],
  ];
  for (const [kind, lines] of ours) test(lines.join(", "), () => assert.equal(kindWith(...lines), kind));

  test("where its frontmatter can't be read but says so", () => {
    assert.equal(kindWith('status: "draft', "category: performance", "created: 2026-01-01"), "conforming");
  });

  test("without frontmatter by its title and sections, or by its place", () => {
    const sections = "## Overview\n\n## Monitoring\n\n## Benchmarks\n\n## Performance Targets\n";
    assert.equal(kindOf(`# Mail - Performance\n\n${sections}`), "conforming");
    assert.equal(kindOf(`Mail - Performance\n======\n\n${sections}`), "conforming");
    for (const title of ["**Performance** #", "[Performance](a.md)", "Performance <!-- draft -->"])
      assert.equal(kindOf(`# Mail - ${title}\n\n${sections}`), "conforming", title);
    assert.equal(kindOf("# Mail\n", "performance"), "conforming");
    assert.equal(kindOf("# Mail - Performance\n\n## History\n", "performance"), "conforming");
    assert.equal(kindOf("# Mail - Performance\n\n## History\n"), "foreign");
    assert.equal(
      kindOf("# Mail - Performance\n\n## Overview\n\n## Monitoring\n"),
      "foreign",
      "two sections are chance",
    );
    assert.equal(kindOf(`\`\`\`md\n# Mail - Performance\n\n${sections}\`\`\`\n`), "foreign");
  });
});

describe("a document is nobody's of ours", () => {
  const foreign: readonly (readonly string[])[] = [
    ["id: REQ-12", "module: BILLING", "category: performance", "created: 2026-02-03"],
    ["type: backend", "status: active", "module: checkout"],
    ["status: draft", "module: checkout", "assignee: kim", "type: task"],
    ["status: draft", "category: ideas", "tags: [latency]"],
    ["status: in progress", "category: performance", "created: 2026-02-03", "updated: 2026-02-04"],
    ["status: done", "module: web", "category: performance", "created: 2026-02-03"],
    ["created: 2026-02-03", "updated: 2026-02-04", "aliases: []", "tags: [note]"],
    ["title: Fast builds", "date: 2026-02-03", "draft: true", "categories: [performance]"],
    ["layout: post", "title: Fast builds", "category: performance", "date: 2026-02-03"],
    ["title: Guide", "outline: deep", "lastUpdated: true"],
    ["status: draft", "date: 2026-02-03", "category: performance"],
    ["related: [a.md]", "dependencies: [b.md]", "module: web"],
  ];
  for (const lines of foreign) test(lines.join(", "), () => assert.equal(kindWith(...lines), "foreign"));
});

test("a team's template that does without a status is named by its category and some of its keys", () => {
  const runbook = compileTemplate(
    "file:///t.md",
    "---\ncategory: runbook\nservice: {name}\npager: {team}\n---\n\n# {Name} - Runbook\n\n## Steps\n\nText.\n",
  );
  const withRunbook = { templates: templatesOf([runbook]) };
  const kind = (text: string) => documentKindOf(openDocument("file:///a.md", text), withRunbook).kind;
  assert.equal(kind("---\ncategory: runbook\nservice: mail\npager: ops\n---\n\n# Mail - Runbook\n"), "conforming");
  assert.equal(kind("---\ncategory: runbook\ntags: [x]\n---\n\n# Mail\n"), "foreign");
});

test("what is none of ours is not parsed for that, however long it is", () => {
  const before = parseCounter.pieces;
  const body = `# Tuning\n\nOur performance guide.\n\n${"## More\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n".repeat(2_000)}`;
  for (const text of [
    body,
    `---\ntitle: Tuning\n---\n\n${body}`,
    `---\n\n${body}`,
    `# A\n\n# B - Performance tuning\n`,
  ]) {
    assert.equal(kindOf(text), "foreign");
  }
  assert.ok(parseCounter.pieces - before <= 3, "only the last, whose title may be ours, was looked into");
});
