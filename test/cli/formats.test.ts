import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { full } from "../../server/src/cli/formats/full.ts";
import { github } from "../../server/src/cli/formats/github.ts";
import { gitlab } from "../../server/src/cli/formats/gitlab.ts";
import { json } from "../../server/src/cli/formats/json.ts";
import { junit } from "../../server/src/cli/formats/junit.ts";
import { pretty } from "../../server/src/cli/formats/pretty.ts";
import { rdjson, rdjsonl } from "../../server/src/cli/formats/rdjson.ts";
import { sarif } from "../../server/src/cli/formats/sarif.ts";
import type { CheckReport, DocumentReport, Excerpt, FindingReport } from "../../server/src/cli/reports/checkReport.ts";
import { documentUnreadable } from "../../server/src/core/check/unreadable.ts";
import { rules } from "../../server/src/core/rules/index.ts";

function finding(given: Partial<FindingReport>): FindingReport {
  const rule = given.rule ?? "section-missing";
  return {
    rule,
    severity: "error",
    message: "The section is missing.",
    line: 3,
    column: 1,
    endLine: 3,
    endColumn: 9,
    byteColumn: 1,
    endByteColumn: 9,
    fixable: false,
    marked: "Overview",
    occurrence: 1,
    excerpt: { text: "Overview", from: 0, isCut: false },
    related: [],
    fixes: [],
    ...given,
  };
}

function document(path: string, findings: readonly FindingReport[]): DocumentReport {
  return {
    path,
    category: "performance",
    module: "core",
    status: "draft",
    declaredCompleteness: 40,
    completeness: 38,
    places: { filled: 38, expected: 99 },
    lastSynced: null,
    isOverdue: false,
    missedTargets: 0,
    sections: [{ title: "Overview", present: true, completeness: 66, filled: 2, expected: 3 }],
    findings,
  };
}

interface SarifLocation {
  readonly physicalLocation: { readonly artifactLocation: unknown };
}

const target = { line: 9, column: 2, endLine: 9, endColumn: 4, byteColumn: 3, endByteColumn: 7 };
const related = { path: "docs/b c.md", ...target, message: "The target." };

const edit = { ...target, newText: 'two\n"\u{1b}' };
const fix = { title: "Insert it", edits: [edit, { ...edit, line: 12, endLine: 12 }], asOne: { ...edit, endLine: 12 } };

/** Places that no path below the root leads to. */
const beyond = ["../other one/#.md", "file://host/a.md"].map((path) => ({ ...related, path }));

const report: CheckReport = {
  version: "1.2.3",
  root: "file:///repo/a%20b",
  rules: [...rules.map(({ meta }) => meta), documentUnreadable],
  documents: [
    document("docs/a, 100%: b.md", [
      finding({
        severity: "hint",
        rule: "placeholder",
        line: 120,
        endLine: 121,
        message: 'A "<b>" & 5 %\nnext\u{1b}[31m',
      }),
      finding({
        severity: "warning",
        line: 7,
        endLine: 7,
        fixable: true,
        related: [related, ...beyond],
        fixes: [{ ...fix, asOne: undefined }, fix, { ...fix, title: "Another" }],
      }),
      finding({ occurrence: 2 }),
    ]),
    document("docs/clean.md", []),
  ],
  baselined: 2,
};

test("json is the contract, to the letter", () => {
  assert.deepEqual(
    JSON.parse(json({ ...report, documents: [document("a.md", [finding({ fixable: true, related: [related] })])] })),
    {
      version: 1,
      documents: [
        {
          path: "a.md",
          category: "performance",
          status: "draft",
          declaredCompleteness: 40,
          completeness: 38,
          places: { filled: 38, expected: 99 },
          sections: [{ title: "Overview", present: true, completeness: 66, filled: 2, expected: 3 }],
          findings: [
            {
              rule: "section-missing",
              severity: "error",
              message: "The section is missing.",
              line: 3,
              column: 1,
              endLine: 3,
              endColumn: 9,
              fixable: true,
            },
          ],
        },
      ],
      summary: { documents: 1, error: 1, warning: 0, information: 0, hint: 0, fixable: 1 },
    },
  );
});

