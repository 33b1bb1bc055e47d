import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { readMarkers } from "../../support/markers.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { readRulePage } from "../../support/rulePage.ts";

/** What the rules about measurements find in documents of many teams: what is marked, and nothing else. */
const FOLDER = "test/pages/measurements";

const pages = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({ name, blocks: readRulePage(readFileSync(`${FOLDER}/${name}`, "utf8")) }));

test("there are at least forty documents, half of them with nothing wrong", () => {
  const kinds = pages.flatMap(({ blocks }) => blocks.map(({ kind }) => kind));
  assert.ok(kinds.length >= 40, String(kinds.length));
  assert.ok(kinds.filter((kind) => kind === "right").length * 2 >= kinds.length);
});

for (const { name, blocks } of pages) {
  describe(name, () => {
    for (const block of blocks) {
      test(block.name, () => {
        const [file] = block.files;
        assert.ok(file);
        const { text, markers } = readMarkers(file.text);
        const { findings, crashes } = checkDocument(
          openDocument(uriOf(file.path), text),
          contextOf([{ ...file, text }]),
        );
        assert.deepEqual(crashes, []);
        // That a target is compared with nothing is a hint of its own, which `targets.test.ts` looks at.
        const found = findings.filter(({ rule }) => rule.group === "performance" && rule.id !== "target-unmeasured");
        const place = (span: { readonly start: number; readonly end: number }) =>
          `"${text.slice(span.start, span.end)}" at ${span.start}`;
        assert.deepEqual(
          found.map(({ rule, span }) => `${rule.id} on ${place(span)}`),
          markers.map(({ rule, span }) => `${rule} on ${place(span)}`),
          found.map(({ message }) => message).join("\n"),
        );
        for (const [index, { message }] of markers.entries()) {
          assert.ok(found[index]?.message.includes(message ?? ""), `${found[index]?.message} should hold ${message}`);
        }
        assert.equal(block.kind === "right", markers.length === 0);
      });
    }
  });
}
