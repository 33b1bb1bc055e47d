import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readFrontmatter } from "../../../server/src/core/frontmatter/frontmatter.ts";
import {
  insertKey,
  listInsertion,
  removeItem,
  setValue,
} from "../../../server/src/core/frontmatter/frontmatterEdits.ts";
import { entryOf } from "../../../server/src/core/frontmatter/frontmatterModel.ts";
import { applyEdits } from "../../../server/src/core/text/textEdit.ts";

const ORDER = ["status", "module", "created", "related"];

function inserted(text: string, key: string, value: string): string | undefined {
  const edit = insertKey(text, readFrontmatter(text), ORDER, { key, value });
  return edit && applyEdits(text, [edit]);
}

function withItem(text: string, item: string): string | undefined {
  const place = listInsertion(text, readFrontmatter(text), "related");
  return place && text.slice(0, place.at) + place.before + item + place.after + text.slice(place.at);
}

function withoutItem(text: string, index: number): string {
  const entry = entryOf(readFrontmatter(text), "related");
  assert.ok(entry);
  return applyEdits(text, removeItem(text, entry, index).edits);
}

describe("edits of frontmatter", () => {
  test("a key goes behind the nearest one before it", () => {
    assert.equal(
      inserted("---\nstatus: stub # new\nowner: me\nrelated: []\n---\n", "created", "x"),
      "---\nstatus: stub # new\ncreated: x\nowner: me\nrelated: []\n---\n",
    );
    assert.equal(
      inserted("---\n# by hand\ncreated: x\n---\n", "status", "stub"),
      "---\n# by hand\nstatus: stub\ncreated: x\n---\n",
    );
    assert.equal(
      inserted("---\r\nstatus: stub\r\n---\r\n", "module", "a"),
      "---\r\nstatus: stub\r\nmodule: a\r\n---\r\n",
    );
    assert.equal(inserted("---\n{status: stub, created: x}\n---\n", "module", "a"), undefined);
  });

  test("a value is written in the place of another, or of none", () => {
    const change = (text: string) => {
      const entry = entryOf(readFrontmatter(text), "status");
      assert.ok(entry);
      return applyEdits(text, [setValue(text, entry, "draft")]);
    };
    assert.equal(change("---\nstatus: 'stub' # why\n---\n"), "---\nstatus: draft # why\n---\n");
    assert.equal(change("---\nstatus:\n---\n"), "---\nstatus: draft\n---\n");
    assert.equal(change("---\nstatus:\n  - stub\nmodule: a\n---\n"), "---\nstatus: draft\nmodule: a\n---\n");
    assert.equal(change("---\nstatus: # why\n  stub\n---\n"), "---\nstatus: # why\n  draft\n---\n");
  });

  test("an item leaves the list as it was written", () => {
    assert.equal(withoutItem("---\nrelated:\n  - a.md\n  - b.md\n---\n", 0), "---\nrelated:\n  - b.md\n---\n");
    assert.equal(withoutItem("---\nrelated:\n  # why\n  - a.md\n---\n", 0), "---\nrelated: []\n  # why\n---\n");
    assert.equal(withoutItem("---\nrelated: [a.md, b.md, c.md]\n---\n", 1), "---\nrelated: [a.md, c.md]\n---\n");
    assert.equal(withoutItem("---\nrelated: [a.md, b.md]\n---\n", 1), "---\nrelated: [a.md]\n---\n");
    assert.equal(withoutItem("---\nrelated: [ a.md ]\n---\n", 0), "---\nrelated: [  ]\n---\n");
  });

  test("a list takes an item in its own style", () => {
    assert.equal(withItem("---\nrelated: []\n---\n", "x.md"), "---\nrelated: [x.md]\n---\n");
    assert.equal(withItem("---\nrelated: [a.md] # all\n---\n", "x.md"), "---\nrelated: [a.md, x.md] # all\n---\n");
    assert.equal(
      withItem("---\r\nrelated:\r\n  - a.md # one\r\n---\r\n", "x.md"),
      "---\r\nrelated:\r\n  - a.md # one\r\n  - x.md\r\n---\r\n",
    );
    assert.equal(withItem("---\nrelated:\n- a.md\n---\n", "x.md"), "---\nrelated:\n- a.md\n- x.md\n---\n");
    assert.equal(withItem("---\nrelated:\n---\n", "x.md"), "---\nrelated: [x.md]\n---\n");
    assert.equal(withItem("---\nstatus: stub\n---\n", "x.md"), "---\nstatus: stub\nrelated: [x.md]\n---\n");
    assert.equal(withItem("---\nrelated: a.md\n---\n", "x.md"), undefined);
    assert.equal(withItem("# No frontmatter\n", "x.md"), undefined);
  });
});

describe("frontmatter without its last fence", () => {
  test("ends with its last key, whatever thematic breaks follow", () => {
    const { isClosed, bodyStart, entries, problems } = readFrontmatter(
      "---\nstatus: stub\n\ncreated: x\n\n# Title\n\nText.\n\n---\n\n## More\n",
    );
    assert.equal(isClosed, false);
    assert.equal(bodyStart, "---\nstatus: stub\n\ncreated: x\n".length);
    assert.deepEqual(
      entries.map(({ key }) => key),
      ["status", "created"],
    );
    assert.equal(problems.length, 1);
  });

  test("is not cut short by comments and blank lines", () => {
    const { entries } = readFrontmatter("---\n# by hand\nstatus: stub\n\n# dates\ncreated: x\n\n# Title\n");
    assert.deepEqual(
      entries.map(({ key }) => key),
      ["status", "created"],
    );
  });
});
