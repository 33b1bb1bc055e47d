import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import type { CheckContext } from "../../../server/src/core/check/checkContext.ts";
import { ruleCounter } from "../../../server/src/core/check/runRules.ts";
import { editDocument, openDocument, type PerfDocument } from "../../../server/src/core/document/perfDocument.ts";
import { parseCounter } from "../../../server/src/core/markdown/parsePiece.ts";
import { rules } from "../../../server/src/core/rules/index.ts";
import { defineRule, type RuleMeta } from "../../../server/src/core/rules/rule.ts";
import { FINISHED, filesBelow } from "../../support/examples.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";
import { fc, runsOr } from "../../support/property.ts";

const files = filesBelow("examples");
const context = contextOf(files);
const [path] = FINISHED;
const finished = files.find((file) => file.path === path)?.text ?? "";
const draft = files.find((file) => file.path === "docs/gateway/performance.md")?.text ?? "";

const meta: RuleMeta = {
  id: "test-rule",
  group: "structure",
  severity: { stub: "hint", draft: "information", current: "warning" },
  appliesTo: "related",
  summary: "Marks the word here.",
  why: "To test with.",
  isFixable: false,
};

const marksHere = defineRule({
  scope: "document",
  meta,
  check: ({ document: { text } }) =>
    [...text.matchAll(/\bhere\b/g)].map(({ index }) => ({ span: { start: index, end: index + 4 }, message: "Found." })),
});

const throws = defineRule({
  scope: "section",
  meta: { ...meta, id: "test-throws", appliesTo: "conforming" },
  check: () => {
    throw new Error("a fault");
  },
});

function documentOf(status: string, body: string): PerfDocument {
  return openDocument(
    uriOf("docs/a.md"),
    `---\nstatus: ${status}\ncategory: architecture\ncompleteness: 0\n---\n\n# A\n\n${body}`,
  );
}

function found(document: PerfDocument, own: Partial<CheckContext> = {}): readonly string[] {
  const { findings } = checkDocument(document, { ...context, rules: [marksHere], ...own });
  return findings.map(({ rule, severity, span }) => `${document.lines.lineAt(span.start) + 1} ${rule.id} ${severity}`);
}

describe("a check", () => {
  test("loses only the findings of a rule that throws", () => {
    const document = openDocument(uriOf(path), finished.replace("## Overview", "## Overview here"));
    const { findings, crashes } = checkDocument(document, { ...context, rules: [throws, marksHere] });
    assert.deepEqual(
      crashes.map(({ rule }) => rule),
      ["test-throws"],
    );
    assert.ok(findings.some(({ rule }) => rule.id === "test-rule"));
  });

  test("goes by the document's status", () => {
    const severities = ["stub", "archived", "draft", "no such", "current", "needs-review"].map(
      (status) => found(documentOf(status, "here"))[0]?.split(" ")[2],
    );
    assert.deepEqual(severities, ["hint", "hint", "information", "information", "warning", "warning"]);
  });

  test("goes by the config before the status", () => {
    const settings = { ...context.settings, rules: { "test-rule": "error" as const } };
    assert.deepEqual(found(documentOf("stub", "here"), { settings }), ["9 test-rule error"]);
    assert.deepEqual(
      found(documentOf("stub", "here"), { settings: { ...settings, rules: { "test-rule": "off" } } }),
      [],
    );
  });

  test("goes by a finding's own severity before the rule's, and by the config before both", () => {
    const weighs = defineRule({
      scope: "document",
      meta,
      check: () => [
        { span: { start: 0, end: 3 }, message: "One.", severity: "error" },
        { span: { start: 0, end: 3 }, message: "Two.", severity: { stub: "hint", draft: "hint", current: "error" } },
        { span: { start: 0, end: 3 }, message: "Three." },
      ],
    });
    const severities = (status: string, settings = context.settings) =>
      checkDocument(documentOf(status, ""), { ...context, settings, rules: [weighs] }).findings.map(
        ({ severity }) => severity,
      );
    assert.deepEqual(severities("draft"), ["error", "hint", "information"]);
    assert.deepEqual(severities("current"), ["error", "error", "warning"]);
    const settings = { ...context.settings, rules: { "test-rule": "information" as const } };
    assert.deepEqual(severities("current", settings), ["information", "information", "information"]);
  });

  test("finds nothing in documents of others", () => {
    for (const text of ["# here", "---\ntitle: here\n---\n\nhere", "---\nnot: [closed\n---\n\nhere", ""]) {
      assert.deepEqual(checkDocument(openDocument(uriOf("docs/a.md"), text), context), {
        kind: "foreign",
        conformance: undefined,
        findings: [],
        crashes: [],
      });
    }
  });
});

