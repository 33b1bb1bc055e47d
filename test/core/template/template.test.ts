import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { matchDocument } from "../../../server/src/core/conformance/match/matchDocument.ts";
import { scoreDocument } from "../../../server/src/core/conformance/score/scoreDocument.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { compileTemplate, itemsBelow } from "../../../server/src/core/template/compile.ts";
import { itemSkeleton, renderNewDocument, sectionSkeleton } from "../../../server/src/core/template/render.ts";
import type { SectionSchema, SlotSchema, Template } from "../../../server/src/core/template/template.ts";
import { builtInTemplate, templatesOf } from "../../../server/src/core/template/templates.ts";
import { valueKindOf } from "../../../server/src/core/template/valueKinds.ts";
import { renderTemplate } from "../../support/renderedTemplate.ts";
import { capacityTemplate } from "../../support/smallTemplate.ts";

const capacity = compileTemplate("file:///capacity.md", capacityTemplate);

test("the built-in template is its file, compiled", () => {
  const text = readFileSync("server/templates/performance.md", "utf8");
  const compiled = compileTemplate("perfdoc:///templates/performance.md", text);
  assert.deepEqual(builtInTemplate, JSON.parse(JSON.stringify(compiled)));
  assert.deepEqual(compiled.problems, []);
});

/** Sections, kinds of items and slots, one a line, indented by depth. */
function shapeOf(template: Template): string {
  const slot = (one: SlotSchema, indent: string): string => {
    if (one.kind !== "field") return `${indent}${one.kind}\n`;
    const inner =
      "fields" in one.content ? one.content.fields : "entryFields" in one.content ? one.content.entryFields : [];
    const given = one.isGiven ? " (given)" : "";
    return `${indent}${one.label}: ${one.content.kind === "inline" ? one.value.kind : one.content.kind}${given}\n${inner.map((child) => slot(child, `${indent}  `)).join("")}`;
  };
  const node = (one: SectionSchema["children"][number], indent: string): string => {
    const title =
      one.kind === "section"
        ? `${one.title}${one.isOptional ? "?" : ""}`
        : `${[one.label, ...one.aliases].join("|")} n by ${one.numbering}`;
    const below = one.kind === "section" ? one.children.map((child) => node(child, `${indent}  `)).join("") : "";
    return `${indent}${title}\n${one.slots.map((child) => slot(child, `${indent}  `)).join("")}${below}`;
  };
  return (
    template.sections.map((section) => node(section, "")).join("") +
    template.footer.map((one) => slot(one, "")).join("")
  );
}

test("a field of the footer is due with some statuses only if the template names them", () => {
  for (const [asked, dueIn] of [
    ["What is planned next, if draft", ["draft"]],
    ["Say when", undefined],
  ] as const) {
    const text = `${capacityTemplate}\n---\n\n**Next Steps:** {${asked}}\n`;
    const { footer } = compileTemplate("file:///a.md", text);
    const [field] = footer;
    assert.deepEqual(field?.kind === "field" ? field.dueIn : "no field", dueIn, asked);
  }
});

test("lists of links are those with links, not with pictures", () => {
  for (const [entry, isOfLinks] of [
    ["[Title](url)", true],
    ["![Title](url)", false],
  ] as const) {
    const text = `${capacityTemplate}\n## See also\n\n**Papers:**\n\n- ${entry}\n`;
    assert.equal(compileTemplate("file:///a.md", text).sections.at(-1)?.isOfLinks, isOfLinks, entry);
  }
});

describe("the compiled template", () => {
  for (const template of [builtInTemplate, capacity]) {
    test(`gives its text back (${template.category})`, () => {
      assert.deepEqual(template.problems, []);
      assert.equal(renderTemplate(template), template.text);
    });

    test(`scores 0 itself (${template.category})`, () => {
      const itself = openDocument(template.uri, template.text);
      assert.equal(scoreDocument(itself, matchDocument(itself, template)).value, 0);
    });
  }

  test("has the irregular parts of the built-in template in regular form", () => {
    const kinds = builtInTemplate.sections.flatMap(itemsBelow);
    assert.equal(kinds.length, 16);
    assert.deepEqual(
      kinds.flatMap(({ aliases }) => aliases),
      ["Space Data Structure"],
    );
    const running = kinds.filter(({ numbering }) => numbering === "section");
    assert.equal(running.length, 3);
    assert.ok(running.every(({ namePlaceholders }) => namePlaceholders.length === 0));
    assert.equal(builtInTemplate.footer.length, 2);
    assert.equal(builtInTemplate.frontmatter.length, 9);
  });

  test("reads another template by the same idioms", () => {
    assert.equal(
      shapeOf(capacity),
      `Demand
  prose
  Peaks
    Peak n by subsection
      When: text
      Rate: quantity
      Kind: alternatives
Machines?
  CPU: quantity
  Memory: quantity
Risks
  Known risks
    Risk n by section
      What: text
      Growth: complexity
  Accepted risks
    Risk n by section
      What: text
`,
    );
    assert.deepEqual(
      capacity.frontmatter.map(({ key, kind }) => [key, kind.kind]),
      [
        ["status", "enum"],
        ["module", "text"],
        ["category", "category"],
        ["created", "date"],
        ["reviewed", "date"],
        ["owners", "paths"],
      ],
    );
  });

  test("says what it can't read, at its place", () => {
    const text =
      "---\nstatus: draft\n---\n\n# Plain\n\n## Same\n\n<!-- perfdoc: sometimes -->\n\nText.\n\n## Same\n\nText.\n\n#### Item 1: {Name}\n\n...\n";
    const { problems } = compileTemplate("file:///broken.md", text);
    assert.deepEqual(
      problems.map(({ span, message }) => `${text.slice(0, span.start).split("\n").length}: ${message}`).sort(),
      [
        '13: The section "Same" stands twice in the template.',
        "17: `...` stands for more of the kind above it, but there is none.",
        "1: The template's frontmatter has no `category`, so no document can name it.",
        "5: The template has no title with a placeholder; expected one like `# {Name} - Performance`.",
        "9: The template says `sometimes`; expected optional, required, open or at-least and a number.",
      ],
    );
  });
});

