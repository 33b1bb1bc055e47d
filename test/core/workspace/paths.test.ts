import assert from "node:assert/strict";
import { test } from "node:test";
import { frontmatterBases, resolveLink, resolvePath } from "../../../server/src/core/workspace/facts/paths.ts";

const origin = { document: "file:///w/docs/core/performance.md", folder: "file:///w", roots: ["file:///w"] };

/** The destination in short: a URI with its fragment, or the kind. */
function leads(url: string, from: Parameters<typeof resolveLink>[2] = origin): string {
  const destination = resolveLink(url, "docs", from);
  if (destination.kind === "fragment") return `#${destination.fragment}`;
  if (destination.kind !== "place") return destination.kind;
  return destination.places[0].uri + (destination.fragment === undefined ? "" : `#${destination.fragment}`);
}

/** All the places that a link may mean, from the workspace folder on, and what else is known of it. */
function readingOf(url: string): string {
  const destination = resolveLink(url, "docs", origin);
  if (destination.kind !== "place") return destination.kind;
  const { places, lines, isRoute } = destination;
  const paths = places.map(({ uri }) => uri.slice("file:///w/".length)).join(" ");
  return `${paths}${lines ? ` lines ${lines.first}-${lines.last}` : ""}${isRoute ? " route" : ""}`;
}

const links: readonly (readonly [url: string, expected: string])[] = [
  ["./a.md", "file:///w/docs/core/a.md"],
  ["../api/a.md#x-y", "file:///w/docs/api/a.md#x-y"],
  ["b%20c.md#x%20y", "file:///w/docs/core/b%20c.md#x y"],
  ["<b c.md#x>", "file:///w/docs/core/b%20c.md#x"],
  ["100%.md", "file:///w/docs/core/100%25.md"],
  ["a%2Db.md", "file:///w/docs/core/a-b.md"],
  ["a.md?raw=1#x", "file:///w/docs/core/a.md#x"],
  ["/README.md", "file:///w/docs/README.md"],
  ["a.md#x:~:text=the%20text", "file:///w/docs/core/a.md#x"],
  ["a.md#:~:text=the", "file:///w/docs/core/a.md"],
  ["#x:~:text=the,end", "#x"],
  ["q&amp;a.md#c&amp;d", "file:///w/docs/core/q%26a.md#c&d"],
  ["q&#38;a.md", "file:///w/docs/core/q%26a.md"],
  ["a&b.md?c&d#e", "file:///w/docs/core/a%26b.md#e"],
  ["{{ site.base }}/a.md", "external"],
  ["{{url}}#x", "external"],
  ["{a}/b.md", "file:///w/docs/core/%7Ba%7D/b.md"],
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

const readings: readonly (readonly [url: string, expected: string])[] = [
  ["a.md#L10", "docs/core/a.md lines 10-10"],
  ["a.md?plain=1#L10C5-L12C3", "docs/core/a.md lines 10-12"],
  ["../../src/a.ts#L3-9", "src/a.ts lines 3-9"],
  ["/config/a.md", "docs/config/a.md config/a.md docs/core/config/a.md"],
  [
    "./flush",
    "docs/core/flush docs/core/flush.md docs/core/flush/index.md docs/core/flush/_index.md docs/core/flush/README.md route",
  ],
  [
    "/flush",
    "docs/flush flush docs/core/flush docs/flush.md flush.md docs/core/flush.md docs/flush/index.md flush/index.md docs/core/flush/index.md docs/flush/_index.md flush/_index.md docs/core/flush/_index.md docs/flush/README.md flush/README.md docs/core/flush/README.md route",
  ],
  ["../flush/#x", "docs/flush docs/flush.md docs/flush/index.md docs/flush/_index.md docs/flush/README.md route"],
  ["flush.html", "docs/core/flush.html docs/core/flush.md"],
  ["../v1.2", "docs/v1.2"],
  ["..", "docs"],
  ["../../src/flush", "src/flush src/flush.md src/flush/index.md src/flush/_index.md src/flush/README.md"],
];

for (const [url, expected] of readings) {
  test(`the link ${url} may mean ${expected}`, () => assert.equal(readingOf(url), expected));
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
  assert.equal(leads("/x.md", virtual), "vscode-vfs://github/o/r/docs/x.md");
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

test("a path from a site's root may be a page of the site, wherever the document lies that has the link", () => {
  for (const [url, isRoute] of [
    ["/flush", true],
    ["./flush", false],
  ] as const) {
    const destination = resolveLink(url, "docs", { ...origin, document: "file:///w/README.md" });
    assert.equal(destination.kind === "place" && destination.isRoute, isRoute, url);
  }
});
