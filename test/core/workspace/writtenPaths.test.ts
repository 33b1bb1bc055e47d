import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Nodes } from "mdast";
import { parse } from "yaml";
import type { UrlPlace } from "../../../server/src/core/document/links.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import type { ScalarStyle } from "../../../server/src/core/frontmatter/yamlText.ts";
import { joinUri } from "../../../server/src/core/host/uri.ts";
import { parseMarkdown } from "../../../server/src/core/markdown/parseMarkdown.ts";
import { summaryOf } from "../../../server/src/core/workspace/facts/documentIndex.ts";
import {
  writtenFragment,
  writtenScalarPath,
  writtenUrlPath,
} from "../../../server/src/core/workspace/links/writtenPaths.ts";
import { FOLDER, uriOf } from "../../support/pageWorkspace.ts";
import { fc, runsOr } from "../../support/property.ts";

const NAMES = [
  ...["a#b.md", "what?.md", "50%.md", "%41.md", "un(bal.md", "bal)un.md", "a b.md", "ü.md", "<x>.md", "a\\b.md"],
  ...["&amp;.md", "&#65;.md", "R&D.md", "@acme", "[id].md", "a #1.md", "- x.md", "key: v.md", "'q'.md", '"q".md'],
  ...[
    "null",
    "~",
    "yes",
    "1e3",
    "0x1f",
    "2026-01-01",
    "12:30",
    ".inf",
    "a|b.md",
    "`a`.md",
    "*a*.md",
    "_a_.md",
    "{a}.md",
    "{{a}}",
    "$\u007ba}.md",
  ],
  ...[
    "!x.md",
    "%x.md",
    "a,b.md",
    "a\u00a0b.md",
    "a\u202fb.md",
    "\u3000.md",
    "\u2028.md",
    "\ufeffa.md",
    "a\tb.md",
    "目 录.md",
  ],
  ...[
    "mailto:x.md",
    "C:x.md",
    "www.a.md",
    "a=b.md",
    "#.md",
    "?",
    "...",
    "a@b.c.md",
    "~~a~~.md",
    "$a$.md",
    "a:b",
    "🚀.md",
  ],
];

/** A name as a disk may have it. */
const someName = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(..."ab.-_#?%&;:()[]{}<>'\"`*!|\\ @~=+,$^ü目\u00a0") }),
);
const onDisk = (name: string) => name !== "." && name !== ".." && !name.includes("\0");
const paths = fc
  .tuple(fc.constantFrom("", "../", "../../"), fc.array(someName.filter(onDisk), { minLength: 1, maxLength: 3 }))
  .map(([up, names]) => up + names.join("/"));
const manners = fc.constantFrom("./", "", "x.md", "a%20b.md", "%C3%A4.md", "a%2Db.md", "100%.md", "../y/z.md");

const HOME = uriOf("docs/core/deep/performance.md");

/** The places that the links and paths of a document lead to. */
function leadsTo(text: string): readonly (readonly string[])[] {
  const document = openDocument(HOME, text);
  const { links } = summaryOf(document, { folder: FOLDER, roots: [FOLDER], docsRoot: "docs" });
  return links.map(({ targets }) =>
    targets.map(({ uri, fragment }) => (fragment === undefined ? uri : `${uri}#${fragment}`)),
  );
}

const placeOf = (path: string) => joinUri(uriOf("docs/core/deep"), path);

const WRAPPED: Readonly<Record<UrlPlace, (written: string) => string>> = {
  link: (written) => `| [a](${written} "b") | c |\n| --- | --- |\n\n[a](${written})\n\n[b]: ${written}\n`,
  angled: (written) => `| [a](<${written}> "b") | c |\n| --- | --- |\n\n![a](<${written}>)\n\n[b]: <${written}>\n`,
  attribute: (written) =>
    `| <a href="${written}">b</a> | c |\n| --- | --- |\n\nx <a href='${written}'>b</a>\n\n<p><img src=${written} alt=""></p>\n`,
};

describe("a path that is written leads to its file", () => {
  for (const place of ["link", "angled", "attribute"] as const) {
    test(`as ${place}`, () => {
      fc.assert(
        fc.property(paths, manners, (path, manner) => {
          const written = writtenUrlPath(path, place, manner);
          const text = WRAPPED[place](written);
          assert.deepEqual(
            leadsTo(text).map(([first]) => [first]),
            Array.from({ length: 3 }, () => [placeOf(path)]),
            text,
          );
          if (place === "attribute") return;
          for (const url of urlsIn(parseMarkdown(text))) assert.equal(placeOf(decodeURIComponent(url)), placeOf(path));
        }),
        { numRuns: runsOr(300) },
      );
    });
  }

  test("with a fragment behind it", () => {
    fc.assert(
      fc.property(
        someName,
        fc.constantFrom<UrlPlace>("link", "angled", "attribute"),
        manners,
        (name, place, manner) => {
          const text = WRAPPED[place](`x.md#${writtenFragment(name, place, manner)}`);
          assert.deepEqual(
            leadsTo(text),
            Array.from({ length: 3 }, () => [`${placeOf("x.md")}#${name}`]),
            text,
          );
        },
      ),
    );
  });

  test("as an entry of the frontmatter, in a block and between brackets", () => {
    const styles = fc.constantFrom<ScalarStyle>("plain", "single", "double");
    // There a backslash is a slash, and white space at the end is none.
    const sayable = paths.filter((path) => !path.includes("\\") && path === path.trimEnd());
    fc.assert(
      fc.property(sayable, styles, manners, (path, style, manner) => {
        const written = writtenScalarPath(path, style, manner.startsWith("./") ? "./" : "");
        const yaml = `related:\n  - ${written} # why\n  - ${written}\ndependencies: [${written}, ${written}]\n`;
        const expected = { related: [path, path], dependencies: [path, path] };
        const undotted = (list: readonly unknown[]) => list.map((one) => String(one).replace(/^\.\//, ""));
        const { related, dependencies } = parse(yaml);
        assert.ok(
          [...related, ...dependencies].every((one) => typeof one === "string"),
          yaml,
        );
        assert.deepEqual({ related: undotted(related), dependencies: undotted(dependencies) }, expected);
        const found = leadsTo(`---\n${yaml}---\n`);
        assert.deepEqual(
          found.map(([first]) => first?.split("#")[0]),
          Array.from({ length: 4 }, () => placeOf(path)),
          yaml,
        );
      }),
      { numRuns: runsOr(300) },
    );
  });
});

function urlsIn(node: Nodes): readonly string[] {
  const own = "url" in node ? [node.url] : [];
  return [...own, ...("children" in node ? node.children.flatMap(urlsIn) : [])];
}

test("what needs no escape gets one only from authors who escape everything", () => {
  assert.equal(writtenUrlPath("ü (1)/50%.md", "link", ""), "ü%20%281%29/50%25.md");
  assert.equal(writtenUrlPath("ü.md", "link", "a%20b.md"), "ü.md");
  assert.equal(writtenUrlPath("ü.md", "link", "%C3%A4.md"), "%C3%BC.md");
  assert.equal(writtenUrlPath("a b/ü.md", "angled", "x.md"), "a b/ü.md");
  assert.equal(writtenScalarPath("shared/v2 (new).md"), "shared/v2 (new).md");
  assert.equal(writtenScalarPath("it's.md", "single"), "'it''s.md'");
});
