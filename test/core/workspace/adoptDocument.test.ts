import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { entryOf } from "../../../server/src/core/frontmatter/frontmatterModel.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { adoptDocument } from "../../../server/src/core/workspace/adoptDocument.ts";
import type { AdoptionContext, AdoptionWishes } from "../../../server/src/core/workspace/adoptionValues.ts";
import { filesBelow } from "../../support/examples.ts";
import { contextOf, FOLDER, TODAY, uriOf } from "../../support/pageWorkspace.ts";
import { fc } from "../../support/property.ts";

const URI = uriOf("docs/search/notes.md");
const check = contextOf([]);
const context: AdoptionContext = {
  uri: URI,
  root: FOLDER,
  templates: check.templates,
  docsRoot: "docs",
  modules: undefined,
  today: TODAY,
  days: { first: "2026-01-05", last: "2026-03-01", isWhole: true },
};

function adopted(text: string, wishes: AdoptionWishes = {}, around: Partial<AdoptionContext> = {}) {
  const document = openDocument(URI, text);
  const adoption = adoptDocument(document, { ...context, ...around }, wishes);
  if (adoption.kind !== "adopted") throw new Error(JSON.stringify(adoption));
  const after = openDocument(URI, applyEdits(text, [adoption.edit]));
  const values = Object.fromEntries(after.frontmatter.entries.map(({ key, value }) => [key, value.text]));
  return { after, values, ...adoption };
}

function refusal(text: string, wishes: AdoptionWishes = {}): string {
  const adoption = adoptDocument(openDocument(URI, text), context, wishes);
  return adoption.kind === "refused" ? adoption.message : adoption.kind;
}

test("a document may be updated on the day on which it was created, and not before", () => {
  const { values } = adopted("# Search\n", { created: "2026-02-01", updated: "2026-02-01" });
  assert.deepEqual([values.created, values.updated], ["2026-02-01", "2026-02-01"]);
  assert.match(refusal("# Search\n", { created: "2026-02-02", updated: "2026-02-01" }), /before it was created/);
});

