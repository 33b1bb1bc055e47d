import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { codeLenses } from "../../../server/src/core/features/codeLens.ts";
import { foldingRanges } from "../../../server/src/core/features/folding.ts";
import { hover } from "../../../server/src/core/features/hover.ts";
import { semanticTokens } from "../../../server/src/core/features/semanticTokens.ts";
import { escapeMarkdown } from "../../../server/src/core/text/escapeMarkdown.ts";
import { cursorWorkspace } from "../../support/cursor.ts";
import { capacityTemplate } from "../../support/smallTemplate.ts";

const head =
  "---\nstatus: draft\nmodule: search\ncategory: capacity\ncreated: 2026-01-05\n---\n\n# Capacity of Search\n\nOne node.\n\n";

function workspace(source: string) {
  return cursorWorkspace(
    `//- docs/search/capacity.md\n${source}//- .perfdoc/templates/capacity.md\n${capacityTemplate}`,
  );
}

function shown(source: string): string | undefined {
  const { input, offset } = workspace(source);
  return hover(input, offset)?.markdown;
}

/** The places that a hover names, each with the word that stands there. */
function placesShown(source: string): readonly string[] {
  const { input, offset } = workspace(source);
  const { text } = input.document;
  return (hover(input, offset)?.places ?? []).map(
    ({ label, span }) => `${label} at ${/^(?:\d+ )?\w+/.exec(text.slice(span.start))?.[0]}`,
  );
}

