import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { textOf } from "../../../server/src/core/text/span.ts";
import { readMarkers, withCrlf } from "../../support/markers.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { type PageBlock, readRulePage } from "../../support/rulePage.ts";

const PAGES = "test/pages/codeTruth";

/** Each page holds documents of teams that keep their code in one way, with all that the code says against them. */
const pages = readdirSync(PAGES).map((file) => ({
  name: file.replace(/\.md$/, ""),
  blocks: readRulePage(readFileSync(`${PAGES}/${file}`, "utf8")),
}));

for (const { name, blocks } of pages) {
  describe(name, () => {
    for (const block of blocks) test(block.name, () => assertCodeFindings(block));
  });
}

test("half of the documents have nothing wrong", () => {
  const blocks = pages.flatMap((page) => page.blocks);
  assert.ok(blocks.length >= 20);
  assert.ok(blocks.filter(({ kind }) => kind === "right").length * 2 >= blocks.length);
});

function assertCodeFindings({ kind, files }: PageBlock): void {
  for (const variant of [readMarkers, (text: string) => withCrlf(readMarkers(text))]) {
    const [first, ...others] = files.map(({ path, text }) => ({ path, ...variant(text) }));
    assert.ok(first);
    const document = openDocument(uriOf(first.path), first.text);
    const { findings, crashes } = checkDocument(document, contextOf([first, ...others]));
    assert.deepEqual(crashes, []);
    const found = findings.filter(({ rule }) => rule.group === "code");
    assert.deepEqual(
      found.map(({ rule, span }) => `${rule.id} ${span.start} ${textOf(first.text, span)}`),
      first.markers.map(({ rule, span }) => `${rule} ${span.start} ${textOf(first.text, span)}`),
      found.map(({ message }) => message).join("\n"),
    );
    for (const [index, { message }] of first.markers.entries()) {
      if (message !== undefined) assert.ok(found[index]?.message.includes(message), found[index]?.message);
    }
    assert.equal(kind === "right", found.length === 0);
  }
}
