import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { kindsOfMarkup } from "../support/markup.ts";
import { badNote, goodNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";

/** What a check adds to the page of a job. */
function summaryOf(folder: ProgramFolder, ...args: readonly string[]): string {
  folder.put("summary.txt", "before\n");
  const env = { GITHUB_STEP_SUMMARY: path.join(folder.path, "summary.txt") };
  folder.run(["check", "docs", "--no-cache", ...args], { env });
  return readFileSync(path.join(folder.path, "summary.txt"), "utf8");
}

test("a job shows what was found, the worst first, after what others have written", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/a|b.md": badNote });
  const summary = summaryOf(folder);
  assert.match(summary, /^before\n\| Document \| Severity \| Finding \| Rule \| Line \|\n/);
  assert.match(summary, /\| docs\/a\\\|b\.md \| error \|/);
  assert.match(summary, /\n\n1 document checked: .*\n/);
  const severities = [...summary.matchAll(/\| (error|warning|information|hint) \|/g)].map(([, severity]) => severity);
  const order = ["error", "warning", "information", "hint"];
  assert.deepEqual(
    severities,
    severities.toSorted((a = "", b = "") => order.indexOf(a) - order.indexOf(b)),
  );
});

test("a job shows what --quiet leaves, and that nothing was found", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote });
  assert.doesNotMatch(summaryOf(folder, "--quiet"), /\| (?:warning|information|hint) \|/);
  const good = new ProgramFolder({ ...noteFiles, "docs/a.md": goodNote });
  assert.equal(summaryOf(good), "before\n1 document checked, nothing found.\n\n");
});

test("a dry run shows a job nothing", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote });
  assert.equal(summaryOf(folder, "--fix", "--dry-run"), "before\n");
});

test("a job's page is bounded, and nothing in a document becomes markup of it", () => {
  const links = Array.from({ length: 300 }, (_, at) => `[x](./gone${at}<b>|![](http://a.example).md)`).join("\n");
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": `${goodNote}\n${links}\n[y](./<script>.md)\n` });
  const summary = summaryOf(folder);
  const rows = summary.split("\n").filter((line) => line.startsWith("|"));
  assert.equal(rows.length, 102);
  assert.match(summary, /\n\nAnd \d+ more\.\n/);
  assert.ok(summary.length < 200_000, String(summary.length));
  assert.deepEqual(kindsOfMarkup(rows.join("\n")), ["root", "table", "tableCell", "tableRow", "text"]);
});
