import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { type ScriptCall, scriptCalls } from "../../../server/src/core/mentions/scriptCalls.ts";
import { shellCommands } from "../../../server/src/core/mentions/shellCommands.ts";
import { textOf } from "../../../server/src/core/text/span.ts";

/** Each command line with the scripts that it calls: `?` behind one that may be a program, then where. */
const LINES: readonly (readonly [line: string, ...calls: readonly string[]])[] = [
  ["npm run bench", "bench"],
  ["npm run-script bench -- --runs 5", "bench"],
  ["npm run bench --silent", "bench"],
  ["npm test", "test"],
  ["npm start"],
  ["npm bench"],
  ["npm ci && npm run build", "build"],
  ["npm --prefix packages/cart run bench", "bench in packages/cart"],
  ["npm run bench --prefix=packages/cart", "bench in packages/cart"],
  ["npm -w @shop/cart run bench", "bench of @shop/cart"],
  ["npm run bench --workspace packages/cart -- --json", "bench of packages/cart"],
  ["npm run bench -- --workspace cart", "bench"],
  ["npm run bench --workspaces", "bench of any"],
  ["npm run bench --workspaces --if-present"],
  ["npm run bench -w cart -w search"],
  ["npm run"],
  ["npm run bench | tee out.txt; npm run lint > lint.txt", "bench", "lint"],
  ["pnpm bench", "bench?"],
  ["pnpm run bench", "bench"],
  ["pnpm bench -- --filter x", "bench?"],
  ["pnpm --filter @shop/cart bench", "bench? of @shop/cart"],
  ["pnpm --filter=cart run bench", "bench of cart"],
  ["pnpm -F ./packages/cart bench", "bench? of ./packages/cart"],
  ["pnpm -C packages/cart bench", "bench? in packages/cart"],
  ["pnpm --dir packages/cart run bench", "bench in packages/cart"],
  ["pnpm -r bench", "bench? of any"],
  ["pnpm run -r --parallel bench", "bench of any"],
  ["pnpm -w bench", "bench? of root"],
  ["pnpm install"],
  ["pnpm exec vitest"],
  ["pnpm dlx autocannon"],
  ["pnpm --some-option value bench"],
  ["yarn bench:ci", "bench:ci?"],
  ["yarn run bench", "bench?"],
  ["yarn workspace @shop/cart bench", "bench? of @shop/cart"],
  ["yarn workspace @shop/cart run bench", "bench? of @shop/cart"],
  ["yarn workspaces foreach -A run bench"],
  ["yarn --cwd packages/cart bench", "bench? in packages/cart"],
  ["yarn add -D vitest"],
  ["yarn"],
  ["bun run bench", "bench?"],
  ["bun bench", "bench?"],
  ["bun --filter cart bench", "bench? of cart"],
  ["bun run --cwd packages/cart bench", "bench? in packages/cart"],
  ["bun run bench/run.ts"],
  ["bun run bench.ts"],
  ["bun test"],
  ["NODE_ENV=production npm run bench", "bench"],
  ["cross-env NODE_ENV=production pnpm bench", "bench?"],
  ["time pnpm bench", "bench?"],
  ["cd packages/cart && pnpm bench", "bench? in packages/cart"],
  [
    "cd packages/cart\npnpm bench\ncd ../search\npnpm bench",
    "bench? in packages/cart",
    "bench? in packages/cart/../search",
  ],
  ["(cd packages/cart && npm run bench) && npm run lint", "bench in packages/cart", "lint"],
  ["cd /srv/shop && npm run bench"],
  ['cd "$DIR" && npm run bench'],
  ["$ npm run bench\n> bench\nnpm run other\n$ npm run lint", "bench", "lint"],
  ["npm run \\\n  bench", "bench"],
  ["npm run \\\r\n  bench\r\nnpm run lint", "bench", "lint"],
  ["# npm run bench\nnpm run lint # npm run bench", "lint"],
  ["echo 'npm run bench' \"npm run bench\""],
  ["cat <<'EOF'\nnpm run bench\nEOF\nnpm run lint", "lint"],
  ['npm run "bench"', "bench"],
  ["npm run $SCRIPT"],
  ["npm run bench 2>&1 >/dev/null", "bench"],
  ["hyperfine 'npm run bench'"],
  ["make bench"],
  ["go test -bench=. ./..."],
  [""],
  ["npm run '"],
];

function shown({ script, isSurelyScript, where }: ScriptCall): string {
  const what = `${script.text}${isSurelyScript ? "" : "?"}`;
  switch (where.kind) {
    case "here":
      return what;
    case "folder":
      return `${what} in ${where.path}`;
    case "package":
      return `${what} of ${where.name}`;
    default:
      return `${what} of ${where.kind}`;
  }
}

test("a command line says which scripts it runs, and whose", () => {
  for (const [line, ...expected] of LINES) {
    const calls = scriptCalls(line, 7);
    assert.deepEqual(calls.map(shown), expected, line);
    for (const { script } of calls) {
      const { start, end } = script.span;
      assert.equal(textOf(line, { start: start - 7, end: end - 7 }).replaceAll('"', ""), script.text, line);
    }
  }
});

test("nothing that stands in a block makes the reader of commands fail or wait", () => {
  const pieces = [
    "'",
    '"',
    "\\",
    "`",
    "$(",
    ")",
    "(",
    "<<EOF\n",
    "#",
    "\n",
    "\r\n",
    "|",
    "&",
    ">",
    "npm run x ",
    "cd ",
  ];
  for (let seed = 1; seed < 400; seed++) {
    let state = seed * 2_654_435_761;
    let text = "";
    while (text.length < 60) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      text += pieces[(state >>> 8) % pieces.length];
    }
    for (const { words } of shellCommands(text, 0)) {
      for (const { span } of words) assert.ok(span.start < span.end && span.end <= text.length, text);
    }
    scriptCalls(text, 0);
  }
});

/** Seconds are enough; what looks again and again at the same words takes minutes. */
const ENDS = { timeout: 60_000 };

test(
  "a long line of commands is read once, however deep its parentheses and however many options it has",
  ENDS,
  async () => {
    const units = ["$(", '"$(a ', "(cd a;npm run b;", "cat <<A <<B ", "-s -s ", "workspace a "];
    for (const unit of units) {
      for (const start of ["", "npm run bench ", "yarn workspace a "]) {
        scriptCalls(start + unit.repeat(600_000 / unit.length), 0);
        await setImmediate();
      }
    }
    assert.deepEqual(scriptCalls("yarn workspace a workspace b bench", 0), []);
  },
);

test("a folder whose path is longer than any can be is not looked for", () => {
  assert.equal(scriptCalls(`${"cd packages; ".repeat(400)}npm run bench`, 0).length, 1);
  assert.equal(scriptCalls(`${"cd packages; ".repeat(500)}npm run bench`, 0).length, 0);
});
