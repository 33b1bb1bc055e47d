import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { applyFixes } from "../../server/src/check/applyFixes.ts";
import { checkDocument } from "../../server/src/check/check.ts";
import { openDocument } from "../../server/src/document/perfDocument.ts";
import { contextOf, uriOf } from "../support/pageWorkspace.ts";
import { filesOf, type PageFile } from "../support/rulePage.ts";

const only = process.env.PAGE;
for (const name of readdirSync("/tmp/pages").filter((one) => only === undefined || one.startsWith(only))) test(name, () => {
  const id = name.replace(".md", "");
  const source = readFileSync(`/tmp/pages/${name}`, "utf8");
  let shared: readonly PageFile[] = [];
  let fixedText = "";
  const out = source.replace(/^((````+)md (wrong|becomes|right|files))\n([\s\S]*?)\n(\2)$/gm, (_whole, head: string, _ticks: string, kind: string, body: string, tail: string) => {
    if (kind === "becomes") return `${head}\n${fixedText.replace(/\n$/, "")}\n${tail}`;
    const files = filesOf(body.split("\n"));
    if (kind === "files") { shared = files; return `${head}\n${body}\n${tail}`; }
    const all = [...files, ...shared];
    const first = all[0];
    if (!first) throw new Error("no file");
    const document = openDocument(uriOf(first.path), first.text);
    const context = contextOf(all);
    const { findings, crashes, kind: governance } = checkDocument(document, context);
    if (crashes.length > 0) console.log("CRASH", String(crashes[0]?.error), (crashes[0]?.error as Error).stack);
    if (governance === "other") console.log("NOT OURS", name, first.text.slice(0, 200));
    const own = findings.filter(({ rule }) => rule.id === id);
    const others = findings.filter(({ rule }) => rule.id !== id && rule.id !== "completeness-mismatch");
    if (kind === "right" && own.length > 0) console.log("NOT QUIET", name, own.map(({ message }) => message));
    if (kind === "wrong" && own.length === 0) console.log("NOTHING FOUND", name, first.text);
    if (others.length > 0) console.log(`others in ${name} (${kind}):`, others.map(({ rule, message }) => `${rule.id}: ${message}`).join(" | "));
    fixedText = applyFixes(document, context, ({ rule }) => rule.id === id).document.text;
    const lines = first.text.replace(/\n$/, "").split("\n");
    const marked = lines.flatMap((line, index) => {
      const here = own.filter(({ span }) => document.lines.lineAt(span.start) === index);
      return [line, ...here.map(({ span, message }) => {
        const column = span.start - document.lines.startOfLine(index);
        const length = span.end - span.start;
        const marker = column < 2 ? `//<${"~".repeat(column)}${"-".repeat(length)}` : `//${" ".repeat(column - 2)}${"^".repeat(length)}`;
        const told = message.replace(/\.$/, "").split("; ").at(-1) ?? message;
        return `${marker} ${id} "${told}"`;
      })];
    });
    const rest = body.split("\n").slice(body.startsWith("//- ") ? 0 : filesOf(body.split("\n"))[0]?.text.split("\n").length ?? 0);
    const firstLine = body.startsWith("//- ") ? [body.split("\n")[0] ?? ""] : [];
    const others2 = files.slice(1).flatMap((file) => ["", `//- ${file.path}`, file.text.replace(/\n$/, "")]);
    void rest;
    return [head, ...firstLine, ...marked, ...others2, tail].join("\n");
  });
  writeFileSync(`test/rules/${name}`, out);
});