describe("a suppression", () => {
  const off = "<!-- perfdoc-disable test-rule -->";
  const on = "<!-- perfdoc-enable test-rule -->";
  const next = "<!-- perfdoc-disable-next-line test-rule -- for a reason -->";

  test("covers the next line, or all up to the end of its range", () => {
    assert.deepEqual(found(documentOf("current", `${next}\nhere\n\nhere\n`)), ["12 test-rule warning"]);
    assert.deepEqual(found(documentOf("current", `here\n\n${off}\n\nhere\n\n${on}\n\nhere\n`)), [
      "9 test-rule warning",
      "17 test-rule warning",
    ]);
    assert.deepEqual(found(documentOf("current", `<!-- perfdoc-disable -->\n\nhere\n`)), []);
  });

  test("ends where its range ends, and not one character later or earlier", () => {
    assert.deepEqual(found(documentOf("current", `${next}\nhere\nhere\n`)), ["11 test-rule warning"]);
    const marksTheEnd = defineRule({
      scope: "document",
      meta,
      check: ({ document: { outline } }) => [{ span: { start: outline.end, end: outline.end }, message: "The end." }],
    });
    for (const comment of [`${off}\n`, `${next}\nthere`]) {
      assert.deepEqual(found(documentOf("current", comment), { rules: [marksTheEnd] }), []);
    }
  });

  test("that suppresses nothing is reported, with a fix that takes just it away", () => {
    assert.deepEqual(found(documentOf("current", `${next}\n\nhere\n`)), [
      "9 unused-suppression warning",
      "11 test-rule warning",
    ]);
    assert.deepEqual(found(documentOf("current", `<!-- perfdoc-disable-next-line test-rule, tset-rule -->\nhere\n`)), [
      "9 unused-suppression warning",
    ]);
    const document = documentOf("current", `Text.\n\n${off}\n\nMore.\n`);
    const { findings } = checkDocument(document, { ...context, rules: [marksHere] });
    const [edit] = findings[0]?.fixes?.[0]?.edits().edits ?? [];
    assert.ok(edit);
    assert.equal(document.text.slice(edit.span.start, edit.span.end), `${off}\n`);
  });

  test("in the frontmatter is a comment of YAML", () => {
    const keys = "module: core\ncategory: performance\ncreated: 2026-01-01\nupdated: 2026-01-01\n";
    const only = rules.filter(({ meta: { id } }) => id === "frontmatter-unknown" || id === "frontmatter-required");
    const inHead = (...lines: readonly string[]) =>
      ["\n", "\r\n"].map((end) =>
        found(openDocument(uriOf("docs/a.md"), `---\n${lines.join("\n")}\n${keys}---\n`.replaceAll("\n", end)), {
          rules: only,
        }),
      );
    const unknown = "frontmatter-unknown warning";
    const [asItIs] = inHead("status: current", "last_synced: never", "relatd: []");
    const missing = (asItIs ?? []).filter((one) => one.startsWith("1 "));
    assert.ok(missing.length > 0 && missing.every((one) => one.includes("frontmatter-required")), `${asItIs}`);
    assert.deepEqual(asItIs, [...missing, `3 ${unknown}`, `4 ${unknown}`]);
    for (const found of inHead(
      "status: current",
      "  # perfdoc-disable-next-line frontmatter-unknown -- our own tool reads it",
      "last_synced: never",
      "relatd: []",
    ))
      assert.deepEqual(found, [...missing, `5 ${unknown}`]);
    for (const found of inHead(
      "status: current",
      "#perfdoc-disable frontmatter-unknown",
      "last_synced: never",
      "# perfdoc-enable",
      "relatd: []",
    ))
      assert.deepEqual(found, [...missing, `6 ${unknown}`]);
    for (const found of inHead("last_synced: never", "# perfdoc-disable frontmatter-unknown", "relatd: []"))
      assert.deepEqual(
        found.filter((one) => one.endsWith(unknown)),
        [`2 ${unknown}`],
        "further down it holds for what follows",
      );
    for (const found of inHead(
      "# perfdoc-disable frontmatter-required, frontmatter-unknown -- not yet",
      "last_synced: never",
      "status: current",
    ))
      assert.deepEqual(found, [], "at the top it holds for the fence as well, where missing keys are told");
    for (const found of inHead(
      "status: current",
      "# perfdoc-disable-next-line frontmatter-unknown",
      "# perfdoc-is fine",
      "last_synced: never",
      "relatd: []",
    ))
      assert.deepEqual(found, [...missing, "3 unused-suppression warning", `5 ${unknown}`, `6 ${unknown}`]);
  });

  test("in the frontmatter that suppresses nothing is taken away with its line", () => {
    const text = "---\nstatus: current\n# perfdoc-disable test-rule -- why\nmodule: core\ncategory: other\n---\n";
    const { findings } = checkDocument(openDocument(uriOf("docs/a.md"), text), { ...context, rules: [marksHere] });
    const [edit] = findings[0]?.fixes?.[0]?.edits().edits ?? [];
    assert.equal(findings[0]?.rule.id, "unused-suppression");
    assert.ok(edit);
    assert.equal(text.slice(edit.span.start, edit.span.end), "# perfdoc-disable test-rule -- why\n");
  });

  test("of a rule that did not run is not judged", () => {
    const comment = "<!-- perfdoc-disable-next-line link-file -->";
    const document = documentOf("current", `${comment}\nText.\n`);
    const only = rules.filter(({ meta: { id } }) => id === "link-file");
    const { facts: _, ...withoutFacts } = context;
    assert.deepEqual(checkDocument(document, { ...withoutFacts, rules: only }).findings, []);
    assert.deepEqual(found(document, { rules: only }), ["9 unused-suppression warning"]);
  });
});

