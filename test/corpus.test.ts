import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { program } from "./support/program.ts";

interface Checked {
  readonly documents: readonly {
    readonly path: string;
    readonly completeness: number | null;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly message: string;
      readonly line: number;
    }[];
  }[];
}

function check(folder: string): Checked {
  // What this repository's own commits would say of the documents in it depends on the day.
  const { out, error } = program(["check", folder, "--format", "json", "--fail-on", "never", "--no-git"]);
  assert.equal(error, "");
  const { documents }: Checked = JSON.parse(out);
  return {
    documents: documents.map((one) => ({
      ...one,
      findings: one.findings.filter(({ rule }) => rule !== "stale-document" || one.path === STALE),
    })),
  };
}

/** The example that nobody has updated for long; any other draft becomes one some day. */
const STALE = "examples/docs/gateway/observability.md";

/** What is accepted: each line is a finding that its document deserves. `UPDATE=1` writes it anew, for a look at the difference. */
const ACCEPTED = "test/corpus/findings.txt";

test("documents of real teams get the accepted findings, none of them a warning", () => {
  const { documents } = check("test/corpus");
  assert.ok(documents.length >= 19);
  const lines = documents.flatMap(({ path, findings }) =>
    findings.map(({ severity, rule, message, line }) => `${path}:${line} ${severity} ${rule}: ${message}\n`),
  );
  if (process.env.UPDATE) writeFileSync(ACCEPTED, lines.join(""));
  assert.equal(lines.join(""), readFileSync(ACCEPTED, "utf8"));
  assert.deepEqual(
    lines.filter((line) => / (?:error|warning) /.test(line)),
    [],
  );
});

test("Markdown that is none of ours gets nothing", () => {
  assert.deepEqual(check("test/corpus/plain").documents, []);
});

test("the examples are as they say: three finished, one in progress", () => {
  const { documents } = check("examples");
  for (const { path, completeness, findings } of documents) {
    if (path.includes("gateway")) continue;
    assert.deepEqual(findings, [], path);
    if (path.endsWith("performance.md")) assert.equal(completeness, 100, path);
  }
  const stale = documents.find(({ path }) => path === STALE);
  assert.ok(stale?.findings.some(({ rule }) => rule === "stale-document"));
  const gateway = documents.find(({ path }) => path === "examples/docs/gateway/performance.md");
  assert.ok(gateway && gateway.findings.length > 0);
  assert.deepEqual(
    gateway.findings.filter(({ severity }) => severity === "error"),
    [],
  );
});

test("the untouched template is no mistake but no document either", () => {
  const { out } = program(
    ["check", "--stdin", "--stdin-filepath", "docs/a/performance.md", "--format", "json", "--fail-on", "never"],
    {
      input: readFileSync("server/templates/performance.md", "utf8"),
    },
  );
  const { documents }: Checked = JSON.parse(out);
  const [document] = documents;
  assert.equal(document?.completeness, 0);
  const rules = new Set(document?.findings.map(({ rule }) => rule));
  for (const rule of ["frontmatter-enum", "frontmatter-date", "placeholder", "link-placeholder"])
    assert.ok(rules.has(rule), rule);
  for (const rule of ["section-missing", "subsection-missing", "item-field-missing", "link-file", "item-field-value"])
    assert.ok(!rules.has(rule), rule);
});
