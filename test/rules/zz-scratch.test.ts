import { readFileSync, writeFileSync as w } from "node:fs";
const require_ = () => ({ writeFileSync: w });
import { test } from "node:test";
import { globSync } from "tinyglobby";
import { applyFixes } from "../../server/src/check/applyFixes.ts";
import { checkDocument } from "../../server/src/check/check.ts";
import { openDocument } from "../../server/src/document/perfDocument.ts";
import { contextOf } from "../support/pageWorkspace.ts";
const { facts: _, ...context } = contextOf([]);
test("real", () => {
  for (const file of globSync(["examples/docs/*/performance.md", "test/corpus/**/performance.md"], { dot: true })) {
    const document = openDocument("file:///x.md", readFileSync(file, "utf8"));
    const { findings, crashes } = checkDocument(document, context);
    const own = findings.filter(({ rule, severity }) => rule.group === "structure" && (severity === "warning" || severity === "error"));
    console.log(file, findings.filter(({ rule }) => rule.group === "structure").length, own.length, crashes.length);
  }
});
test("fuzz", () => {
  let seed = Number(process.env.SEED ?? 1);
  const random = (n: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * n); };
  const sources = ["examples/docs/search/performance.md", "test/corpus/harbor/docs/dispatch/performance.md", "server/templates/performance.md"].map((f) => readFileSync(f, "utf8").replace("status: stub | draft | current | needs-review | archived", "status: current"));
  let slow = 0;
  for (let round = 0; round < 120; round++) {
    const lines = (sources[round % 3] ?? "").split("\n");
    for (let edits = 1 + random(4); edits > 0; edits--) {
      const at = 15 + random(lines.length - 15), count = 1 + random(random(2) ? 3 : 40);
      const kind = random(5);
      if (kind === 0) lines.splice(at, count);
      else if (kind === 1) lines.splice(random(lines.length - 15) + 15, 0, ...lines.slice(at, at + count));
      else if (kind === 2) lines.splice(random(lines.length - 60) + 15, 0, ...lines.splice(at, count));
      else if (kind === 3) { const h = lines.findIndex((l, i) => i > at && l.startsWith("##")); if (h > 0) lines[h] = random(2) ? `#${lines[h]}` : (lines[h] ?? "").slice(1); }
      else { const h = lines.findIndex((l, i) => i > at && l.startsWith("##")); if (h > 0) lines.splice(h, random(2) ? 1 : 2); }
    }
    const text = lines.join("\n");
    const document = openDocument("file:///x.md", text);
    const checked = checkDocument(document, context);
    if (checked.crashes.length) console.log("CRASH", round, checked.crashes.map(({ rule, error }) => `${rule} ${(error as Error).stack}`));
    for (const { span, rule, message } of checked.findings) if (span.end <= span.start || /\n/.test(text.slice(span.start, span.end))) console.log("BAD SPAN", rule.id, message, JSON.stringify(text.slice(span.start, span.end)));
    const began = Date.now();
    let fixed;
    try { fixed = applyFixes(document, context, ({ rule }) => rule.group === "structure" || rule.group === "toc"); } catch (error) { console.log("THROWS", round, (error as Error).stack); continue; }
    slow = Math.max(slow, Date.now() - began);
    const after = checkDocument(fixed.document, context);
    const fixable = after.findings.filter(({ rule, fixes }) => (rule.group === "structure" || rule.group === "toc") && fixes?.some(({ safety }) => safety === "safe"));
    const had = new Map<string, number>();
    for (const line of text.split("\n")) if (line.trim().length > 30 && !line.startsWith("#")) had.set(line.trim(), (had.get(line.trim()) ?? 0) + 1);
    const has = new Map<string, number>();
    for (const line of fixed.document.text.split("\n")) has.set(line.trim(), (has.get(line.trim()) ?? 0) + 1);
    const lost = [...had].filter(([line, n]) => (has.get(line) ?? 0) < n && !/^\d+\. \[/.test(line));
    if (fixable.length && process.env.DUMP === String(round)) { const { writeFileSync } = require_(); writeFileSync("/tmp/before.md", text); writeFileSync("/tmp/after.md", fixed.document.text); }
    if (fixable.length || lost.length || fixed.applied > 60) console.log(round, "applied", fixed.applied, "left", fixable.slice(0, 4).map(({ rule, message }) => `${rule.id}: ${message}`), "lost", lost.slice(0, 3));
  }
  console.log("slowest fix", slow);
});

test("one", () => {
  if (!process.env.ONE) return;
  const document = openDocument("file:///x.md", readFileSync(process.env.ONE, "utf8"));
  for (const { rule, message, span } of checkDocument(document, context).findings) console.log(document.lines.lineAt(span.start) + 1, rule.id, message);
  console.log(document.outline.headings.slice(-3).map(({ heading, part }) => [heading.text, part.blocks.map(({ kind }) => kind).join(), part.fields.map(({ label }) => label).join()]));
});
