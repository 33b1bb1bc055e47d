import assert from "node:assert/strict";
import { test } from "node:test";
import { destinationsIn } from "../../../server/src/core/document/links.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";

test("destinations come in the order of the text, however long a section is", () => {
  const some = "See [one][a].\n\n[a]: a.md\n\nThen ![two](b.png) <a href='c.md'>three</a>.\n\n";
  for (const times of [1, 100]) {
    const document = openDocument("file:///a.md", `# Links\n\n${some.repeat(times)}`);
    const urls = destinationsIn(document).map(({ url }) => url);
    assert.deepEqual(urls, Array.from({ length: times }, () => ["a.md", "b.png", "c.md"]).flat());
  }
});
