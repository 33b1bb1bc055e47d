import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checkDocument } from "../../server/src/check/check.ts";
import { applyFixes } from "../../server/src/check/applyFixes.ts";
import { openDocument, type PerfDocument } from "../../server/src/document/perfDocument.ts";
import { textOf } from "../../server/src/text/span.ts";
import { withDescendants } from "../../server/src/document/outline.ts";
import { contextOf } from "../support/pageWorkspace.ts";
import type { Field } from "../../server/src/document/part.ts";

const { facts: _, ...context } = contextOf([]);
const quietRules = new Set(["completeness-mismatch", "status-completeness", "sync-overdue", "frontmatter-completeness"]);

function isSubsequence(a: string, b: string): boolean {
  const lines = b.split("\n"); let at = 0;
  for (const line of a.split("\n")) { while (at < lines.length && lines[at]?.replace(/^\d+\./, "") !== line.replace(/^\d+\./, "")) at++; if (at >= lines.length) return false; at++; }
  return true;
}
function report(name: string, text: string, want: string, verbose: boolean) {
  const document = openDocument("file:///x.md", text);
  const { findings, crashes } = checkDocument(document, context);
  const found = findings.filter(({ rule, severity }) => !quietRules.has(rule.id) && severity !== "hint");
  const ids = found.map(({ rule }) => rule.id);
  const fixed = applyFixes(document, context, ({ rule }) => rule.group === "structure" || rule.group === "toc");
  const after = checkDocument(fixed.document, context).findings.filter(({ severity, rule }) => !quietRules.has(rule.id) && rule.id !== "placeholder" && severity !== "hint");
  const problems = [
    ...(ids.length === 1 && ids[0] === want ? [] : [`found ${found.map(({ rule, message, span }) => `${rule.id}@${document.lines.lineAt(span.start) + 1} ${message}`).join(" | ")}`]),
    ...(after.length > 0 ? [`after: ${after.map(({ rule, message }) => `${rule.id} ${message}`).join(" | ")}`] : []),
    ...(isSubsequence(text, fixed.document.text) ? [] : ["changed more than it inserted"]),
    ...(crashes.length > 0 ? [JSON.stringify(crashes.map(({ rule, error }) => `${rule} ${String(error)}`))] : []),
  ];
  if (problems.length > 0 || verbose) console.log(`${name}\n    ${problems.join("\n    ")}`);
}
function fieldsIn(fields: readonly Field[], at: number): { name: string; start: number; end: number }[] {
  return fields.flatMap((field) => field.style === "row" ? [] : [{ name: field.label, start: at + field.span.start, end: at + field.span.end }, ...fieldsIn(field.children, at)]);
}
function lineCut(document: PerfDocument, start: number, end: number): string {
  const from = document.lines.startOfLine(document.lines.lineAt(start));
  let to = document.lines.startOfLine(document.lines.lineAt(end - 1) + 1);
  if (/^\r?\n/.test(document.text.slice(to)) && /\n\r?\n$/.test(document.text.slice(0, from))) to += /^\r?\n/.exec(document.text.slice(to))?.[0].length ?? 0;
  return document.text.slice(0, from) + document.text.slice(to);
}
const files = (process.env.FILES ?? "examples/docs/search/performance.md").split(",");
for (const file of files) test(file, () => {
  const document = openDocument("file:///x.md", readFileSync(file, "utf8"));
  const mode = process.env.MODE ?? "sections";
  for (const { start, section } of document.outline.sections) {
    if (section.heading.level === 1 || section.part === document.tableOfContents?.part) continue;
    for (const one of withDescendants(section)) {
      const name = `${file} ${mode} ${one.heading.text}`;
      const isTop = one === section;
      if (mode === "sections") {
        let end = start + one.end;
        const foot = document.text.indexOf("**Document Status", start + one.at);
        const tail = document.text.slice(start + one.at, end);
        const keep = !isTop ? /(?:\n---\s*)$/.exec(tail)?.[0].length ?? 0 : 0;
        end -= keep;
        if (foot > 0 && foot < end) end = document.text.lastIndexOf("---", foot);
        const isItem = /\d/.test(one.heading.text) && !one.heading.text.startsWith("Phase");
        report(name, document.text.slice(0, start + one.at) + (keep ? "" : "") + document.text.slice(end), isTop ? "section-missing" : isItem ? "item-heading" : "subsection-missing", false);
      } else if (mode === "headings") {
        const from = start + one.at;
        report(name, document.text.slice(0, from) + document.text.slice(document.text.indexOf("\n", from) + 1), "?", true);
      } else if (mode === "fields") {
        for (const field of fieldsIn(one.part.fields, start + one.at)) {
          report(`${name} > ${field.name}`, lineCut(document, field.start, field.end), "item-field-missing", false);
        }
      }
    }
  }
});
