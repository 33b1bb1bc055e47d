import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { complete } from "../../../server/src/core/features/completion/completion.ts";
import type { CompletionItem } from "../../../server/src/core/features/completion/item.ts";
import { isTriggeredBy } from "../../../server/src/core/features/completion/trigger.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";
import { cursorWorkspace } from "../../support/cursor.ts";

const head =
  "---\nstatus: current\nmodule: cart\ncategory: performance\ncreated: 2026-01-05\n---\n\n# Cart - Performance\n\nHow it does.\n\n";
const bottleneck = (location: string) =>
  `${head}## Current State\n\n### Performance Bottlenecks\n\n#### Bottleneck 1: Stock\n\n- **Location:** ${location}\n- **Impact:** It waits\n`;
const code = `//- modules.json
["cart"]
//- packages/cart/src/cart.ts
import { price } from "./price.ts";

export class Cart {
  readonly lines = [];

  add(line: string): void {
    const local = 1;
    if (line) {
      return;
    }
  }
}

export const cartOf = (lines: string[]) => lines;
//- packages/cart/src/stock/client.ts
export async function reserve() {}
//- packages/cart/README.md
# Cart
//- packages/cart/package.json
{ "name": "@shop/cart", "scripts": { "bench": "node bench.mjs", "test:load": "k6 run load.js" } }
//- services/worker.py
def run():
    pass
//- package.json
{ "scripts": { "bench": "npm run bench --workspaces", "build": "tsc" } }
`;

function offered(source: string): readonly CompletionItem[] {
  const { input, offset } = cursorWorkspace(`//- docs/cart/performance.md\n${source}${code}`);
  return complete(input, offset);
}

const labels = (source: string) => offered(source).map(({ label }) => label);

/** The cursor's line after the item was chosen. */
function chosen(source: string, label: string): string {
  const { input, offset } = cursorWorkspace(`//- docs/cart/performance.md\n${source}${code}`);
  const item = complete(input, offset).find((one) => one.label === label);
  assert.ok(item, `${label} is offered`);
  assert.ok(item.span.start <= offset && offset <= item.span.end, "what is replaced holds the cursor");
  const typed = input.document.text.slice(item.span.start, offset);
  assert.ok((item.filter ?? label).includes(typed), `an editor finds ${item.filter} by ${typed}`);
  const text = applyEdits(input.document.text, [{ span: item.span, newText: item.insert.text }]);
  const lineStart = input.document.text.lastIndexOf("\n", offset - 1) + 1;
  return text.slice(lineStart).split("\n", 1)[0] ?? "";
}

describe("paths of code", () => {
  test("are offered where the template asks for one, those of the module first", () => {
    const all = ["src/cart.ts", "src/stock/client.ts", "package.json", "services/worker.py"];
    for (const location of ["<|>", "`<|>`", "`<|>"]) {
      const found = labels(bottleneck(location));
      assert.deepEqual(found.filter((one) => all.includes(one)).toSorted(), all.toSorted(), location);
      assert.ok(found.indexOf("src/cart.ts") < found.indexOf("services/worker.py"));
      assert.ok(!found.includes("README.md"));
    }
  });

  test("take the place of what is typed, with backticks where nothing is", () => {
    assert.equal(chosen(bottleneck("<|>"), "src/cart.ts"), "- **Location:** `src/cart.ts`");
    assert.equal(chosen(bottleneck("`clie<|>`"), "src/stock/client.ts"), "- **Location:** `src/stock/client.ts`");
    assert.equal(chosen(bottleneck("`src/<|>old.ts:7`"), "src/cart.ts"), "- **Location:** `src/cart.ts:7`");
    assert.equal(chosen(bottleneck("`./src/c<|>`"), "src/cart.ts"), "- **Location:** `./src/cart.ts`");
    assert.equal(chosen(bottleneck("src/c<|>"), "src/cart.ts"), "- **Location:** src/cart.ts");
    assert.equal(
      chosen(bottleneck("`packages/cart/src/c<|>`"), "packages/cart/src/cart.ts"),
      "- **Location:** `packages/cart/src/cart.ts`",
    );
  });

  test("are offered in other code spans once two letters are typed", () => {
    const prose = (typed: string) => `${head}## Overview\n\nIt is slow in \`${typed}\` now.\n`;
    assert.equal(chosen(prose("wor<|>"), "services/worker.py"), "It is slow in `services/worker.py` now.");
    assert.deepEqual(labels(prose("w<|>")), []);
    assert.deepEqual(labels(prose("<|>")), []);
    assert.deepEqual(labels(`${head}## Overview\n\nIt is slow in wor<|> now.\n`), []);
  });
});

describe("names behind a path of code", () => {
  test("are those that the file declares, with their line", () => {
    const found = offered(bottleneck("`src/cart.ts:<|>`"));
    assert.deepEqual(
      found.map(({ label, detail }) => `${label}, ${detail}`),
      ["Cart, line 3", "add, line 6", "cartOf, line 14"],
    );
    assert.equal(chosen(bottleneck("`src/cart.ts#ca<|>r`"), "cartOf"), "- **Location:** `src/cart.ts#cartOf`");
    assert.equal(chosen(bottleneck("src/cart.ts::<|>"), "Cart"), "- **Location:** src/cart.ts::Cart");
    assert.equal(
      chosen(`${head}## Overview\n\nSee \`services/worker.py:r<|>\`.\n`, "run"),
      "See `services/worker.py:run`.",
    );
  });

  test("are none where there is no such file", () => {
    assert.deepEqual(labels(bottleneck("`src/none.ts:<|>`")), []);
  });
});

