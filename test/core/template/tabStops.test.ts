import assert from "node:assert/strict";
import { test } from "node:test";
import { itemsBelow } from "../../../server/src/core/template/compile.ts";
import { itemSkeleton, sectionSkeleton } from "../../../server/src/core/template/render.ts";
import { toSnippet, withTabStops } from "../../../server/src/core/template/tabStops.ts";
import { builtInTemplate } from "../../../server/src/core/template/templates.ts";

function snippetOf(label: string): string {
  const schema = builtInTemplate.sections.flatMap(itemsBelow).find((one) => one.label === label);
  assert.ok(schema);
  return toSnippet(withTabStops(itemSkeleton(builtInTemplate, schema, 3), builtInTemplate));
}

test("an item has a stop at its name and at each value, with choices behind the prompt where they are closed", () => {
  assert.equal(
    snippetOf("I/O Operation"),
    `#### I/O Operation 3: \${1:{Name\\}}

- **I/O type:** \${2|Sequential / Random / Network,Sequential,Random,Network|}
- **Frequency:** \${3:X operations per request}
- **Volume:** \${4:X bytes per operation}
- **Optimization:** \${5|Caching / Batching / Async,Caching,Batching,Async|}
`,
  );
});

test("labels inside a field stay, and so does what the template gives ready to use", () => {
  assert.match(snippetOf("Optimization"), /- Before: \$\{\d+:X ms\/req\}\n- After: \$\{\d+:Y ms\/req\}/);
  const given = builtInTemplate.sections.map((section) => sectionSkeleton(builtInTemplate, section)).join("\n");
  const snippet = toSnippet(withTabStops(given, builtInTemplate));
  assert.match(snippet, /\n```bash\npnpm bench:ci\n```\n/);
  assert.match(snippet, /\n- When optimizing hot paths\n/);
});

test("what means something in a snippet is escaped in a choice", () => {
  const text = "One, of a|b / c}";
  const stop = { span: { start: 0, end: text.length }, choices: [text, "x,y", "$1"] };
  assert.equal(toSnippet({ text, stops: [stop] }), `\${1|One\\, of a\\|b / c\\},x\\,y,\\$1|}`);
});

test("without its stops a snippet is the text again", () => {
  for (const section of builtInTemplate.sections) {
    const text = sectionSkeleton(builtInTemplate, section);
    const plain = toSnippet(withTabStops(text, builtInTemplate))
      .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1")
      .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, "$1")
      .replace(/\\([\\$}])/g, "$1");
    assert.equal(plain, text);
  }
});
