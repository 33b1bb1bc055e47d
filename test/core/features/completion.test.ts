import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { complete } from "../../../server/src/core/features/completion/completion.ts";
import { isTriggeredBy } from "../../../server/src/core/features/completion/trigger.ts";
import { toSnippet } from "../../../server/src/core/template/tabStops.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { cursorWorkspace } from "../../support/cursor.ts";
import { capacityTemplate } from "../../support/smallTemplate.ts";

const head =
  "---\nstatus: draft\nmodule: search\ncategory: capacity\ncreated: 2026-01-05\n---\n\n# Capacity of Search\n\nOne node.\n\n";
const template = `//- .perfdoc/templates/capacity.md\n${capacityTemplate}`;

function labels(source: string): readonly string[] {
  const { input, offset } = cursorWorkspace(`//- docs/search/capacity.md\n${source}${template}`);
  return complete(input, offset).map(({ label }) => label);
}

/** The document after the item was chosen, its tab stops as a snippet has them. */
function chosen(source: string, label: string): string {
  const { input, offset } = cursorWorkspace(`//- docs/search/capacity.md\n${source}${template}`);
  const item = complete(input, offset).find((one) => one.label === label);
  assert.ok(item, `${label} is offered`);
  assert.ok(item.span.start <= offset && offset <= item.span.end, "what is replaced holds the cursor");
  return applyEdits(input.document.text, [{ span: item.span, newText: toSnippet(item.insert) }, ...(item.also ?? [])]);
}

describe("in the frontmatter", () => {
  test("keys that are missing, in the template's order", () => {
    assert.deepEqual(labels("---\nstatus: draft\ncategory: capacity\ncreated: 2026-01-05\n<|>\n---\n"), [
      "module",
      "reviewed",
      "owners",
    ]);
    assert.equal(
      chosen("---\nstatus: draft\ncategory: capacity\ncreated: 2026-01-05\nrev<|>\n---\n", "reviewed"),
      "---\nstatus: draft\ncategory: capacity\ncreated: 2026-01-05\nreviewed: \n---\n",
    );
  });

  test("keys where the frontmatter is still being written, up to its last letter", () => {
    assert.ok(labels("---\nstatus: draft\ncategory: capacity\ncreated: 2026-01-05\nmod<|>").includes("module"));
    assert.ok(labels("---\nstatus: draft\ncategory: capacity\ncreated: 2026-01-05\n<|>\n\n# A\n").includes("module"));
  });

  test("the values of a key, in place of what stands there", () => {
    const rest = "module: search\ncategory: capacity\ncreated: 2026-01-05\n---\n";
    assert.deepEqual(labels(`---\nstatus: <|>\n${rest}`), ["draft", "current"]);
    assert.equal(
      chosen(`---\nstatus: dra<|>ft # for now\n${rest}`, "current"),
      `---\nstatus: current # for now\n${rest}`,
    );
    assert.equal(chosen(`---\nstatus:<|>\n${rest}`, "draft"), `---\nstatus: draft\n${rest}`);
  });

  test("today first where a date is due", () => {
    assert.deepEqual(
      labels("---\nstatus: draft\nmodule: search\ncategory: capacity\ncreated: 2026-01-05\nreviewed: <|>\n---\n"),
      ["2026-11-24", "never"],
    );
  });

  test("the categories of all templates, and of related documents", () => {
    const found = labels("---\nstatus: draft\nmodule: search\ncategory: <|>\ncreated: 2026-01-05\n---\n");
    assert.deepEqual(found.slice(0, 3), ["performance", "capacity", "architecture"]);
  });

  test("documents in a list of paths, those left out that it holds", () => {
    const source =
      "---\nstatus: draft\nmodule: search\ncategory: capacity\ncreated: 2026-01-05\nowners:\n  - team.md\n  - <|>\n---\n//- docs/search/team.md\n# Team\n//- docs/search/other.md\n# Other\n";
    const found = labels(source);
    assert.ok(found.includes("other.md"));
    assert.ok(!found.includes("team.md"));
    assert.ok(!found.includes("capacity.md"));
  });
});

