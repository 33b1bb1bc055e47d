import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyFixes, certainFixOf } from "../../../server/src/core/check/applyFixes.ts";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { editDocument, openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";

const PATH = "docs/search/capacity.md";
const TEMPLATE = {
  path: ".perfdoc/templates/capacity.md",
  text: "---\nstatus: draft | current\nmodule: {module-name}\ncategory: capacity\ncreated: YYYY-MM-DD\n---\n\n# {System} - Capacity\n\nWhat the system takes.\n\n## Contents\n\n- [Demand](#demand)\n- [Headroom](#headroom)\n- [Risks](#risks)\n\n## Demand\n\nWhat comes in.\n\n## Headroom\n\nWhat is left.\n\n## Risks\n\nWhat may go wrong.\n",
};
const OTHERS = [TEMPLATE, { path: "docs/search/headroom.md", text: "# Headroom\n\n## Now\n" }];
const HEAD =
  "---\nstatus: current\nmodule: search\ncategory: capacity\ncreated: 2026-01-05\n---\n\n# Search - Capacity\n\nTwo nodes take the load of one.\n\n";
const BODY =
  "## Demand\n\nNinety queries a second.\n\n## Headroom\n\nThe second node is idle.\n\n## Risks\n\nA node may fail.\n";

const context = (text: string) => contextOf([{ path: PATH, text }, ...OTHERS]);

/** What is said of titles, tables of contents and links, however the document came about. */
function said(text: string): readonly string[] {
  const found = [openDocument(uriOf(PATH), text), typedIn(text)].map((document) =>
    checkDocument(document, context(text))
      .findings.filter(({ rule }) => ["toc", "links", "structure"].includes(rule.group))
      .map(({ rule, message }) => `${rule.id}: ${message}`),
  );
  assert.deepEqual(found[0], found[1]);
  return found[0] ?? [];
}

function typedIn(text: string): PerfDocument {
  let document = openDocument(uriOf(PATH), "");
  for (let at = 0; at < text.length; at += 37) {
    document = editDocument(document, { span: { start: at, end: at }, newText: text.slice(at, at + 37) });
  }
  return document;
}

function fixed(text: string): string {
  return applyFixes(openDocument(uriOf(PATH), text), context(text), (finding) =>
    finding.rule.group === "toc" ? certainFixOf(finding) : undefined,
  ).document.text;
}

describe("read as a table of contents", () => {
  const forms: Readonly<Record<string, string>> = {
    "a list": "- [Demand](#demand)\n- [Headroom](#headroom)\n- [Risks](#risks)",
    "bold entries": "1. **[Demand](#demand)**\n2. **[Headroom](#headroom)**\n3. **[Risks](#risks)**",
    "entries behind an emoji": "- 📈 [Demand](#demand)\n- 🪑 [Headroom](#headroom)\n- 🔥 [Risks](#risks)",
    "chapters with numbers": "- Part 1: [Demand](#demand)\n- Part 2: [Headroom](#headroom)\n- Part 3: [Risks](#risks)",
    "a task list": "- [x] [Demand](#demand)\n- [ ] [Headroom](#headroom)\n- [ ] [Risks](#risks)",
    "reference links": "- [Demand][d]\n- [Headroom][h]\n- [Risks]\n\n[d]: #demand\n[h]: #headroom\n[risks]: #risks",
    "links through the file's own name":
      "- [Demand](./capacity.md#demand)\n- [Headroom](capacity.md#headroom)\n- [Risks](../search/capacity.md#risks)",
    "a table":
      "| Part | About |\n| --- | --- |\n| [Demand](#demand) | In |\n| [Headroom](#headroom) | Left |\n| [Risks](#risks) | Wrong |",
    HTML: '<ul>\n  <li><a href="#demand">Demand</a></li>\n  <li><a href="#headroom">Headroom</a></li>\n  <li><a href="#risks">Risks</a></li>\n</ul>',
    "a list of HTML links":
      '- <a href="#demand">Demand</a>\n- <a href="#headroom">Headroom</a>\n- <a href="#risks">Risks</a>',
    "one line": "[Demand](#demand) | [Headroom](#headroom) | [Risks](#risks)",
    "lines of a paragraph": "[Demand](#demand)  \n[Headroom](#headroom)  \n[Risks](#risks)",
    "links behind words":
      "- What comes in: [Demand](#demand)\n- What is left: [Headroom](#headroom)\n- What may happen: [Risks](#risks)",
    "a list in a quote": "> - [Demand](#demand)\n> - [Headroom](#headroom)\n> - [Risks](#risks)",
    "two lists": "**Load**\n\n- [Demand](#demand)\n- [Headroom](#headroom)\n\n**Else**\n\n- [Risks](#risks)",
    "an entry to another file": "1. [Demand](#demand)\n2. [Headroom](./headroom.md)\n3. [Risks](#risks)",
    "only entries to other files": "1. [Headroom now](./headroom.md#now)\n2. [Headroom](./headroom.md)",
  };
  for (const [form, list] of Object.entries(forms)) {
    test(form, () => {
      const text = `${HEAD}## Contents\n\n${list}\n\n${BODY}`;
      assert.deepEqual(said(text), []);
      assert.equal(fixed(text), text);
    });
  }

  const markers = [
    "[[_TOC_]]",
    "[TOC]",
    "[[toc]]",
    `\${toc}`,
    "{toc}",
    "{{< toc >}}",
    "* TOC\n{:toc}",
    "1. Contents\n{: toc}",
    "<!-- toc -->",
    "<TOCInline toc={toc} />",
  ];
  for (const marker of markers) {
    test(`${JSON.stringify(marker)}, for which a renderer writes one`, () => {
      for (const heading of ["", "## Contents\n\n"]) {
        const text = `${HEAD}${heading}${marker}\n\n${BODY}`;
        assert.deepEqual(said(text), []);
        assert.equal(fixed(text), text);
      }
    });
  }

  test("a list between a tool's marks", () => {
    const list = "<!-- toc -->\n\n- [Demand](#demand)\n- [Headroom](#headroom)\n- [Risks](#risks)\n\n<!-- tocstop -->";
    assert.deepEqual(said(`${HEAD}${list}\n\n${BODY}`), []);
    assert.deepEqual(said(`${HEAD}${list.replace("- [Headroom](#headroom)\n", "")}\n\n${BODY}`), [
      'toc-entry-missing: "Headroom" is not in the table of contents; expected an entry for it.',
    ]);
  });

  test("not two links in a sentence", () => {
    const text = `${HEAD}See [the demand](#demand).\n\n${BODY}`;
    assert.deepEqual(said(text), [
      "toc-missing: The document has no table of contents; expected one above the first section.",
    ]);
  });
});

describe("an entry is added in the form of its neighbours", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["1. [Demand](#demand)", "1. [Demand](#demand)\n2. [Headroom](#headroom)\n3. [Risks](#risks)"],
    ["1. [Demand](#demand)\n1. [Risks](#risks)", "1. [Demand](#demand)\n1. [Headroom](#headroom)\n1. [Risks](#risks)"],
    [
      "1. **[Demand](#demand)**\n2. **[Risks](#risks)**",
      "1. **[Demand](#demand)**\n2. **[Headroom](#headroom)**\n3. **[Risks](#risks)**",
    ],
    [
      "- [x] [Demand](#demand)\n- [ ] [Risks](#risks)",
      "- [x] [Demand](#demand)\n- [ ] [Headroom](#headroom)\n- [ ] [Risks](#risks)",
    ],
    [
      "* [Demand](./capacity.md#demand) (what comes in)\n* [Risks](./capacity.md#risks)",
      "* [Demand](./capacity.md#demand) (what comes in)\n* [Headroom](./capacity.md#headroom)\n* [Risks](./capacity.md#risks)",
    ],
    [
      "- 📈 [Demand](#demand)\n- 🔥 [Risks](#risks)",
      "- 📈 [Demand](#demand)\n- [Headroom](#headroom)\n- 🔥 [Risks](#risks)",
    ],
  ];
  for (const [before, after] of cases) {
    test(before.split("\n", 1)[0] ?? "", () => {
      const text = (list: string) => `${HEAD}## Contents\n\n${list}\n\n${BODY}`;
      assert.equal(fixed(text(before)), text(after));
      assert.deepEqual(said(text(after)), []);
    });
  }

  test("and not at all where they stand in no list", () => {
    const text = `${HEAD}## Contents\n\n[Demand](#demand) · [Risks](#risks)\n\n${BODY}`;
    assert.deepEqual(said(text), [
      'toc-entry-missing: "Headroom" is not in the table of contents; expected an entry for it.',
    ]);
    assert.equal(fixed(text), text);
  });
});

