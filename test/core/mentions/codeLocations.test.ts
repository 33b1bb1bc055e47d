import assert from "node:assert/strict";
import { test } from "node:test";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { codeLocationOf, codeLocationsIn } from "../../../server/src/core/mentions/codeLocations.ts";
import { textOf } from "../../../server/src/core/text/span.ts";

/** What a word says: path, lines, column, name; undefined for a word that is no path. */
const WORDS: readonly (readonly [word: string, said: string | undefined])[] = [
  ["src/a.ts", "src/a.ts"],
  ["src/a.ts:42", "src/a.ts 42"],
  ["src/a.ts:42:7", "src/a.ts 42 column 7"],
  ["src/a.ts#L42", "src/a.ts 42"],
  ["src/a.ts#L10-L20", "src/a.ts 10-20"],
  ["src/a.ts#L10C3-L20C9", "src/a.ts 10-20 column 3"],
  ["src/a.ts:10-20", "src/a.ts 10-20"],
  ["src/a.ts:10–20", "src/a.ts 10-20"],
  ["src/a.ts:10,14", "src/a.ts 10"],
  ["a.ts:10", "a.ts 10"],
  ["./src/a.ts", "./src/a.ts"],
  ["src\\queue\\a.cs:3", "src/queue/a.cs 3"],
  ["tests/test_load.py::test_load", "tests/test_load.py test_load"],
  ["src/queue.ts#push", "src/queue.ts push"],
  ["src/queue.ts:push()", "src/queue.ts push"],
  ["src/queue.rs:Queue::push", "src/queue.rs push"],
  ["app/[id]/page.tsx:3", "app/[id]/page.tsx 3"],
  ["src/routes/(shop)/+page.svelte", "src/routes/(shop)/+page.svelte"],
  ["src/**/*.bench.ts", "src/**/*.bench.ts glob"],
  ["bench/*.{ts,js}", "bench/*.{ts,js} glob"],
  ["cmd/server/Makefile:12", "cmd/server/Makefile 12"],
  ["src/cart/", "src/cart/"],
  ["Queue.push", undefined],
  ["scheduler", undefined],
  ["pg_stat_statements", undefined],
  ["@acme/cart", undefined],
  ["@acme/cart/src/a.ts", undefined],
  ["https://example.org/src/a.ts", undefined],
  ["http://localhost:3000/a.ts", undefined],
  ["redis:6379", undefined],
  ["/orders/{id}", undefined],
  ["src/{module}/a.ts", undefined],
  ["src/<name>/a.ts", undefined],
  ["src/.../a.ts", undefined],
  ["~/load.py", undefined],
  ["$HOME/load.py", undefined],
  ["--config=a.ts", undefined],
  ["50/50", undefined],
  ["std::vec::Vec", undefined],
  ["src/a.ts:line", "src/a.ts line"],
  ["src/a.ts:1/2", undefined],
  ["C:\\src\\a.ts", undefined],
];

test("a word says which file, and which lines of it", () => {
  for (const [word, said] of WORDS) {
    const location = codeLocationOf(word, 100);
    const { lines, column } = location ?? {};
    const range = lines && (lines.first === lines.last ? `${lines.first}` : `${lines.first}-${lines.last}`);
    const found = location && [
      location.path,
      ...(range === undefined ? [] : [range]),
      ...(column === undefined ? [] : [`column ${column}`]),
      ...(location.isGlob ? ["glob"] : []),
      ...location.symbols.map(({ name }) => name),
    ];
    assert.equal(found?.join(" "), said, word);
    if (location) assert.deepEqual(location.span, { start: 100, end: 100 + word.length });
  }
});

test("a document says them in backticks, and plainly in the values of fields", () => {
  const text = `# Queue

\`src/a.ts:4\` and src/b.ts, [\`src/c.ts\`](src/c.ts), \`node --prof run.js src/d.js\`, \`src/e.ts:1, src/f.ts:2\`.

- **Location:** src/g.ts:7, (src/h.ts), **src/i.ts**; read/write, \`Queue\`
  - **Also:** \`\`src/j.ts\`\`

| File | Time |
| --- | --- |
| Queue | src/k.go:3 |

\`\`\`ts
// src/l.ts
\`\`\`
`;
  for (const written of [text, text.replaceAll("\n", "\r\n")]) {
    const found = codeLocationsIn(openDocument("file:///a.md", written)).map(({ span }) => textOf(written, span));
    const expected = ["a.ts:4", "d.js", "e.ts:1", "f.ts:2", "g.ts:7", "h.ts", "i.ts", "j.ts", "k.go:3"];
    assert.deepEqual(
      found,
      expected.map((name) => `src/${name}`),
    );
  }
});

/** A value, and the names that it says are in \`src/a.ts\`. */
const BESIDE: readonly (readonly [value: string, names: readonly string[]])[] = [
  ["`parse` in `src/a.ts`", ["parse"]],
  ["`Queue.push` in `src/a.ts:11`", ["push"]],
  ["`Queue::push()` at `src/a.ts:11`", ["push"]],
  ["`Queue#push`, defined in src/a.ts:11", ["push"]],
  ["`parse` (`src/a.ts:3`)", ["parse"]],
  ["``parse`` in ``src/a.ts``", ["parse"]],
  ["`src/a.ts:3` (`parseAll`)", ["parseAll"]],
  ["`src/a.ts:3` (`parse()`, slow since spring)", ["parse"]],
  ["src/a.ts (`parse_all`)", ["parse_all"]],
  ["`src/a.ts`, function `parse`", ["parse"]],
  ["`src/a.ts` in the class `Queue`", ["Queue"]],
  ["`src/a.ts` (method `push`)", ["push"]],
  ["`read` in `src/a.ts` and `write` in `src/b.ts`", ["read"]],
  ["`src/a.ts:3`, `parse`", []],
  ["`src/a.ts` (`main`)", []],
  ["`src/a.ts` (`TypeScript`)", []],
  ["`src/a.ts` (`gRPC`)", []],
  ["`src/a.ts` (`Node.js`)", []],
  ["`src/a.ts`, called from `worker`", []],
  ["`b.ts` in `src/a.ts`", []],
  ["`SELECT … FOR UPDATE` in `src/a.ts`", []],
  ["`parse`: see `src/a.ts`", []],
  ["not `parse` but what is in `src/a.ts`", []],
];

test("what stands right beside a path may be the name of something in it", () => {
  for (const [value, names] of BESIDE) {
    const text = `# Queue\n\n- **Location:** ${value}\n`;
    const [location] = codeLocationsIn(openDocument("file:///a.md", text)).filter(({ path }) => path === "src/a.ts");
    assert.deepEqual(
      location?.symbols.map(({ name }) => name),
      names,
      value,
    );
    for (const { name, span } of location?.symbols ?? []) assert.equal(textOf(text, span), name);
  }
});
