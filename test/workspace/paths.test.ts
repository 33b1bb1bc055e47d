import assert from "node:assert/strict";
import { test } from "node:test";
import { frontmatterBases, resolveLink, resolvePath } from "../../server/src/workspace/paths.ts";

const origin = { document: "file:///w/docs/core/performance.md", folder: "file:///w", roots: ["file:///w"] };

/** The destination in short: a URI with its fragment, or the kind. */
function leads(url: string, from: Parameters<typeof resolveLink>[1] = origin): string {
  const destination = resolveLink(url, from);
  if (destination.kind === "fragment") return `#${destination.fragment}`;
  if (destination.kind !== "place") return destination.kind;
  return destination.uri + (destination.fragment === undefined ? "" : `#${destination.fragment}`);
}

const links: readonly (readonly [url: string, expected: string])[] = [
  ["./a.md", "file:///w/docs/core/a.md"],
  ["../api/a.md#x-y", "file:///w/docs/api/a.md#x-y"],
  ["b%20c.md#x%20y", "file:///w/docs/core/b%20c.md#x y"],
  ["<b c.md#x>", "file:///w/docs/core/b%20c.md#x"],
  ["100%.md", "file:///w/docs/core/100%25.md"],
  ["a%2Db.md", "file:///w/docs/core/a-b.md"],
  ["a.md?raw=1#x", "file:///w/docs/core/a.md#x"],
  ["/README.md", "file:///w/README.md"],
  ["..\\api\\a.md", "file:///w/docs/api/a.md"],
  ["a\\_b.md", "file:///w/docs/core/a_b.md"],
  ["#anchor", "#anchor"],
  ["#", "#"],
  ["", "empty"],
  ["https://example.org/a.md", "external"],
  ["mailto:a@example.org", "external"],
  ["//example.org/a.md", "external"],
  ["C:\\docs\\a.md", "external"],
  ["../../../etc/passwd", "outside"],
  ["%2e%2e/%2e%2e/%2e%2e/etc/passwd", "outside"],
  ["/../../etc/passwd", "outside"],
];

for (const [url, expected] of links) {
  test(`the link ${url || "without a target"} leads to ${expected}`, () => assert.equal(leads(url), expected));
}

test("a document in no workspace folder sees its own folder alone", () => {
  const alone = { document: "file:///home/me/notes/a.md", folder: undefined, roots: ["file:///home/me/notes"] };
  assert.equal(leads("b.md", alone), "file:///home/me/notes/b.md");
  assert.equal(leads("../c.md", alone), "outside");
  assert.equal(leads("/etc/passwd", alone), "outside");
});

test("a document sees every folder of the workspace, and nothing beside them", () => {
  const two = { ...origin, roots: ["file:///w", "file:///q"] };
  assert.equal(leads("../../../q/docs/b.md#x", two), "file:///q/docs/b.md#x");
  assert.equal(leads("/../q/b.md", two), "file:///q/b.md");
  assert.equal(leads("../../../q2/b.md", two), "outside");
  assert.deepEqual(resolvePath("../../../q/b.md", ["file:///w/docs/core"], two), ["file:///q/b.md"]);
});

test("virtual file systems are file systems", () => {
  const virtual = {
    document: "vscode-vfs://github/o/r/docs/a.md",
    folder: "vscode-vfs://github/o/r",
    roots: ["vscode-vfs://github/o/r"],
  };
  assert.equal(leads("/x.md", virtual), "vscode-vfs://github/o/r/x.md");
  assert.equal(leads("../../y.md", virtual), "outside");
});

test("a frontmatter path may count from the document, the docs root or the workspace folder", () => {
  const bases = frontmatterBases("docs", origin);
  assert.deepEqual(resolvePath("core/a.md", bases, origin), [
    "file:///w/docs/core/core/a.md",
    "file:///w/docs/core/a.md",
    "file:///w/core/a.md",
  ]);
  assert.deepEqual(resolvePath("../x.md", bases, origin), ["file:///w/docs/x.md", "file:///w/x.md"]);
  assert.deepEqual(resolvePath("..\\50%#1.md", bases, origin)[0], "file:///w/docs/50%25%231.md");
  assert.deepEqual(resolvePath("https://example.org", bases, origin), []);
  assert.deepEqual(resolvePath("../../../x.md", bases, origin), []);
});
