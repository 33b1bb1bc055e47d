import assert from "node:assert/strict";
import { test } from "node:test";
import { URI, Utils } from "vscode-uri";
import {
  canonicalUri,
  foldersUpFrom,
  isInside,
  joinUri,
  nameOf,
  parentUri,
  relativePath,
} from "../../../server/src/core/host/uri.ts";
import { fc } from "../../support/property.ts";

test("places are joined, left upwards and named as the library does", () => {
  const aSegment = fc.oneof(
    fc.constantFrom("..", ".", "", "a", "b-c.md", "x y", "%", "c:", "ä", "(1)", "~", "?", "#f"),
    fc.string({ maxLength: 4 }),
  );
  const aPath = fc.array(aSegment, { maxLength: 6 }).map((segments) => segments.join("/"));
  const aRoot = fc.constantFrom("file:///", "file://server/", "vscode-test-web://mount/", "file:///c%3A/", "untitled:");
  fc.assert(
    fc.property(aRoot, aPath, aPath, (root, above, path) => {
      const folder = canonicalUri(joinUri(root, above));
      assert.equal(
        joinUri(folder, path),
        canonicalUri(Utils.joinPath(URI.parse(folder), path.replace(/\p{Surrogate}/gu, "\ufffd")).toString()),
      );
      assert.equal(parentUri(folder), canonicalUri(Utils.dirname(URI.parse(folder)).toString()));
      assert.equal(nameOf(folder), Utils.basename(URI.parse(folder)));
    }),
  );
});

test("one place has one canonical form", () => {
  const forms: readonly (readonly [string, string])[] = [
    ["file:///a/b/", "file:///a/b"],
    ["file:///C:/x y.md", "file:///c%3A/x%20y.md"],
    ["file:///c%3A/x%20y.md", "file:///c%3A/x%20y.md"],
    ["file:///a/ä(1).md", "file:///a/%C3%A4%281%29.md"],
    ["file:///a/100%25.md", "file:///a/100%25.md"],
    ["file:///", "file:///"],
    ["vscode-vfs://github/o/r/", "vscode-vfs://github/o/r"],
  ];
  for (const [given, expected] of forms) assert.equal(canonicalUri(given), expected);
});

test("names are encoded when joined and decoded when read", () => {
  const uri = joinUri("file:///a", "b c/100%#?.md");
  assert.equal(uri, "file:///a/b%20c/100%25%23%3F.md");
  assert.equal(nameOf(uri), "100%#?.md");
  assert.equal(parentUri(uri), "file:///a/b%20c");
});

test("a path that leads above the root ends there", () => {
  assert.equal(joinUri("file:///a", "../../../x"), "file:///x");
  assert.deepEqual(foldersUpFrom("file:///a/b"), ["file:///a/b", "file:///a", "file:///"]);
});

test("a folder holds what lies below it, by whole segments", () => {
  assert.ok(isInside("file:///a", "file:///a/b.md"));
  assert.ok(isInside("file:///a", "file:///a"));
  assert.ok(isInside("file:///", "file:///a"));
  assert.ok(!isInside("file:///a", "file:///ab/c.md"));
});

test("relative paths lead up and down, never to another drive or machine", () => {
  assert.equal(relativePath("file:///a/b", "file:///a/c%20d.md"), "../c d.md");
  assert.equal(relativePath("file:///a", "file:///a"), ".");
  assert.equal(relativePath("file:///c%3A/a", "file:///d%3A/a"), undefined);
  assert.equal(relativePath("file:///c%3A/a/b", "file:///c%3A/a/c%20d.md"), "../c d.md");
  assert.equal(relativePath("file://server/share/a", "file://server/share/b.md"), "../b.md");
  assert.equal(relativePath("file://server/share/a", "file://other/share/a"), undefined);
  assert.equal(relativePath("file://server/share/a", "file:///share/a"), undefined);
  assert.equal(relativePath("file:///a", "vscode-vfs://github/a"), undefined);
});

test("half a surrogate pair in a path is no reason to throw", () => {
  assert.equal(joinUri("file:///w", "a\ud800.md"), "file:///w/a%EF%BF%BD.md");
  assert.equal(joinUri("file:///w", "🚀.md"), "file:///w/%F0%9F%9A%80.md");
});