describe("after an edit", () => {
  test("only what depends on the edited part runs again", () => {
    const before = openDocument(uriOf(path), finished);
    checkDocument(before, context);
    const line = finished.indexOf("\n\n", finished.indexOf("### Profiling")) + 2;
    const counts = { ...ruleCounter, chunks: parseCounter.pieces };
    checkDocument(editDocument(before, { span: { start: line, end: line }, newText: "x" }), context);
    assert.equal(parseCounter.pieces - counts.chunks, 1);
    assert.equal(ruleCounter.frontmatter, counts.frontmatter);
    const ofSections = rules.filter(({ scope }) => scope === "section").length;
    // "Profiling", and "Monitoring" around it; what stands in front of it there is left alone.
    assert.equal(ruleCounter.section - counts.section, 2 * ofSections);
    for (const scope of ["document", "match"] as const)
      assert.equal(ruleCounter[scope] - counts[scope], rules.filter((rule) => rule.scope === scope).length);
  });

  test("the frontmatter is looked at again when the text holds less of what it promises", () => {
    const isAboutPromise = ({ rule }: { readonly rule: RuleMeta }) => rule.id === "completeness-mismatch";
    const before = openDocument(uriOf(path), finished);
    assert.deepEqual(checkDocument(before, context).findings.filter(isAboutPromise), []);
    const span = { start: finished.indexOf("## Optimization Strategies"), end: finished.indexOf("## Monitoring") };
    assert.ok(0 < span.start && span.start < span.end);
    const edited = editDocument(before, { span, newText: "" });
    assert.equal(checkDocument(edited, context).findings.filter(isAboutPromise).length, 1);
  });

  test("the findings are those of the text opened afresh", () => {
    const pieces = [
      "",
      "x",
      "\n",
      "\n\n",
      "#",
      "## ",
      "**",
      "- ",
      "`",
      "\n```\n",
      "{Name}",
      "---\n",
      "\n---\n",
      "[a](#b)",
      "status: stub\n",
      ": ",
      "1. ",
      "X ms",
      "...",
      "<!-- perfdoc-disable -->",
      "\r\n",
      "🚀",
    ];
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(300)),
      newText: fc.constantFrom(...pieces),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(finished, draft, draft.replaceAll("\n", "\r\n")),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (text, edits) => {
          let document = openDocument(uriOf(path), text);
          for (const { at, length, newText } of edits) {
            const start = Math.round(at * document.text.length);
            document = editDocument(document, {
              span: { start, end: Math.min(document.text.length, start + length) },
              newText,
            });
            assert.deepEqual(plain(document), plain(openDocument(document.uri, document.text)));
          }
        },
      ),
      { numRuns: runsOr(15) },
    );
  });
});

/** Findings with their fixes' edits, as data. */
function plain(document: PerfDocument) {
  const { findings, crashes } = checkDocument(document, context);
  assert.deepEqual(crashes, []);
  return findings.map(({ rule, severity, span, message, fixes, related }) => ({
    rule: rule.id,
    severity,
    span,
    message,
    related,
    fixes: fixes?.map(({ title, edits }) => ({ title, ...edits() })),
  }));
}