describe("paths in the frontmatter", () => {
  const before = "---\nstatus: draft\nmodule: search\ncategory: capacity\ncreated: 2026-01-05\n";
  const rest = "---\n//- docs/search/[id] #1.md\n# One\n//- docs/search/it's.md\n# Two\n";
  const after = (entry: string, label: string) =>
    chosen(`${before}${entry}\n${rest}`, label).slice(before.length, -"---\n".length);

  test("are quoted where YAML would read something else", () => {
    assert.equal(after("owners:\n  - <|>", "[id] #1.md"), 'owners:\n  - "[id] #1.md"\n');
    assert.equal(after("owners:\n  -<|>", "it's.md"), 'owners:\n  - "it\'s.md"\n');
  });

  test("take the place of the entry that stands there, and its quotation marks", () => {
    assert.equal(after("owners:\n  - 'a <|>b.md' # why", "it's.md"), "owners:\n  - 'it''s.md' # why\n");
    assert.equal(after("owners:\n  - './<|>'", "[id] #1.md"), "owners:\n  - './[id] #1.md'\n");
  });

  test("are words with their dashes, dots and slashes, wherever the cursor is in them", () => {
    for (const written of [
      "<|>oth-er.v2.md",
      "oth-<|>er.v2.md",
      "oth-er.v2.<|>md",
      "./oth-er.v<|>2.md",
      "../search/oth-er<|>.md",
    ]) {
      const found = after(`owners:\n  - ${written}`, "it's.md");
      assert.match(found, /^owners:\n {2}- "?(?:\.\/|\.\.\/search\/)?it's\.md"?\n$/, written);
    }
  });

  test("are those that the list lacks, and the one at the cursor", () => {
    const others = "[id] #1.md";
    const offered = (owners: string) => labels(`${before}owners:\n${owners}\n${rest}`).slice(0, 2);
    assert.deepEqual(offered("  - it's.md<|>"), [others, "it's.md"]);
    assert.ok(!offered("  - it's.md\n  - <|>").includes("it's.md"));
  });

  test("are offered between brackets too", () => {
    assert.equal(after("owners: [<|>]", "[id] #1.md"), 'owners: ["[id] #1.md"]\n');
    assert.equal(
      after("owners: [a.md, 'b, c.md', i<|>, d.md]", "it's.md"),
      "owners: [a.md, 'b, c.md', \"it's.md\", d.md]\n",
    );
    assert.deepEqual(labels(`${before}owners: [a.md]<|>\n${rest}`), []);
  });
});

