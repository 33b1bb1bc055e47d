import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { cursorAt } from "../../../server/src/core/features/completion/item.ts";
import { completeResults, resultsPlaceAt } from "../../../server/src/core/features/completion/resultsSource.ts";
import { isTriggeredBy } from "../../../server/src/core/features/completion/trigger.ts";
import { missing } from "../../../server/src/core/host/host.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { filesWithResults, mayHoldResults } from "../../../server/src/core/workspace/links/resultsFiles.ts";
import { benchmarkHead, hyperfineFile } from "../../support/benchmarkWorkspace.ts";
import { cursorWorkspace } from "../../support/cursor.ts";
import { FOLDER, uriOf } from "../../support/pageWorkspace.ts";

const FILES: Readonly<Record<string, string>> = {
  "modules.json": '["cart"]',
  "packages/cart/bench/tiles.json": hyperfineFile({ quick: 1, slow: 2 }),
  "packages/cart/fixtures/cart.json": '{ "lines": [] }',
  "bench/all runs.txt": "goos: linux\nBenchmarkAll-8 \t 100 \t 1000 ns/op\nPASS\n",
  "package.json": "{}",
  "src/main.js": "export const one = 1;",
};

function textAt(uri: string) {
  const [, text] = Object.entries(FILES).find(([path]) => uriOf(path) === uri) ?? [];
  return text === undefined ? missing : ({ kind: "text", text } as const);
}

async function offered(line: string) {
  const others = Object.entries(FILES).map(([path, text]) => `//- ${path}\n${text}\n`);
  const { input, offset } = cursorWorkspace(
    `//- docs/cart/performance.md\n${benchmarkHead}${line}\n${others.join("")}`,
  );
  const { text } = input.document;
  const cursor = cursorAt(text, offset);
  const place = resultsPlaceAt(cursor);
  if (!place) return [];
  const host = { readText: async (uri: string) => textAt(uri) };
  const found = await filesWithResults(
    host,
    mayHoldResults(Object.keys(FILES).map(uriOf), FOLDER, uriOf("packages/cart")),
  );
  return completeResults(input, cursor, place, found).map(({ label, detail, span, insert }) => {
    assert.ok(span.start <= offset && offset <= span.end, "what is replaced holds the cursor");
    const after = applyEdits(text, [{ span, newText: insert.text }]);
    return { label, detail, line: after.slice(cursor.lineStart).split("\n", 1)[0] };
  });
}

describe("where results are bound to a file", () => {
  test("files that hold results are offered, those of the module first, each with its tool", async () => {
    assert.deepEqual(await offered("**Results file:** [x](<|>)"), [
      {
        label: "../../packages/cart/bench/tiles.json",
        detail: "hyperfine --export-json",
        line: "**Results file:** [x](../../packages/cart/bench/tiles.json)",
      },
      {
        label: "../../bench/all%20runs.txt",
        detail: "go test -bench",
        line: "**Results file:** [x](../../bench/all%20runs.txt)",
      },
    ]);
  });

  test("the path takes the form that is due", async () => {
    const first = async (line: string) => (await offered(line))[0]?.line;
    assert.equal(
      await first("**Results file:** <|>"),
      "**Results file:** [tiles.json](../../packages/cart/bench/tiles.json)",
    );
    assert.equal(await first("- **Results file:** `ben<|>`"), "- **Results file:** `bench/tiles.json`");
    assert.equal(await first("<!-- perfdoc: results <|> -->"), "<!-- perfdoc: results bench/tiles.json -->");
    assert.equal(await first("<!-- perfdoc: results <|>"), "<!-- perfdoc: results bench/tiles.json");
    assert.equal(
      await first('<!-- perfdoc: results b<|>old.json "quick" -->'),
      '<!-- perfdoc: results bench/tiles.json "quick" -->',
    );
    assert.equal(
      await first("**Results file:** [x](../<|>old.json)"),
      "**Results file:** [x](../../packages/cart/bench/tiles.json)",
    );
  });

  test("between quotation marks the names in the file are offered", async () => {
    const lines = async (line: string) => (await offered(line)).map((one) => one.line);
    assert.deepEqual(await lines('**Results file:** [x](../../packages/cart/bench/tiles.json), "<|>"'), [
      '**Results file:** [x](../../packages/cart/bench/tiles.json), "quick"',
      '**Results file:** [x](../../packages/cart/bench/tiles.json), "slow"',
    ]);
    assert.deepEqual(await lines('**Results file:** `packages/cart/bench/tiles.json`, "sl<|>'), [
      '**Results file:** `packages/cart/bench/tiles.json`, "quick',
      '**Results file:** `packages/cart/bench/tiles.json`, "slow',
    ]);
    assert.deepEqual(await lines('<!-- perfdoc: results packages/cart/bench/tiles.json "<|>old" -->'), [
      '<!-- perfdoc: results packages/cart/bench/tiles.json "quick" -->',
      '<!-- perfdoc: results packages/cart/bench/tiles.json "slow" -->',
    ]);
    assert.deepEqual(await lines('**Results file:** [x](../../gone.json), "<|>"'), []);
  });

  test("nothing is offered elsewhere, and a quotation mark asks for nothing there", async () => {
    assert.deepEqual(await offered("**Location:** [x](<|>)"), []);
    assert.deepEqual(await offered("**Results file:** [x](a.json) and <|>"), []);
    const { input, offset } = cursorWorkspace(`//- docs/cart/performance.md\n${benchmarkHead}He said "<|>\n`);
    assert.equal(isTriggeredBy(input.document, offset, '"'), false);
    const named = cursorWorkspace(
      `//- docs/cart/performance.md\n${benchmarkHead}**Results file:** [x](a.json), "<|>\n`,
    );
    assert.equal(isTriggeredBy(named.input.document, named.offset, '"'), true);
  });

  test("some dozens of files are looked into, and none that is large or of another tool", async () => {
    const folder = uriOf("bench").slice(0, -"/bench".length);
    const many = Array.from({ length: 500 }, (_, index) => uriOf(`data/${index}.json`));
    const likely = uriOf("z/results.json");
    const candidates = mayHoldResults(
      [...many, likely, uriOf("tsconfig.json"), uriOf("dist/a.json")],
      folder,
      undefined,
    );
    assert.equal(candidates.length, 48);
    assert.equal(candidates[0]?.uri, likely);
    const limits: (number | undefined)[] = [];
    const host = {
      readText: async (_: string, limit?: number) => {
        limits.push(limit);
        return { kind: "text", text: " ".repeat(1024 * 1024) } as const;
      },
    };
    assert.deepEqual(await filesWithResults(host, candidates), []);
    assert.ok(limits.length <= 18 && limits.every((limit) => limit === 2 * 1024 * 1024));
  });
});
