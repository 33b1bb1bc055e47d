import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { matchDocument } from "../../../server/src/core/conformance/match/matchDocument.ts";
import { scoreDocument } from "../../../server/src/core/conformance/score/scoreDocument.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { compileTemplate } from "../../../server/src/core/template/compile.ts";
import { templateFrom } from "../../../server/src/core/template/fromDocument.ts";
import { builtInTemplate } from "../../../server/src/core/template/templates.ts";
import { FINISHED, filesBelow } from "../../support/examples.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";

const TEMPLATE = ".perfdoc/templates/liked.md";

/** The template made from a document, and the document as it then is: with frontmatter of that category. */
function liked(text: string) {
  const document = openDocument(uriOf("docs/a.md"), text);
  const template = templateFrom(document, "liked", builtInTemplate);
  const compiled = compileTemplate(uriOf(TEMPLATE), template);
  const keys =
    "status: current\nmodule: search\ncategory: liked\ncreated: 2026-01-05\nupdated: 2026-03-01\nlast-synced: 2026-03-01\ncompleteness: 100\nrelated: []\ndependencies: []\n";
  const body = text.slice(document.frontmatter.bodyStart);
  const own = openDocument(uriOf("docs/a.md"), `---\n${keys}---\n${body}`);
  // What links and paths lead to is not there for a document that stands alone.
  const { facts, ...context } = contextOf([{ path: TEMPLATE, text: template }]);
  assert.ok(facts);
  const checked = checkDocument(own, context);
  const copy = openDocument(uriOf("docs/copy.md"), template);
  return {
    template,
    compiled,
    checked,
    untouched: scoreDocument(copy, matchDocument(copy, compiled)).value,
  };
}

const KITCHEN = `# Mail – Capacity

Mail by Ada carries 12 letters.

Contents
--------

- [Load](#load)
- [Parts](#parts)

## Load

Ada measured all of it on one machine. It was a slow one, with 12 cores.

It was cold.

| Endpoint | p50 | Note |
| :-- | --: | --- |
| GET /mail | 12 ms | cold start of the first of them |
| POST /mail | 1.5 s | |

### Peaks

- **Highest:** 380 req/s
- **Seen on:** 2026-01-05
- **Growth:** O(n log n)
- **Code:** \`src/mail/queue.ts:12\`
- **Run:** \`npm run bench\`

## Parts {#parts}

The parts and what each does.

### Part 1: Redis

**Why:** It was there.

\`\`\`sql
SELECT 12
\`\`\`

### Part 2: Queue

**Why:** None other was.

\`\`\`sql
SELECT 13
\`\`\`

### Notes

See [the site](https://example.org).

1. First this
2. Then that
3. Then nothing
`;

const KITCHEN_TEMPLATE = `# {Name} – Capacity

One sentence that says what the document is about.

## Contents

- [Load](#load)
- [Parts](#parts)

## Load

Describe "Load" (2 paragraphs).

| Endpoint | p50 | Note |
| --- | --- | --- |
| GET /mail | X ms | Description |
| POST /mail | X s |  |

### Peaks

- **Highest:** X req/s
- **Seen on:** YYYY-MM-DD
- **Growth:** O(?)
- **Code:** \`path/to/file.ts:line\`
- **Run:** \`run command-name\`

## Parts

The parts and what each does.

### Part 1: {Name}

**Why:** Description

\`\`\`sql
-- What is to be written here
\`\`\`

### Part 2: {Name}

...

### Notes

Describe "Notes" (1 paragraph).

1. {Entry}
2. {Entry}
`;

const finished = filesBelow("examples").filter(({ path }) => FINISHED.some((one) => one === path));
const strangers = filesBelow("test/corpus").filter(({ path, text }) => path.endsWith(".md") && /^## /m.test(text));

/** What a document reaches that holds words of templates itself, or headings with nothing below them. */
const LEAST_OF_STRANGERS = 80;

describe("a template made from a document", () => {
  for (const { path, text } of [...finished, ...strangers]) {
    test(`is the template of ${path}, which fills it, and asks for everything itself`, () => {
      const { compiled, checked, untouched, template } = liked(text);
      assert.deepEqual(compiled.problems, [], template);
      assert.equal(untouched, 0);
      assert.equal(checked.kind, "conforming");
      const least = finished.some((one) => one.path === path) ? 100 : LEAST_OF_STRANGERS;
      assert.ok((checked.conformance?.score.value ?? 0) >= least, `${checked.conformance?.score.value}`);
      const errors = checked.findings.filter(({ severity }) => severity === "error");
      assert.deepEqual(
        errors.map(({ message }) => message),
        [],
      );
    });
  }

  test("is filled whole by most documents", () => {
    const whole = strangers.filter(({ text }) => liked(text).checked.conformance?.score.value === 100);
    assert.ok(whole.length * 3 > strangers.length * 2, `${whole.length} of ${strangers.length}`);
  });

  test("asks for values, fields, items, tables and code as the document has them", () => {
    const { template } = liked(KITCHEN);
    assert.equal(template.slice(template.indexOf("# {Name}")), KITCHEN_TEMPLATE);
  });

  test("of items that differ asks for what all of them have", () => {
    const text =
      "# A\n\n## Risks\n\n### Risk 1\n\n- **What:** Fire\n- **Cost:** 3 MB\n\n### Risk 2\n\n- **What:** Water\n- **Owner:** Ada\n";
    const { template } = liked(text);
    assert.match(template, /## Risks\n\n### Risk 1\n\n- \*\*What:\*\* Description\n\n### Risk 2\n\n\.\.\.\n$/);
  });

  test("takes headings that count for items only where all of them have a name, or none", () => {
    const risks = (first: string, second: string) =>
      `# A\n\n## Risks\n\n### Risk 1${first}\n\n- **What:** Fire\n\n### Risk 2${second}\n\n- **What:** Water\n`;
    assert.match(
      liked(risks(": Fire", ": Water")).template,
      /### Risk 1: \{Name\}\n[^#]*### Risk 2: \{Name\}\n\n\.\.\.\n$/,
    );
    const { template, checked } = liked(risks(": Fire", ""));
    assert.match(template, /### Risk 2\n\n- \*\*What:\*\* Description\n$/);
    assert.equal(checked.conformance?.score.value, 100);
  });

  test("holds no figure, name or path of the document", () => {
    const { template } = liked(KITCHEN);
    for (const fact of ["12", "380", "src/mail", "Redis", "Ada", "2026-01", "SELECT", "example.org"]) {
      assert.ok(!template.includes(fact), fact);
    }
  });
});
