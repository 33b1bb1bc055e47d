import assert from "node:assert/strict";
import { test } from "node:test";
import { destinationsIn } from "../../../server/src/core/document/links.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { htmlTags } from "../../../server/src/core/markdown/htmlTags.ts";
import { textOf } from "../../../server/src/core/text/span.ts";
import { fc } from "../../support/property.ts";

/** Each destination with the text around it. */
function found(text: string): readonly string[] {
  return destinationsIn(openDocument("file:///a.md", text)).map(({ kind, url, urlSpan, span }) => {
    assert.equal(textOf(text, urlSpan), url);
    return `${kind} ${url} in ${textOf(text, span)}`;
  });
}

test("links and images in HTML, however their attributes are written", () => {
  assert.deepEqual(found(`See <a href="a.md">a</a>, <A class=x HREF='b.md#c'>b</A> and <img alt="" src=c.png>.\n`), [
    `html a.md in <a href="a.md">`,
    `html b.md#c in <A class=x HREF='b.md#c'>`,
    `html c.png in <img alt="" src=c.png>`,
  ]);
  assert.deepEqual(found(`<p align="center">\n  <a\n    href = " d.md "\n  ><img src="e.png"/></a>\n</p>\n`), [
    `html d.md in <a\n    href = " d.md "\n  >`,
    `html e.png in <img src="e.png"/>`,
  ]);
  assert.deepEqual(found(`> <div>\n> <img title="a > b" src="f.png">\n> </div>\n\n- <img src="g.png">\n`), [
    `html f.png in <img title="a > b" src="f.png">`,
    `html g.png in <img src="g.png">`,
  ]);
  assert.deepEqual(found(`## <a href="#top">Up</a>\n\n| <img src="h.png"> |\n| --- |\n`), [
    `html #top in <a href="#top">`,
    `html h.png in <img src="h.png">`,
  ]);
});

test("nothing in code, in comments and in scripts, and no other attribute", () => {
  for (const text of [
    '`<a href="a.md">`\n',
    '```html\n<a href="a.md">\n```\n',
    '    <a href="a.md">\n',
    '<!-- <a href="a.md"> -->\n',
    '<div>\n<!-- <img src="a.png"> -->\n<script>x = `<a href="a.md">`</script>\n</div>\n',
    '<a name="a.md"></a>\n',
    '<a data-href="a.md" hrefs="b.md">x</a>\n',
    '<video src="a.mp4"></video>\n',
    '\\<a href="a.md">\n',
    '<a href="">x</a>\n',
  ]) {
    assert.deepEqual(found(text), [], text);
  }
});

test("whatever the HTML holds, every tag and value stands where it is said to stand", () => {
  const pieces = fc.constantFrom(
    "<a",
    "<img ",
    "<p>",
    "</a>",
    " href=",
    "src = ",
    '"',
    "'",
    "x.md",
    ">",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "/",
    "=",
    " ",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (written) => {
      const html = written.join("");
      for (const { name, span, attributes } of htmlTags(html)) {
        assert.match(textOf(html, span).toLowerCase(), new RegExp(`^<${name}[^]*>$`));
        for (const { value, valueSpan } of attributes) assert.equal(textOf(html, valueSpan), value);
      }
    }),
  );
});

test("long HTML is read in one go", () => {
  for (const piece of ["<a ", '<a href="', "<a href='", "<!--", "<script>", "<a =", "<a x=y "]) {
    assert.ok(htmlTags(piece.repeat(50_000)).length <= 50_000);
  }
});
