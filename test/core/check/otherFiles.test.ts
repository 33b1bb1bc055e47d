import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import type { OtherFileEdit } from "../../../server/src/core/rules/rule.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";

/** The rule is off unless somebody asks for it. */
const SETTINGS = { path: "settings.json", text: '{ "rules": { "related-mutual": "hint" } }' };

const HEAD = "---\nstatus: draft\nmodule: search\n";

/** What the rule's fix of that title asks of other files. */
function othersOf(
  rule: string,
  title: RegExp,
  text: string,
  more: Readonly<Record<string, string>>,
): readonly OtherFileEdit[] {
  const path = "docs/search/performance.md";
  const files = [
    { path, text },
    ...Object.entries(more).map(([name, content]) => ({ path: name, text: content })),
    SETTINGS,
  ];
  const { findings } = checkDocument(openDocument(uriOf(path), text), contextOf(files));
  const fixes = findings.filter((finding) => finding.rule.id === rule).flatMap((finding) => finding.fixes ?? []);
  return fixes.find((fix) => title.test(fix.title))?.edits().others ?? [];
}

describe("fixes that reach other files", () => {
  const performance = `${HEAD}category: performance\nrelated: [./architecture.md]\ndependencies: []\n---\n`;

  test("related-mutual adds the entry there, in the list's own style", () => {
    const after = (architecture: string) => {
      const [other] = othersOf("related-mutual", /^Add/, performance, { "docs/search/architecture.md": architecture });
      return other?.kind === "edit" ? applyEdits(architecture, other.edits) : undefined;
    };
    const head = `${HEAD}category: architecture\n`;
    assert.equal(after(`${head}related: []\n---\n`), `${head}related: [performance.md]\n---\n`);
    assert.equal(
      after(`${head}related:\n  - ./testing.md # how\n---\n`),
      `${head}related:\n  - ./testing.md # how\n  - ./performance.md\n---\n`,
    );
    assert.equal(after(`${head}---\n`), `${head}related: [performance.md]\n---\n`);
  });

  test("frontmatter-path creates the document from its category's template", () => {
    const text = `${HEAD}category: observability\nrelated: [../mail/performance.md]\ndependencies: []\n---\n`;
    const [other] = othersOf("frontmatter-path", /^Create/, text, {});
    assert.ok(other?.kind === "create");
    assert.equal(other.uri, uriOf("docs/mail/performance.md"));
    assert.match(other.text, /^---\nstatus: stub\nmodule: mail\ncategory: performance\ncreated: 2026-11-24\n/);
    assert.match(other.text, /\n# Mail - Performance\n/);
  });

  test("a category without a template gets the frontmatter of related documents and a title", () => {
    const [other] = othersOf("frontmatter-path", /^Create/, performance, {});
    assert.ok(other?.kind === "create");
    assert.match(other.text, /\ncategory: architecture\n[\s\S]*\n---\n\n# Search - Architecture\n$/);
  });
});

describe("dependency-cycle over many documents", () => {
  const pathOf = (number: number) => `docs/search/performance-${number}.md`;

  /** What is found in the first of so many documents, each of which depends on the next, and the last on the first. */
  function foundInCircleOf(count: number): readonly string[] {
    const files = Array.from({ length: count }, (_, number) => ({
      path: pathOf(number),
      text: `${HEAD}category: performance\ndependencies: [performance-${(number + 1) % count}.md]\n---\n`,
    }));
    const [first] = files;
    assert.ok(first);
    const { findings } = checkDocument(openDocument(uriOf(first.path), first.text), contextOf(files));
    return findings.filter(({ rule }) => rule.id === "dependency-cycle").map(({ message }) => message);
  }

  test("a circle that can still be followed is found, with all its documents", () => {
    assert.equal(foundInCircleOf(2).length, 1);
    assert.match(foundInCircleOf(21)[0] ?? "", /performance-0\.md → performance-1\.md → .* → performance-0\.md/);
  });

  test("a longer one is left alone", () => {
    assert.deepEqual(foundInCircleOf(22), []);
  });
});