describe("an anchor that exists is right", () => {
  const toc = (first: string) =>
    `${HEAD}## Contents\n\n- [Demand](#${first})\n- [Headroom](#headroom)\n- [Risks](#risks)\n\n`;
  const anchors: Readonly<Record<string, string>> = {
    "an id above the heading": '<a id="in"></a>\n\n## Demand',
    "a name above the heading": '<a name="in"></a>\n## Demand',
    "an id in the heading": '## <a id="in"></a>Demand',
    "an id around the heading": '## <a id="in">Demand</a>',
    "an id behind the title": '## Demand <a id="in"></a>',
    "an id below the heading": '## Demand\n\n<span id="in"></span>',
    "the heading's own id": "## Demand {#in}",
    "the heading's own id among attributes": "## Demand { .wide #in }",
    "kramdown's": "## Demand {: #in }",
  };
  for (const [name, heading] of Object.entries(anchors)) {
    test(name, () => {
      const text = toc("in") + BODY.replace("## Demand", `${heading}`).replace("idle.", "idle [for now](#in).");
      assert.deepEqual(said(text), []);
      assert.equal(fixed(text), text);
    });
  }

  test("so is GitHub's anchor of a title with an id", () => {
    assert.deepEqual(said(toc("demand-in") + BODY.replace("## Demand", "## Demand {#in}")), []);
  });

  test("one that does not exist is wrong, with ids as without", () => {
    const text = toc("inn") + BODY.replace("## Demand", "## Demand {#in}");
    assert.deepEqual(said(text), ['toc-anchor: The entry "Demand" leads to #inn; expected #in.']);
    assert.equal(fixed(text), text.replace("#inn", "#in"));
  });

  test("a twin's number does not count headings with ids of their own", () => {
    const body = BODY.replace("## Demand", "## Load {#in}\n\nAll.\n\n## Demand\n\nHere.\n\n### Load\n\nMore.");
    const list = toc("demand").replace("- [Demand]", "- [Load](#in)\n- [Demand]");
    assert.deepEqual(said(`${list}${body.replace("idle.", "idle [then](#load).")}`), []);
  });
});