describe("a hover", () => {
  test("on a section shows what it is for", () => {
    assert.match(
      shown(`${head}## Dem<|>and\n\nNoon.\n`) ?? "",
      /Say what comes in and when[\s\S]*Completeness \d+%: 1 of \d+ filled in\./,
    );
  });

  test("on an item shows its fields, on a field what belongs there", () => {
    const item = `${head}## Demand\n\n### Peaks\n\n#### Peak 1: Noon\n\n- **When:** Noon\n- **Kind:** Planned\n`;
    assert.match(shown(item.replace("Peak 1", "Peak<|> 1")) ?? "", /Fields: When, Rate, Kind\./);
    assert.equal(shown(item.replace("**When", "**Wh<|>en")), "**When**: Time and day");
    assert.equal(shown(item.replace("Planned", "Plan<|>ned")), "**Kind**: Planned, Seasonal or Unknown.");
  });

  test("on a key shows its values, on the title the score with its parts", () => {
    assert.match(
      shown(head.replace("draft", "dr<|>aft")) ?? "",
      /^\*\*draft\*\*: Being written;.*21 to 60%\.\n\n\*\*status\*\*: draft or current\.$/,
    );
    assert.match(
      shown(head.replace("Capacity of", "Capa<|>city of")) ?? "",
      /^\*\*Completeness \d+%\*\*[\s\S]*\| Demand \| 0% \|/,
    );
  });

  test("on a module says where it is and what is written of it, on a path what it leads to", () => {
    const others =
      '//- modules.json\n["search"]\n//- docs/search/team.md\n---\nstatus: current\nmodule: search\ncategory: other\n---\n\n# Team [x](command:y)\n';
    assert.match(
      shown(`${head.replace("module: search", "module: se<|>arch")}${others}`) ?? "",
      /^\*\*search\*\*: packages\/search\n\n- [\s\S]*- Team x \\\(current\\\)[\s\S]*\*\*module\*\*/,
    );
    const related = `${head.replace("category: capacity", "category: performance\nrelated:\n  - te<|>am.md")}## Overview\n\nIt.\n`;
    assert.match(shown(`${related}${others}`) ?? "", /^Team x \\\(current, search\\\)\n\n\*\*related\*\*/);
    const scored = (source: string) => {
      const { input, offset } = workspace(`${source}${others}`);
      const known = (uri: string) => (uri.endsWith("/team.md") ? 62 : undefined);
      return hover(input, offset, known)?.markdown ?? "";
    };
    assert.match(scored(related), /^Team x \\\(current, search, 62% complete\\\)\n/);
    assert.match(
      scored(head.replace("module: search", "module: se<|>arch")),
      /- Capacity of Search \\\(draft\\\)\n- Team x \\\(current, 62% complete\\\)/,
    );
  });

  test("on anything else, and in other Markdown, shows nothing", () => {
    assert.equal(shown(`${head}## Demand\n\nSome w<|>ords.\n`), undefined);
    assert.equal(shown("# Demand<|>\n"), undefined);
  });

  test("on a metric and on its target says how the one does against the other", () => {
    const source = `---\nstatus: current\nmodule: search\ncategory: performance\ncreated: 2026-01-05\n---\n\n# Search - Performance\n\n## Overview\n\n### Performance Targets\n\n- Latency: < 100 ms p95\n\n## Current State\n\n### Performance Metrics\n\n#### Latency\n\n- **P95:** 120 ms\n`;
    const sentence = "P95 is 120 ms; its target is \\< 100 ms, which it misses by 20%.";
    assert.equal(shown(source.replace("120 ms", "12<|>0 ms")), `${sentence}\n\n**P95**: Xms`);
    assert.equal(shown(source.replace("< 100 ms", "< 1<|>00 ms")), sentence);
    assert.deepEqual(placesShown(source.replace("120 ms", "12<|>0 ms")), ["Target: Latency: < 100 ms p95 at Latency"]);
    assert.deepEqual(placesShown(source.replace("< 100 ms", "< 1<|>00 ms")), ["Measured: P95 120 ms at 120 ms"]);
    const own = source.replace("- Latency: < 100 ms p95", "Fast.").replace("120 ms", "12<|>0 ms (target: < 100 ms)");
    assert.match(shown(own) ?? "", /misses by 20%/);
    assert.deepEqual(placesShown(own), []);
  });

  test("on an alert's condition says what it watches, with the target of that", () => {
    const alert = "#### Alert 1: Slow\n\n**Condition:** Latency P95 > 1<|>50 ms for 5 minutes\n";
    const source = (target: string) =>
      `---\nstatus: current\nmodule: search\ncategory: performance\ncreated: 2026-01-05\n---\n\n# Search - Performance\n\n## Overview\n\n### Performance Targets\n\n${target}\n\n## Current State\n\n### Performance Metrics\n\n#### Latency\n\n- **P95:** 120 ms\n\n## Monitoring\n\n### Performance Alerts\n\n${alert}`;
    const watched = "It watches P95, which is 120 ms";
    const withTarget = source("- Latency: < 100 ms p95");
    assert.equal(shown(withTarget)?.split("\n")[0], `${watched}; its target is \\< 100 ms.`);
    assert.deepEqual(placesShown(withTarget), [
      "Measured: P95 120 ms at 120 ms",
      "Target: Latency: < 100 ms p95 at Latency",
    ]);
    assert.equal(shown(source("Fast."))?.split("\n")[0], `${watched}.`);
    assert.doesNotMatch(shown(withTarget.replace("Latency P95 >", "Disk use >")) ?? "", /watches/);
  });

  test("escapes what documents and templates say", () => {
    assert.equal(escapeMarkdown("[a](command:x) <b> `c`"), "\\[a\\]\\(command:x\\) \\<b\\> \\`c\\`");
    assert.equal(escapeMarkdown("https://a.org www.a.org a@b.org"), "https\\://a.org www\\.a.org a\\@b.org");
    const hostile = `status: "[x](command:evil)" | draft`;
    const template = capacityTemplate.replace(/^status: .*$/m, () => hostile);
    const { input, offset } = cursorWorkspace(
      `//- docs/search/capacity.md\n${head.replace("draft", "dr<|>aft")}//- .perfdoc/templates/capacity.md\n${template}`,
    );
    assert.doesNotMatch(hover(input, offset)?.markdown ?? "", /(?<!\\)[[<]/);
  });
});

test("lenses on the title tell the score, what is missing and who refers here", () => {
  const { input } = workspace(
    `${head}## Demand\n\nNoon.\n//- docs/search/a.md\n---\nstatus: draft\nmodule: search\ncategory: other\nrelated:\n  - capacity.md\n---\n\n# A\n\nSee [capacity](capacity.md).\n`,
  );
  assert.deepEqual(
    codeLenses(input).map(({ title }) => title.replace(/^\d+(?=%)/, "N")),
    ["N% complete", "1 section missing", "1 document refers to this"],
  );
  assert.deepEqual(codeLenses(cursorWorkspace("# README\n").input), []);
});

test("tokens mark placeholders and measured values, each on one line", () => {
  const { input, ranges } = workspace(
    `${head}## Demand\n\n### Peaks\n\n#### Peak 1: Noon\n\n- **When:** <|Time and day|>\n- **Rate:** <|120 req/sec|>\n- **Kind:** Planned\n`,
  );
  const tokens = semanticTokens(input);
  assert.deepEqual(
    tokens.map(({ type }) => type),
    ["placeholder", "metric"],
  );
  assert.deepEqual(
    tokens.map(({ span }) => span),
    ranges.map(({ span }) => span),
  );
});

test("sections, lists, code and the frontmatter fold up to their last line with text", () => {
  const { input } = workspace(
    "---\nstatus: draft\ncompleteness: 0\n---\n\n# A\n\nText.\n\n## B\n\n- one\n- two\n\n```ts\nx\n```\n\n## C\n",
  );
  assert.deepEqual(
    foldingRanges(input.document).map(({ startLine, endLine, kind }) => [startLine, endLine, kind]),
    [
      [0, 3, "region"],
      [5, 7, undefined],
      [9, 16, undefined],
      [11, 12, undefined],
      [14, 16, undefined],
    ],
  );
});