describe("in the body", () => {
  test("sections that are missing, with their skeleton and their entry in the table of contents", () => {
    const source = `${head}## Contents\n\n- [Demand](#demand)\n\n## Demand\n\nNoon.\n\n### Peaks\n\n#### Peak 1: Noon\n\n- **When:** Noon\n\n## <|>\n`;
    assert.deepEqual(labels(source), ["Machines", "Risks"]);
    const text = chosen(source, "Risks");
    assert.match(text, /- \[Demand\]\(#demand\)\n- \[Risks\]\(#risks\)\n/);
    assert.match(text, /## Risks\n\n### Known risks\n\n#### Risk 1\n\n\*\*What:\*\* \$\{1:Description\}/);
  });

  test("the next item of the kind that belongs here, with its number", () => {
    const source = `${head}## Demand\n\nNoon.\n\n### Peaks\n\n#### Peak 4: Noon\n\n- **When:** Noon\n\n####<|>\n`;
    assert.deepEqual(labels(source), ["Peak 5"]);
    assert.match(
      chosen(source, "Peak 5"),
      /#### Peak 5: \$\{1:\{Name\\\}\}\n\n- \*\*When:\*\* \$\{2:Time and day\}\n- \*\*Rate:\*\* \$\{3:X req\/sec\}\n- \*\*Kind:\*\* \$\{4\|Planned \/ Seasonal \/ Unknown,Planned,Seasonal,Unknown\|\}/,
    );
  });

  test("numbers that run over the section go on", () => {
    const source = `${head}## Risks\n\n### Known risks\n\n#### Risk 1\n\n**What:** Fire\n\n### Accepted risks\n\n#### <|>\n`;
    assert.deepEqual(labels(source), ["Risk 2"]);
  });

  test("the fields that this item misses", () => {
    const source = `${head}## Demand\n\n### Peaks\n\n#### Peak 1: Noon\n\n- **When:** Noon\n- **<|>\n`;
    assert.deepEqual(labels(source), ["Rate", "Kind"]);
    assert.match(chosen(source, "Rate"), /- \*\*When:\*\* Noon\n- \*\*Rate:\*\* \$\{1:X req\/sec\}\n/);
  });

  test("the alternatives of a field, and classes of complexity", () => {
    assert.deepEqual(labels(`${head}## Demand\n\n### Peaks\n\n#### Peak 1: Noon\n\n- **Kind:** <|>\n`), [
      "Planned",
      "Seasonal",
      "Unknown",
    ]);
    assert.deepEqual(labels(`${head}## Risks\n\n### Known risks\n\n#### Risk 1\n\n**Growth:** O<|>\n`).slice(0, 3), [
      "O(1)",
      "O(log n)",
      "O(n)",
    ]);
  });

  test("documents of any name in a link, written so that it leads there", () => {
    const rest = "//- docs/search/a#b (50%).md\n# Notes\n";
    assert.ok(
      chosen(`${head}[it](<|>)\n${rest}`, "./a%23b%20%2850%25%29.md").endsWith("[it](./a%23b%20%2850%25%29.md)\n"),
    );
    assert.ok(chosen(`${head}[it](<./a<|>>)\n${rest}`, "./a%23b (50%25).md").endsWith("[it](<./a%23b (50%25).md>)\n"));
    assert.ok(chosen(`${head}[it]: <<|>\n${rest}`, "./a%23b (50%25).md").endsWith("[it]: <./a%23b (50%25).md\n"));
  });

  test("anchors and documents in a link", () => {
    assert.deepEqual(labels(`${head}## Demand {#in}\n\nSee [it](#<|>).\n\n<a id="risky"></a>\n\n## Risks\n`), [
      "#capacity-of-search",
      "#in",
      "#risks",
      "#risky",
    ]);
    assert.deepEqual(labels(`${head}## Demand\n\nSee [it](#<|>).\n\n## Risks 🚀\n`), [
      "#capacity-of-search",
      "#demand",
      "#risks-",
    ]);
    const files = labels(`${head}See [it](<|>).\n//- docs/search/my notes.md\n# Notes\n\n## Old ones\n`);
    assert.ok(files.includes("./my%20notes.md"));
    assert.deepEqual(
      labels(`${head}See [it](./my%20notes.md#<|>).\n//- docs/search/my notes.md\n# Notes\n\n## Old ones\n`),
      ["#notes", "#old-ones"],
    );
  });
});

describe("nothing is offered", () => {
  test("in code, in comments and behind plain words", () => {
    for (const body of ["```md\n## <|>\n```\n", "Inline `- **<|>` code.\n", "<!-- ## <|> -->\n", "Some words <|>\n"]) {
      assert.deepEqual(labels(`${head}## Demand\n\n${body}`), [], body);
    }
  });

  test("in Markdown that is not ours", () => {
    for (const text of ["# README\n\n## <|>\n", "---\ntitle: <|>\n---\n", "- **<|>\n"])
      assert.deepEqual(labels(text), [], text);
  });
});

describe("snippets", () => {
  test("for the beginning of their names on a line of its own, in any Markdown", () => {
    const own = ["perf-document", "perf-frontmatter", "perf-demand"];
    for (const typed of ["perf", "perf-", "Perf-d", "perf-tea-"]) {
      const offered = labels(`${head}${typed}<|>\n`).filter((label) => label.startsWith("perf-"));
      assert.deepEqual(offered.slice(0, 3), own, typed);
      assert.ok(labels(`${typed}<|>\n`).includes("perf-benchmark"), typed);
    }
    for (const typed of ["per", "perform", "A perf-", "- perf-", "# perf-", "```\nperf-", "<!--\nperf-"]) {
      assert.deepEqual(labels(`${typed}<|>\n`), [], typed);
    }
  });

  test("are asked for by the dash behind their prefix, and by no other in a word", () => {
    const isDue = (source: string) => {
      const { input, offset } = cursorWorkspace(`//- a.md\n${source}`);
      return isTriggeredBy(input.document, offset, "-");
    };
    assert.deepEqual(["perf-<|>", "perf-io-<|>"].map(isDue), [true, true]);
    assert.deepEqual(["pre-<|>", "a perf-<|>", "perfect-<|>", "perf-a b-<|>"].map(isDue), [false, false, false, false]);
  });
});