test("no key is put below frontmatter that is no list of keys", () => {
  for (const content of ["hello", "- a", "null", "~", "'status'", "*x"]) {
    assert.match(refusal(`---\n${content}\n---\n\n# A\n`), /^The keys can't be added to the frontmatter/, content);
  }
});

/** Frontmatter as other tools have it, each with what stands in it. */
const FOREIGN: readonly string[] = [
  "---\n---\n",
  "---\ntitle: Speed # of all\ndate: 2024-05-01\ntags: [a, b]\ndraft: false\n---\n",
  "---\ntags:\n  - one\n  - two\naliases: []\ncssclass: wide\n---\n",
  "---\ntitle: >-\n  Speed\n  and weight\ndescription: |\n  Two\n  lines\n---\n",
  '---\n  title: "Indented"\n  nested:\n    - a: 1\n---\n',
  "---\n# only a comment\nlayout: doc\n...\n",
  "---\nstatus: published\ntitle: Old\n---\n",
  "---\nid: NFR-7\nmodule: mail\n---\n",
];

const BODIES: readonly string[] = [
  "",
  "# Speed\n\nFast.\n",
  "\n\nText without a title",
  "Speed\n=====\n\n* * *\n\n<p align=center>\n",
  ...filesBelow("test/corpus")
    .filter(({ path, text }) => path.endsWith(".md") && !text.replace(/^\uFEFF/, "").startsWith("---"))
    .map(({ text }) => text.replace(/^\uFEFF/, "")),
];

const aFile = fc
  .record({
    head: fc.constantFrom("", ...FOREIGN),
    body: fc.constantFrom(...BODIES),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    mark: fc.constantFrom("", "\uFEFF"),
  })
  .map(({ head, body, lineEnd, mark }) => mark + (head + body).replace(/\r?\n/g, lineEnd));

describe("adopting a Markdown file", () => {
  test("makes it ours by one insertion, in its own line ends, and a second time changes nothing", () => {
    fc.assert(
      fc.property(aFile, (text) => {
        const { after, edit } = adopted(text);
        assert.equal(edit.span.start, edit.span.end);
        assert.equal(after.text, text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.start));
        if (text.includes("\n")) assert.equal(/(?<!\r)\n/.test(after.text), /(?<!\r)\n/.test(text));
        assert.deepEqual(after.frontmatter.problems, []);
        const before = openDocument(URI, text).frontmatter;
        for (const { key, value } of before.entries) {
          assert.equal(entryOf(after.frontmatter, key)?.value.text, value.text, key);
        }
        for (const { key } of check.templates.builtIn.frontmatter) assert.ok(entryOf(after.frontmatter, key), key);
        assert.equal(checkDocument(after, check).kind, "conforming");
        assert.equal(adoptDocument(after, context, {}).kind, "ours");
      }),
    );
  });

  test("writes a block of its own above what stands there", () => {
    const { after, keys } = adopted("# Speed\n\nFast.\n");
    assert.equal(
      after.text.replace(/^completeness: \d+$/m, "completeness: N"),
      `---
status: draft
module: search
category: performance
created: 2026-01-05
updated: 2026-03-01
last-synced: never
completeness: N
related: []
dependencies: []
---

# Speed

Fast.
`,
    );
    assert.deepEqual(
      keys.filter(({ source }) => source !== undefined).map(({ key, source }) => [key, source]),
      [
        ["module", "its folder"],
        ["created", "its first commit"],
        ["updated", "its last commit"],
        ["completeness", "as measured"],
      ],
    );
  });

  test("keeps the author's values, and says so", () => {
    const { values, keys } = adopted("---\nstatus: published\nmodule: mail\ncreated: 2020-02-02\n---\n\n# Mail\n", {
      status: "current",
    });
    assert.deepEqual([values.status, values.module, values.created], ["published", "mail", "2020-02-02"]);
    assert.deepEqual(
      keys.filter(({ isKept }) => isKept).map(({ key, source }) => [key, source]),
      [
        ["status", "as it stands there"],
        ["module", "as it stands there"],
        ["created", "as it stands there"],
      ],
    );
  });

  test("writes what was asked for", () => {
    const wishes = {
      module: "@acme/search: all",
      category: "testing",
      status: "stub",
      created: "2026-02-01",
      updated: "2026-02-02",
    };
    const { values } = adopted("# A\n", wishes);
    for (const [key, value] of Object.entries(wishes)) assert.equal(values[key], value);
  });

  test("takes today where git has no answer, and says why", () => {
    for (const [days, why] of [
      [undefined, "today: git knows no commit of it"],
      ["not asked", "today: git was not asked"],
    ] as const) {
      const { keys, values } = adopted("# A\n", {}, { days });
      assert.deepEqual([values.created, values.updated], [TODAY, TODAY]);
      assert.deepEqual(
        keys.filter(({ key }) => key === "created" || key === "updated").map(({ source }) => source),
        [why, why],
      );
    }
  });

  test("lets no document be updated before it was created", () => {
    assert.equal(adopted("# A\n", { created: "2026-05-05" }).values.updated, "2026-05-05");
    assert.equal(adopted("# A\n", { updated: "2025-05-05" }).values.created, "2025-05-05");
    assert.equal(
      refusal("# A\n", { created: "2026-05-05", updated: "2026-05-04" }),
      "The document can't be updated on 2026-05-04, before it was created on 2026-05-05.",
    );
  });

  test("names the module that the file lies in, or that its folder is called after", () => {
    const modules = [
      { name: "search", aliases: ["@acme/find"], uri: uriOf("packages/search") },
      { name: "core", aliases: [], uri: uriOf("packages/search/core"), docs: uriOf("handbook/core") },
    ];
    const moduleOf = (path: string) => {
      const uri = uriOf(path);
      const adoption = adoptDocument(openDocument(uri, "# A\n"), { ...context, uri, modules }, {});
      const module = adoption.kind === "adopted" ? adoption.keys.find(({ key }) => key === "module") : undefined;
      return [module?.value, module?.source];
    };
    assert.deepEqual(moduleOf("packages/search/core/a.md"), ["core", "the module that it lies in"]);
    assert.deepEqual(moduleOf("packages/search/docs/a.md"), ["search", "the module that it lies in"]);
    assert.deepEqual(moduleOf("handbook/core/a.md"), ["core", "the module that it lies in"]);
    assert.deepEqual(moduleOf("docs/search/deep.md"), ["search", "the module that it lies in"]);
    assert.deepEqual(moduleOf("notes/search/a.md"), ["search", "the module that its folder is called after"]);
    assert.deepEqual(moduleOf("notes/a.md"), ["notes", "its folder, which is no module of this workspace"]);
  });

  test("refuses, in a sentence, what it can't add to", () => {
    const complaints: readonly (readonly [string, RegExp])[] = [
      [
        "+++\ntitle = 'A'\n+++\n\n# A\n",
        /^This frontmatter is TOML, which is not read; expected YAML between two lines `---`\.$/,
      ],
      [
        '{\n  "title": "A"\n}\n\n# A\n',
        /^This frontmatter is JSON, which is not read; expected YAML between two lines `---`\.$/,
      ],
      ["---toml\ntitle = 1\n---\n", /^This frontmatter is TOML/],
      ["---\ntitle: [a\n---\n\n# A\n", /^A closing `\]` is missing/],
      ["---\n{title: A, weight: 3}\n---\n\n# A\n", /^The frontmatter has not a line for each key/],
      ["<!-- licence -->\n---\ntitle: A\nlayout: doc\n---\n\n# A\n", /^The frontmatter does not stand at the top/],
      ["---\ncategory: blog\ntitle: A\n---\n", /^Its own category "blog" is not one that performance documents have; /],
    ];
    for (const [text, complaint] of complaints) assert.match(refusal(text), complaint, text);
    assert.match(refusal("# A\n", { category: "perfomance" }), /; did you mean "performance"\?$/);
    assert.match(refusal("# A\n", { status: "drafts" }), /^The status "drafts" is not known; did you mean "draft"\?$/);
  });

  test("leaves a document of ours as it is, but not one that only looks like one", () => {
    const ours = "---\nstatus: draft\nmodule: a\ncategory: performance\nlast-synced: never\n---\n\n# A - Performance\n";
    assert.equal(refusal(ours), "ours");
    const [, ...body] = ours.split("---\n\n");
    assert.equal(adoptDocument(openDocument(URI, body.join("")), context, {}).kind, "adopted");
  });
});