describe("what is rendered from it", () => {
  test("a new document holds one item of each kind, numbered from 1, and no directive", () => {
    const text = renderNewDocument(capacity, { name: "Search", module: "search", today: "2026-11-24" });
    assert.match(
      text,
      /^---\nstatus: draft\nmodule: search\ncategory: capacity\ncreated: 2026-11-24\nreviewed: never\nowners: \[\]\n---\n\n# Capacity of Search\n/,
    );
    assert.doesNotMatch(text, /\.\.\.|perfdoc:|Peak 2|Risk 3/);
    assert.match(text, /#### Risk 1[\s\S]*#### Risk 2\n\n\*\*What:\*\* Description\n$/);
  });

  test("a placeholder called like something that every object has stays", () => {
    const text =
      "---\nmodule: {module-name}\ncategory: own\n---\n\n# {Name}\n\n## Parts\n\nOf {constructor} and {toString}, for {module}.\n";
    const made = renderNewDocument(compileTemplate("file:///t.md", text), {
      name: "A",
      module: "core",
      today: "2026-01-05",
    });
    assert.match(made, /Of \{constructor\} and \{toString\}, for core\./);
  });

  test("names that need it are quoted", () => {
    const text = renderNewDocument(capacity, { name: "A $& b", module: "a: b", today: "2026-11-24" });
    assert.match(text, /\nmodule: "a: b"\n/);
    assert.match(text, /\n# Capacity of A \$& b\n/);
  });

  test("skeletons end with one line end and no separator", () => {
    for (const section of builtInTemplate.sections)
      assert.match(sectionSkeleton(builtInTemplate, section), /[^\n-]\n$/);
    const [peak] = capacity.sections.flatMap(itemsBelow);
    assert.ok(peak);
    assert.match(itemSkeleton(capacity, peak, 7), /^#### Peak 7: \{Name\}\n\n- \*\*When:\*\*/);
  });
});

test("a template without a category stands for no document, and labels that count differently are labels", () => {
  const parts = (second: string) =>
    compileTemplate("file:///t.md", `# {Name}\n\n## Parts\n\n- Part 1: Description\n- ${second}: Description\n`);
  assert.deepEqual([...templatesOf([parts("Part 2")]).byCategory.keys()], [builtInTemplate.category]);
  const kinds = (template: Template) => template.sections[0]?.slots.map(({ kind }) => kind);
  assert.deepEqual(kinds(parts("Part 2")), ["list"]);
  assert.deepEqual(kinds(parts("Step 2")), ["field", "field"]);
});

test("kinds of values are read from the template's placeholders", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["Xms", "quantity time"],
    ["X req/sec", "quantity rate"],
    ["X MB/sec", "quantity data rate"],
    ["X MB average, Y MB peak", "quantity size"],
    ["X% average, Y% peak", "quantity percentage"],
    ["X", "quantity count"],
    ["X seconds/minutes/hours", "quantity time"],
    ["X value", "quantity any"],
    ["O(?)", "complexity"],
    ["Low / Medium / High", "alternatives"],
    ["Method/Tool", "text"],
    ["YYYY-MM-DD", "date"],
    ["What improved", "text"],
  ];
  for (const [text, expected] of cases) {
    const kind = valueKindOf(text, text);
    assert.equal(kind.kind === "quantity" ? `quantity ${kind.dimension}` : kind.kind, expected, text);
  }
  assert.equal(valueKindOf("src/a.ts:line", "`src/a.ts:line`").kind, "location");
  assert.equal(valueKindOf("src/**/*.ts", "`src/**/*.ts`").kind, "glob");
});

test("no source file knows a section, a kind of item or a field of the template", () => {
  const titles = new Set<string>();
  const collect = (schema: SectionSchema["children"][number]) => {
    titles.add(schema.kind === "section" ? schema.title : schema.label);
    for (const slot of schema.slots) if (slot.kind === "field" && slot.label.includes(" ")) titles.add(slot.label);
    if (schema.kind === "section") for (const child of schema.children) collect(child);
  };
  for (const section of builtInTemplate.sections) collect(section);
  const sources = ["server/src", "client/src"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  );
  // What other tools call themselves and write into their files is theirs.
  const own = sources.filter((name) => name.endsWith(".ts") && !name.startsWith("server/src/core/benchmarks"));
  for (const file of own) {
    // Comments show examples; code may not hold them. A command is called what it imports.
    const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$|(?:Import|as) Benchmark Results/gm, "");
    for (const title of titles) {
      const quoted = new RegExp(
        `["'\`][^"'\`\\n]*\\b${title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\b[^"'\`\\n]*["'\`]`,
      );
      assert.doesNotMatch(code, quoted, `${file} knows "${title}"`);
    }
  }
});