describe("scripts of a package.json", () => {
  const block = (line: string, language = "bash") => `${head}## Monitoring\n\n\`\`\`${language}\n${line}\n\`\`\`\n`;

  test("are offered as whole commands, and behind what runs them", () => {
    assert.deepEqual(labels(block("<|>")), ["npm run bench", "npm run test:load", "npm run build"]);
    assert.deepEqual(labels(block("$ npm run <|>")), ["bench", "test:load", "build"]);
    assert.equal(chosen(block("cd packages && pnpm t<|>"), "test:load"), "cd packages && pnpm test:load");
    assert.equal(chosen(block("np<|>"), "npm run bench"), "npm run bench");
    const [bench] = offered(block("<|>"));
    assert.equal(bench?.detail, "packages/cart/package.json");
    assert.equal(bench?.documentation, "node bench.mjs");
  });

  test("are called as the workspace's package manager does", () => {
    assert.deepEqual(labels(`${block("<|>")}//- pnpm-lock.yaml\nlockfileVersion: 9\n`)[0], "pnpm bench");
  });

  test("are not offered in other code, nor as what follows a command", () => {
    assert.deepEqual(labels(block("<|>", "ts")), []);
    assert.deepEqual(labels(block("curl <|>")), []);
  });
});

describe("values between quotation marks", () => {
  const keys =
    "module: cart\ncategory: performance\ncreated: 2026-01-05\n---\n\n# Cart - Performance\n\nHow it does.\n\n## Current State\n\nWell.\n\n## Monitoring\n\nNone.\n";

  test("stay between them", () => {
    for (const [typed, after] of [
      [`"dra<|>ft"`, `"current"`],
      [`'<|>stub'`, "'current'"],
    ]) {
      const { input, offset } = cursorWorkspace(`---\nstatus: ${typed}\n${keys}`);
      const item = complete(input, offset).find(({ label }) => label === "current");
      assert.ok(item, typed);
      assert.ok(item.filter?.startsWith(typed?.slice(0, 1) ?? ""));
      const text = applyEdits(input.document.text, [{ span: item.span, newText: item.insert.text }]);
      assert.equal(text.split("\n")[1], `status: ${after}`);
    }
  });

  test("are paths and headings in a tag's attributes too", () => {
    const tag = (typed: string) =>
      `${head}## Overview\n\n<a href="${typed}">more</a>\n//- docs/cart/my notes.md\n# Notes\n`;
    assert.equal(chosen(tag("<|>"), "./my%20notes.md"), '<a href="./my%20notes.md">more</a>');
    assert.equal(chosen(tag("./my%20notes.md#<|>"), "#notes"), '<a href="./my%20notes.md#notes">more</a>');
    assert.equal(
      chosen(`${head}## Overview\n\nSee <img src='<|>'>.\n//- docs/cart/a.md\n# A\n`, "./a.md"),
      "See <img src='./a.md'>.",
    );
  });
});

test("every item says what it is", () => {
  const places = [
    `---\nstatus: <|>\nmodule: cart\ncategory: performance\n---\n`,
    `---\nstatus: draft\nmodule: <|>\ncategory: performance\n---\n`,
    `---\nstatus: draft\nmodule: cart\ncategory: <|>\ncreated: 2026-01-05\n---\n`,
    `---\nstatus: draft\nmodule: cart\ncategory: performance\nupdated: <|>\n---\n`,
    `---\nstatus: draft\nmodule: cart\ncategory: performance\n<|>\n---\n`,
    `---\nstatus: draft\nmodule: cart\ncategory: performance\nrelated:\n  - <|>\n---\n`,
    `${head}## <|>\n`,
    `${head}See [it](<|>).\n`,
    `${head}## Performance Characteristics\n\n### Time Complexity\n\n#### Operation 1: Add\n\n- **Complexity:** <|>\n`,
    bottleneck("<|>"),
    bottleneck("Here\n- **<|>"),
    bottleneck("`src/cart.ts:<|>`"),
    `${head}## Monitoring\n\n\`\`\`sh\n<|>\n\`\`\`\n`,
  ];
  for (const place of places) {
    const found = offered(place);
    if (place !== places[8]) assert.ok(found.length > 0, place);
    for (const { label, documentation } of found) assert.ok(documentation.trim() !== "", `${label}: ${place}`);
  }
});

test("what is typed in front of a path, a name or a script asks for them, and nothing else in prose does", () => {
  const asks = (before: string) => {
    const { input, offset } = cursorWorkspace(`${head}${before}<|>`);
    return isTriggeredBy(input.document, offset, before.at(-1) ?? "");
  };
  for (const before of [
    "- **Location:** `",
    "- **Location:** src/",
    "See `src/stock/",
    "`src/a.ts:",
    "`src/a.ts::",
    "`a.py#",
    "npm run ",
    "$ pnpm ",
  ])
    assert.ok(asks(before), before);
  for (const before of ["It is `", "and/", "at 10:30:", "Use C#", "we run "]) assert.ok(!asks(before), before);
});
