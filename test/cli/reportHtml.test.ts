import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import type { DashboardData } from "../../server/src/core/dashboard/dashboardData.ts";
import { readEmbedded } from "../../server/src/dashboard/embeddedData.ts";
import { filesBelow } from "../support/examples.ts";
import { GitRepository } from "../support/gitRepository.ts";
import { goodNote, noteFiles } from "../support/notes.ts";
import { program } from "../support/program.ts";

/** The examples, in one of which a target is missed. */
const FILES = Object.fromEntries(
  filesBelow("examples").map(({ path: file, text }) => [file, text.replace("- **P95:** 3.8 ms", "- **P95:** 6.2 ms")]),
);

const repository = new GitRepository();
repository.commit("2026-11-20", "documents", {
  ...FILES,
  "docs/gateway/performance.md": (FILES["docs/gateway/performance.md"] ?? "").replace("6.2 ms", "3.9 ms"),
});
repository.commit("2026-11-24", "slower", FILES);
const run = (...args: readonly string[]) => program(["report", ...args], { cwd: repository.path });

function embeddedIn(html: string) {
  const [, text = ""] = /<script type="application\/json" id="perfdoc-data">(.*?)<\/script>/.exec(html) ?? [];
  return readEmbedded(text);
}

interface JsonModule {
  readonly module: string | null;
  readonly completeness: number | null;
  readonly documents: readonly JsonDocument[];
}

interface JsonDocument {
  readonly path: string;
  readonly status: string | null;
  readonly declaredCompleteness: number | null;
  readonly completeness: number | null;
  readonly places: { readonly filled: number; readonly expected: number } | null;
  readonly lastSynced: string | null;
  readonly overdue: boolean;
  readonly missedTargets: number;
}

describe("report --format html", () => {
  const html = run("--format", "html");
  const { data, base } = embeddedIn(html.out);

  test("prints a page", () => {
    assert.equal(html.code, 0, html.error);
    assert.match(html.out, /^<!doctype html>\n/);
    assert.equal(base, "");
    assert.equal(data.title, path.basename(repository.path));
  });

  test("has the numbers of --format json, for all, for modules and for documents", () => {
    const json: { readonly completeness: number | null; readonly modules: readonly JsonModule[] } = JSON.parse(
      run("--format", "json").out,
    );
    assert.ok(json.modules.flatMap(({ documents }) => documents).some(({ missedTargets }) => missedTargets > 0));
    assert.equal(data.completeness, json.completeness);
    assert.deepEqual(
      data.modules,
      json.modules.map(({ module, completeness }) => ({ name: module, completeness })),
    );
    const expected = json.modules.flatMap(({ module, documents }) => documents.map((one) => ({ module, ...one })));
    assert.deepEqual(data.documents.map(asJson), expected.map(asKept));
  });

  test("has targets, verdicts and what a number was at earlier commits", () => {
    const numbers = data.documents.flatMap((document) => document.numbers);
    const slower = numbers.find(({ text }) => text === "6.2 ms");
    assert.equal(slower?.verdict, "missed");
    assert.deepEqual(
      slower?.history.map(({ text }) => text),
      ["3.9 ms", "6.2 ms"],
    );
  });

  test("shows them: the share and each count stand in the page", () => {
    const shown = html.out.slice(0, html.out.indexOf("<script"));
    assert.ok(shown.includes(`>${data.completeness}%<`));
    for (const { title, completeness } of data.documents) {
      assert.ok(shown.includes(`>${title}</a></h3>`), title);
      if (completeness !== null) assert.ok(shown.includes(`>${completeness}%<`), title);
    }
  });

  test("goes to a file, from where its links lead to the documents", () => {
    const { code, out } = run("--format", "html", "--output-file", "build/pages/report.html");
    assert.deepEqual([code, out], [0, ""]);
    const text = readFileSync(path.join(repository.path, "build/pages/report.html"), "utf8");
    assert.equal(embeddedIn(text).base, "../..");
    assert.match(text, /href="\.\/\.\.\/\.\.\/docs\/search\/performance\.md"/);
  });

  test("leaves the other formats what they are, in a file too", () => {
    assert.equal(run("--numbers", "--format", "html").code, 2);
    run("--format", "json", "-o", "report.json");
    assert.equal(readFileSync(path.join(repository.path, "report.json"), "utf8"), run("--format", "json").out);
  });
});

test("what a path or a title holds steers neither a page nor a terminal", () => {
  const hostile = new GitRepository();
  const title = "</script><img src=x onerror=alert(1)> \u001b[31m\u009b31m";
  hostile.commit("2026-11-20", "documents", {
    ...noteFiles,
    "docs/<b>x.md": goodNote.replace(/^# .*$/m, `# ${title}`),
  });
  const { out } = program(["report", "--format", "html"], { cwd: hostile.path });
  const page = out.slice(0, out.indexOf("<script"));
  assert.doesNotMatch(page, /<img|<b>/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  assert.doesNotMatch(out, /[\u001b\u009b]/);
  assert.equal(embeddedIn(out).data.documents[0]?.path, "docs/<b>x.md");
});

function asJson(one: DashboardData["documents"][number]) {
  const { module, path: file, status, declaredCompleteness, completeness, lastSynced, missedTargets } = one;
  const places = one.filled === null ? null : { filled: one.filled, expected: one.expected };
  const overdue = one.isOverdue;
  return { module, path: file, status, declaredCompleteness, completeness, places, lastSynced, overdue, missedTargets };
}

function asKept({ module, path: file, status, ...one }: JsonDocument & { readonly module: string | null }) {
  const { declaredCompleteness, completeness, places, lastSynced, overdue, missedTargets } = one;
  return { module, path: file, status, declaredCompleteness, completeness, places, lastSynced, overdue, missedTargets };
}
