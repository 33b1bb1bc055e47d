import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Node, parse } from "acorn";
import { transform } from "esbuild";
import { check as recheck } from "recheck";
import { applyFixes } from "../server/src/core/check/applyFixes.ts";
import { openDocument } from "../server/src/core/document/perfDocument.ts";
import { contextOf, uriOf } from "./support/pageWorkspace.ts";

/** The generators read nothing but files of this repository. */
const SOURCES = ["server/src", "client/src"] as const;
const OWN_FILES_ONLY = /^server\/src\/generate\//;

/** Each regular expression, as written, with the first file that has it. */
const literals = new Map<string, Expression>();
/** How often the sources put a regular expression together while they run. */
const dynamic = new Map<string, number>();

interface Expression {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

for (const root of SOURCES) {
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    const file = path.posix.join(root, name.replaceAll(path.sep, "/"));
    if (!/(?<!\.d)\.ts$/.test(file) || OWN_FILES_ONLY.test(file)) continue;
    const { code } = await transform(readFileSync(file, "utf8"), { loader: "ts", target: "esnext" });
    visit(parse(code, { ecmaVersion: "latest", sourceType: "module" }), file);
  }
}

function visit(node: Node, file: string): void {
  if (node.type === "Literal" && "regex" in node) {
    const { pattern, flags } = node.regex as { readonly pattern: string; readonly flags: string };
    if (!literals.has(`/${pattern}/${flags}`)) literals.set(`/${pattern}/${flags}`, { file, pattern, flags });
  }
  if (node.type === "NewExpression" && "callee" in node && isNode(node.callee) && isNamed(node.callee, "RegExp")) {
    dynamic.set(file, (dynamic.get(file) ?? 0) + 1);
  }
  for (const below of Object.values(node).flat()) if (isNode(below)) visit(below, file);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function isNamed(node: Node, name: string): boolean {
  return "name" in node && node.name === name;
}

/** What is wrong with an expression; undefined if its time grows no faster than the text. */
async function weaknessOf({ file, pattern, flags }: Expression): Promise<string | undefined> {
  const found = await recheck(pattern, flags, { timeout: 60_000 });
  if (found.status === "safe") return undefined;
  const why = found.status === "vulnerable" ? `${found.complexity.summary}, ${found.attack.pattern}` : found.error.kind;
  return `${file}: /${pattern}/${flags}: ${why}`;
}

async function weaknesses(expressions: Iterable<Expression>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const expression of expressions) {
    const weakness = await weaknessOf(expression);
    if (weakness !== undefined) found.push(weakness);
  }
  return found;
}

test("the check finds what is slow", async () => {
  for (const pattern of ["(a|a)*$", "\\s*\\n", "^(.*)-(.*)x$"]) {
    assert.ok(await weaknessOf({ file: "", pattern, flags: "" }), pattern);
  }
});

test("no regular expression takes more than linear time", async () => {
  assert.ok(literals.size > 200);
  assert.deepEqual(await weaknesses(literals.values()), []);
});

const text = readFileSync("examples/docs/gateway/performance.md", "utf8");

const bundles = new Map<string, readonly string[]>();

/** The source that a line of a stack leads into: named by the line, or by the bundler above what it holds. */
function sourceAt(frame: string): string {
  const [, source] = /\(?([^(\s]+\.ts):\d+:\d+/.exec(frame) ?? [];
  if (source !== undefined) return path.relative("", source);
  const [, url = "", line = ""] = /(file:.+\.js):(\d+):\d+/.exec(frame) ?? [];
  if (url === "") return "";
  const lines = bundles.get(url) ?? readFileSync(fileURLToPath(url), "utf8").split("\n");
  bundles.set(url, lines);
  const above =
    lines.slice(0, Number(line)).findLast((one) => /^(?:\/\/| {2}") ?[\w@./-]+\.[cm]?[jt]s/.test(one)) ?? "";
  return above.replace(/^\/\/ /, "");
}

test("none that is put together from parts does", async () => {
  const built = new Map<string, Expression>();
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, [pattern, flags = ""]: [string, string?]) => {
      const file = sourceAt(new Error().stack?.split("\n")[2] ?? "");
      if (dynamic.has(file)) built.set(`/${pattern}/${flags}`, { file, pattern: String(pattern), flags });
      return new target(pattern, flags);
    },
  });
  try {
    for (const document of documentsThatBuild()) applyFixes(openDocument(uriOf("docs/a.md"), document), contextOf([]));
  } finally {
    globalThis.RegExp = Original;
  }
  const reached = new Set([...built.values()].map(({ file }) => file));
  assert.deepEqual(
    [...dynamic.keys()].filter((file) => !reached.has(file)),
    [],
  );
  assert.deepEqual(await weaknesses(built.values()), []);
});

/** The example as it is, and with what makes rules put expressions together. */
function documentsThatBuild(): readonly string[] {
  return [
    text,
    text.replace(/^# .*$/m, "# Gateway Performance"),
    text.replace(/^```\s*$/m, ""),
    `${text}\n## More\n\n~~~ts\ncode\n\n## Never closed\n`,
    `${text}\n<!-- never closed\n\n## More\n`,
    readFileSync("server/templates/performance.md", "utf8"),
  ];
}
