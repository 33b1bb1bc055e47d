import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { embeddedText, readEmbedded } from "../../server/src/dashboard/embeddedData.ts";
import { htmlReport } from "../../server/src/dashboard/htmlReport.tsx";
import { hrefOf } from "../../server/src/dashboard/marks/placeLink.tsx";
import { isShowDashboard } from "../../server/src/dashboard/webviewMessages.ts";
import { dashboardFixture, HOSTILE_TEXTS } from "../support/dashboardFixture.ts";
import { fc, runsOr } from "../support/property.ts";

const script = readFileSync("dist/dashboard.js", "utf8");
const style = readFileSync("dist/dashboard.css", "utf8");
const hashOf = (text: string) => createHash("sha256").update(text).digest("base64");
const reportOf = (data: Parameters<typeof htmlReport>[0]["data"]) =>
  htmlReport({ data, base: "" }, { script, style, hashOf });

describe("the HTML report", () => {
  const data = dashboardFixture({ documents: 9, seed: 5 });
  const html = reportOf(data);

  test("can be read without a script: every document, number, target and verdict stands in it", () => {
    const body = html.slice(0, html.indexOf("<script"));
    for (const { title, path, numbers } of data.documents) {
      assert.ok(body.includes(title) && body.includes(path));
      for (const { text, target } of numbers) {
        if (text !== null) assert.ok(body.includes(`>${text}<`), text);
        if (target) assert.ok(body.includes(target.text.replace("<", "&lt;")), target.text);
      }
    }
    const verdicts = data.documents.flatMap(({ numbers }) => numbers).filter(({ verdict }) => verdict === "missed");
    assert.ok(body.includes(`<h3>Missed targets <span class="number">${verdicts.length}</span>`));
  });

  test("says nothing of targets while the documents' numbers are still to be read", () => {
    const unread = data.documents.map((document) => ({ ...document, numbers: [], changes: [] }));
    const bodyOf = (detail: "documents" | "numbers") => {
      const page = reportOf({ ...data, detail, documents: unread });
      return page.slice(0, page.indexOf("<script"));
    };
    assert.ok(bodyOf("numbers").includes("no targets"));
    assert.ok(!bodyOf("documents").includes("no targets"));
    assert.match(bodyOf("documents"), /<dt>targets missed<\/dt><dd>…<\/dd>/);
  });

  test("names what it runs by hash, and allows nothing else", () => {
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    assert.match(policy, /^default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; /);
    for (const [name, pattern] of [
      ["script", /<script>([\s\S]*?)<\/script>/g],
      ["style", /<style>([\s\S]*?)<\/style>/g],
    ] as const) {
      const found = [...html.matchAll(pattern)].map(([, text = ""]) => text);
      assert.equal(found.length, 1, name);
      assert.ok(policy.includes(`${name}-src 'sha256-${hashOf(found[0] ?? "")}'`));
    }
  });

  test("asks for nothing: no address leads anywhere but to documents", () => {
    const attributes = [
      ...html.slice(0, html.indexOf("<script")).matchAll(/\s(?:href|src|srcset|action|style)="([^"]*)"/g),
    ];
    assert.ok(attributes.length > 10);
    for (const [whole, address = ""] of attributes) assert.match(address, /^(?:\.\/docs\/[\w/.-]+|#\w+)$/, whole);
  });

  test("says what to do where there is no document", () => {
    const empty = reportOf(dashboardFixture({ documents: 0 }));
    assert.match(empty, /No performance documents yet/);
    assert.match(empty, /perfdoc new/);
  });

  test("is the same for the same data", () => assert.equal(reportOf(data), html));

  test("draws few of very many at once, and has all of them as data", () => {
    const many = dashboardFixture({ documents: 1000, numbers: 10, seed: 2 });
    const page = reportOf(many);
    const tables = page.slice(0, page.indexOf("<script")).match(/<table class="numbers">/g)?.length ?? 0;
    assert.ok(tables > 10 && tables < 100, String(tables));
    assert.equal(page.match(/<article/g)?.length, 1000);
    const [, embedded = ""] = /<script type="application\/json" id="perfdoc-data">(.*?)<\/script>/.exec(page) ?? [];
    assert.deepEqual(readEmbedded(embedded).data, many);
  });
});

describe("texts of documents", () => {
  test("are text, wherever they stand", () => {
    const data = dashboardFixture({ documents: 40, hostile: HOSTILE_TEXTS, seed: 8 });
    const html = reportOf(data);
    assert.equal(html.match(/<script\b/gi)?.length, 2);
    assert.equal(html.match(/<\/script/gi)?.length, 2);
    const page = html.slice(0, html.indexOf("<script"));
    assert.deepEqual(page.match(/<!--|<img|<iframe|<base/gi), null);
    // Whatever looks like a tag is one of ours.
    const tags = new Set([...page.matchAll(/<([a-z!][a-z0-9]*)/gi)].map(([, tag]) => tag));
    const own =
      "!doctype html head meta title style body div nav a header h1 span p dl dt dd svg rect pattern line circle g text " +
      "marker path defs main section h2 h3 ul li strong table caption thead tbody tr th td search form label input select " +
      "option button article details summary";
    assert.deepEqual(
      [...tags].filter((tag) => tag !== undefined && !own.split(" ").includes(tag)),
      [],
    );
  });

  test("come back from the data as they were", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE_TEXTS)), (title) => {
        const data = { ...dashboardFixture({ documents: 0 }), title };
        const text = embeddedText({ data, base: "../x" });
        assert.doesNotMatch(text, /[<>&\u2028\u2029]/);
        assert.deepEqual(readEmbedded(text), { data, base: "../x" });
      }),
      { numRuns: runsOr(300) },
    );
  });
});

describe("a link to a document", () => {
  test("is the way from the page to it", () => {
    assert.equal(hrefOf("", "docs/a b.md"), "./docs/a%20b.md");
    assert.equal(hrefOf("../..", "docs/a.md"), "./../../docs/a.md");
    assert.equal(hrefOf("", "../shop/a#1?x%.md"), "./../shop/a%231%3Fx%25.md");
  });

  test("leads to a file, whatever the file is called", () => {
    for (const path of [
      "javascript:alert(1)",
      "//evil.example/x",
      "https://evil.example",
      "data:text/html,x",
      "\\\\x\\y",
      "\ud800",
    ]) {
      const { protocol, host } = new URL(hrefOf("", path), "file:///home/me/report.html");
      assert.deepEqual([protocol, host], ["file:", ""], path);
    }
  });
});

test("a page hears what it draws, and nothing else", () => {
  const data = dashboardFixture({ documents: 1 });
  assert.ok(isShowDashboard({ type: "dashboard", data }));
  for (const other of [undefined, null, 1, "dashboard", [], {}, { type: "dashboard" }, { type: "open", data }])
    assert.ok(!isShowDashboard(other));
  assert.ok(!isShowDashboard({ type: "dashboard", data: null }));
  assert.ok(!isShowDashboard({ type: "dashboard", data: { ...data, version: 2 } }));
});