test("sarif is valid by its schema, with all that GitHub asks for", () => {
  // The schema says draft 4, of which it uses nothing that later drafts read otherwise but its `id`.
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(readFileSync("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json", "utf8"));
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  assert.ok(validate(JSON.parse(sarif(report))), JSON.stringify(validate.errors));
  const log = JSON.parse(sarif(report));
  const [run] = log.runs;
  for (const { id, name, shortDescription, fullDescription, help } of run.tool.driver.rules) {
    for (const text of [id, name, shortDescription.text, fullDescription.text, help.text])
      assert.ok(text.length > 0 && text.length < 1024);
  }
  assert.equal(run.originalUriBaseIds["%SRCROOT%"].uri, "file:///repo/a%20b/");
  const [hint, warning] = run.results;
  assert.equal(hint.level, "note");
  assert.equal(hint.locations[0].physicalLocation.artifactLocation.uri, "docs/a%2C%20100%25%3A%20b.md");
  assert.deepEqual(hint.locations[0].physicalLocation.region, {
    startLine: 120,
    startColumn: 1,
    endLine: 121,
    endColumn: 9,
  });
  assert.equal(warning.relatedLocations[0].physicalLocation.artifactLocation.uri, "docs/b%20c.md");
  assert.equal(run.tool.driver.rules[warning.ruleIndex].id, "section-missing");
  assert.equal(warning.fixes.length, 2);
  assert.deepEqual(warning.fixes[0].artifactChanges[0].replacements[1], {
    deletedRegion: { startLine: 12, startColumn: 2, endLine: 12, endColumn: 4 },
    insertedContent: { text: 'two\n"\u{1b}' },
  });
  const beyond = warning.relatedLocations.slice(1).map((one: SarifLocation) => one.physicalLocation.artifactLocation);
  assert.deepEqual(beyond, [{ uri: "file:///repo/other%20one/%23.md" }, { uri: "file://host/a.md" }]);
});

test("github escapes data and properties, the worst first, with a count at the end", () => {
  const file = "file=docs/a%2C 100%25%3A b.md";
  assert.deepEqual(github(report).split("\n"), [
    `::error ${file},line=3,endLine=3,col=1,endColumn=9,title=section-missing::The section is missing.`,
    `::warning ${file},line=7,endLine=7,col=1,endColumn=9,title=section-missing::The section is missing.`,
    `::notice ${file},line=120,endLine=121,title=placeholder::A "<b>" & 5 %25%0Anext\u{FFFD}[31m`,
    "3 findings in 2 documents",
    "",
  ]);
});

test("rdjson is valid by its schema, counts bytes, and suggests the best fix that is one edit", () => {
  const schema = JSON.parse(readFileSync("test/cli/rdf.schema.json", "utf8"));
  const validate = new Ajv().compile(schema);
  const result = JSON.parse(rdjson(report));
  assert.ok(validate(JSON.parse(rdjson(report))), JSON.stringify(validate.errors));
  const [hint, warning, error] = result.diagnostics;
  assert.deepEqual([hint.severity, warning.severity, error.severity], ["INFO", "WARNING", "ERROR"]);
  assert.match(warning.code.url, /^https:.*\/docs\/rules\/section-missing\.md$/);
  assert.deepEqual(warning.suggestions, [
    { range: { start: { line: 9, column: 3 }, end: { line: 12, column: 7 } }, text: 'two\n"\u{1b}' },
  ]);
  assert.equal(hint.suggestions, undefined);
  assert.deepEqual(warning.relatedLocations[0].location.range.end, { line: 9, column: 7 });

  const lines = rdjsonl(report).split("\n");
  assert.equal(lines.pop(), "");
  const each = lines.map((line) => JSON.parse(line));
  assert.deepEqual(
    each.map(({ source: _, ...rest }) => rest),
    result.diagnostics,
  );
  assert.deepEqual(each[0].source, result.source);
});

/** The lines of a report with one finding, without the sum. */
function fullLines(given: Partial<FindingReport>): readonly string[] {
  const documents = [document("a.md", [finding({ line: 7, endLine: 7, ...given })])];
  return full({ ...report, documents }, false)
    .split("\n")
    .slice(0, 4);
}