describe("an entry belongs to the heading at its level", () => {
  const list = "## Contents\n\n- [Demand](#demand)\n- [Headroom](#headroom)\n- [Risks](#risks)\n\n";

  test("a deeper one of the same name is no section", () => {
    const text = HEAD + list + BODY.replace("## Headroom", "#### Risks\n\nOf counting wrongly.\n\n## Headroom");
    assert.deepEqual(
      said(text).filter((one) => one.startsWith("toc")),
      ['toc-anchor: The entry "Risks" leads to #risks; expected #risks-1.'],
    );
  });

  test("where both are listed, each entry has its own", () => {
    const entries = list
      .replace("- [Headroom]", "  - [Risks](#risks)\n- [Headroom]")
      .replace("- [Risks](#risks)\n\n", "- [Risks](#risks-1)\n\n");
    const text = HEAD + entries + BODY.replace("## Headroom", "### Risks\n\nOf counting wrongly.\n\n## Headroom");
    assert.deepEqual(said(text), []);
  });

  test("a list above the title is none where one stands below it", () => {
    const text = HEAD.replace("# Search - Capacity", "1. [Demand](#demnd)\n\n# Search - Capacity") + list + BODY;
    assert.deepEqual(
      said(text).filter((one) => one.startsWith("toc")),
      [],
    );
    assert.ok(fixed(text).includes(list));
  });

  test("the title is no section", () => {
    const head = HEAD.replace("# Search - Capacity", "# Capacity");
    const text =
      head +
      list.replace("- [Risks]", "- [Capacity](#what-it-takes)\n- [Risks]") +
      BODY.replace("## Risks", "## What it takes\n\nTwo nodes.\n\n## Risks");
    assert.deepEqual(said(text), []);
    assert.equal(fixed(text), text);
  });
});

describe("fixed, a table of contents has each entry once", () => {
  const listing = (last: string) => `${HEAD}## Contents\n\n- [Demand](#demand)\n- [Headroom](#headroom)\n${last}\n`;
  const right = `${listing("- [Risks](#risks)\n")}${BODY}`;
  const wrong: Readonly<Record<string, string>> = {
    "where an entry is misspelt": `${listing("- [Rsks](#rsks)\n")}${BODY}`,
    "where a heading is misspelt that has none": `${listing("")}${BODY.replace("## Risks", "## Risk")}`,
  };
  for (const [name, text] of Object.entries(wrong)) {
    test(name, () => {
      const { document } = applyFixes(openDocument(uriOf(PATH), text), context(text));
      assert.equal(document.text, right);
    });
  }
});

test("an entry that leads to another heading than it names is for its author to choose, one that leads nowhere is not", () => {
  for (const [fragment, safety] of [
    ["risks", "unsafe"],
    ["demnd", "safe"],
  ]) {
    const list = `- [Demand](#${fragment})\n- [Headroom](#headroom)\n- [Risks](#risks)`;
    const text = `${HEAD}## Contents\n\n${list}\n\n${BODY}`;
    const { findings } = checkDocument(openDocument(uriOf(PATH), text), context(text));
    const misled = findings.filter(({ rule }) => rule.id === "toc-anchor");
    assert.deepEqual(
      misled.flatMap(({ fixes }) => fixes.map((fix) => fix.safety)),
      [safety],
    );
  }
});