test("full shows the line and underlines what is marked, as wide as it is seen", () => {
  assert.deepEqual(fullLines({ column: 4, endColumn: 6, excerpt: { text: "an apple", from: 0, isCut: false } }), [
    "a.md:7:4 error: The section is missing. [section-missing]",
    "  |",
    "7 | an apple",
    "  |    ^^",
  ]);
  const underline = (text: string, column: number, endColumn: number, cut: Partial<Excerpt> = {}) =>
    fullLines({ column, endColumn, excerpt: { text, from: 0, isCut: false, ...cut } }).slice(2);
  assert.deepEqual(underline("\tx\ty", 2, 5), ["7 |     x   y", "  |     ^^^^^"]);
  assert.deepEqual(underline("性能 ok", 1, 3), ["7 | 性能 ok", "  | ^^^^"]);
  assert.deepEqual(underline("👩‍🚀 e\u0301x", 7, 9), ["7 | 👩‍🚀 e\u0301x", "  |    ^"]);
  assert.deepEqual(underline("", 1, 1), ["7 |", "  | ^"]);
  assert.deepEqual(underline("a\u001b[31m\u202eb", 2, 3), ["7 | a\u{FFFD}[31m\u{FFFD}b", "  |  ^"]);
  assert.deepEqual(underline("##[group]::error::", 3, 4), ["7 | \u{FFFD}#[group]::error::", "  |   ^"]);
  assert.deepEqual(underline("middle", 103, 105, { from: 100, isCut: true }), ["7 | …middle…", "  |    ^^"]);
  // Beyond the line, and beyond what is shown of it.
  assert.deepEqual(
    fullLines({ column: 3, endLine: 9, endColumn: 2, excerpt: { text: "long", from: 0, isCut: false } })[3],
    "  |   ^^",
  );
  assert.deepEqual(underline("seen", 500, 600), ["7 | seen", "  |     ^"]);
});

test("gitlab has a fingerprint of its own for each finding", () => {
  const issues = JSON.parse(gitlab(report));
  assert.equal(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size, 3);
  assert.deepEqual(issues[1], {
    description: "The section is missing.",
    check_name: "section-missing",
    fingerprint: "94df36f7d2c4212ce636d57fe60edadb",
    severity: "minor",
    location: { path: "docs/a, 100%: b.md", lines: { begin: 7, end: 7 } },
  });
});

test("junit escapes, leaves out what XML can't hold, and passes a clean file", () => {
  const lines = junit(report).split("\n");
  assert.equal(lines[1], '<testsuites name="perfdoc" tests="4" failures="2">');
  assert.ok(lines.includes('    <testcase classname="perfdoc" name="docs/clean.md"/>'));
  assert.ok(lines.includes('    <testcase classname="placeholder" name="docs/a, 100%: b.md:120:1">'));
  const hint = lines.find((line) => line.includes("<system-out>"));
  assert.match(hint ?? "", /A &quot;&lt;b&gt;&quot; &amp; 5 %&#10;next\u{FFFD}\[31m/u);
  assert.equal(lines.filter((line) => line.includes("<failure")).length, 2);
});

test("pretty aligns places and severities, and sums up", () => {
  assert.equal(
    pretty(report, false),
    [
      "docs/a, 100%: b.md",
      '  120:1  hint     A "<b>" & 5 %\u{FFFD}next\u{FFFD}[31m  placeholder',
      "    7:1  warning  The section is missing.  section-missing",
      "    3:1  error    The section is missing.  section-missing",
      "",
      "2 documents checked: 1 error, 1 warning, 1 hint (1 fixable with --fix). The baseline holds 2 findings more.",
      "",
    ].join("\n"),
  );
});

test("what --fix has left is not said to be fixable with it", () => {
  assert.match(pretty({ ...report, fixed: 2 }, false), / 1 hint\. Fixed 2 findings\./);
});

test("pretty has colours only where they are wanted", () => {
  assert.ok(pretty(report, true).includes("\u{1b}[31merror"));
  assert.ok(!pretty(report, false).includes("\u{1b}"));
});

test("every format writes a report without documents", () => {
  const empty = { ...report, documents: [], baselined: 0 };
  assert.equal(pretty(empty, false), "No performance document was found.\n");
  assert.equal(gitlab(empty), "[]\n");
  assert.equal(github(empty), "0 findings in 0 documents\n");
  assert.deepEqual(JSON.parse(json(empty)).documents, []);
  assert.deepEqual(JSON.parse(sarif(empty)).runs[0].results, []);
  assert.deepEqual(JSON.parse(rdjson(empty)).diagnostics, []);
  assert.equal(rdjsonl(empty), "");
  assert.equal(full(empty, false), "No performance document was found.\n");
  assert.match(junit(empty), /<testsuites name="perfdoc" tests="0" failures="0">\n<\/testsuites>/);
});
