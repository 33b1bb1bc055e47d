import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { allRules, RULE_IDS } from "../../../server/src/core/check/allRules.ts";
import { checkDocument } from "../../../server/src/core/check/check.ts";
import { openDocument } from "../../../server/src/core/document/perfDocument.ts";
import { filesBelow } from "../../support/examples.ts";
import { readMarkers } from "../../support/markers.ts";
import { type PageFile, readPage } from "../../support/page.ts";
import { contextOf, uriOf } from "../../support/pageWorkspace.ts";

/** What is missing is marked where it belongs, and much may be missing there. */
const MISSING = [
  "frontmatter-required",
  "frontmatter-syntax",
  "section-missing",
  "subsection-missing",
  "section-empty",
  "item-field-missing",
  "description-missing",
  "title-format",
  "toc-missing",
];

/** Pairs of rules that speak of several defects, each of its own. */
const SEVERAL_DEFECTS: ReadonlySet<string> = new Set([
  // The name of an item and its fields; where a section stands, and what is missing in it.
  "item-field-missing + placeholder",
  "section-order + subsection-missing",
  "subsection-missing + toc-entry-missing",
  "placeholder + section-missing",
]);

const WORKSPACES: readonly (readonly PageFile[])[] = [
  ...["rules", "codeTruth", "measurements"].flatMap((folder) => pagesOf(`test/pages/${folder}`)),
  ...readdirSync("test/strangers", { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => filesBelow(`test/strangers/${name}`)),
  filesBelow("examples"),
  filesBelow("test/corpus"),
];

function pagesOf(folder: string): readonly (readonly PageFile[])[] {
  const blocks = readdirSync(folder).flatMap((file) => readPage(readFileSync(`${folder}/${file}`, "utf8")));
  return blocks.map(({ files }) =>
    files.map(({ path, text }) => ({ path, text: path.endsWith(".md") ? readMarkers(text).text : text })),
  );
}

/** The rules of each two findings that mark the same words. */
function overlapsIn(files: readonly PageFile[]): readonly string[] {
  const context = contextOf(files);
  const documents = files.filter(({ path }) => path.endsWith(".md") && !path.startsWith(".perfdoc/"));
  return documents.flatMap(({ path, text }) => {
    const { findings } = checkDocument(openDocument(uriOf(path), text), context);
    return findings.flatMap(({ rule, span }, index) => {
      const others = findings.slice(index + 1);
      const end = others.findIndex((other) => other.span.start >= span.end && other.span.start > span.start);
      const pairs = others.slice(0, end < 0 ? undefined : end).map((other) => [rule.id, other.rule.id].sort());
      return pairs.filter((pair) => !pair.every((id) => MISSING.includes(id))).map((pair) => pair.join(" + "));
    });
  });
}

describe("one defect is one finding", () => {
  test("no two rules say one thing of the same words, in any page, example and document of a team", () => {
    const pairs = new Set(WORKSPACES.flatMap(overlapsIn));
    assert.deepEqual(
      [...pairs].filter((pair) => !SEVERAL_DEFECTS.has(pair)),
      [],
    );
  });

  test("a rule yields to rules that there are", () => {
    const named = allRules.flatMap(({ yieldsTo = [] }) => yieldsTo);
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((id) => !RULE_IDS.includes(id)),
      [],
    );
  });

  const FINISHED = "docs/search/performance.md";
  const examples = filesBelow("examples");
  const text = examples.find(({ path }) => path === FINISHED)?.text ?? "";
  const rulesIn = (changed: string) => {
    const { findings } = checkDocument(openDocument(uriOf(FINISHED), changed), contextOf(examples));
    return findings.map(({ rule }) => rule.id);
  };

  const DEFECTS: Readonly<Record<string, readonly [change: (text: string) => string, rule: string]>> = {
    "text above dashes that became a heading": [
      (all) => all.replace(/(## Rationale\n(?:(?!\n#).|\n)*?\n\n[A-Z].*\n)/, "$1---\n"),
      "heading-accidental",
    ],
    "a field that stands twice": [(all) => all.replace(/(\n- \*\*Impact:[^\n]*)/, "$1$1"), "item-heading"],
    "a line with two placeholders": [
      (all) => all.replace("## Rationale\n", "## Rationale\n\nFrom {Name} to {System/Feature Name} all is open.\n"),
      "placeholder",
    ],
  };
  for (const [what, [change, rule]] of Object.entries(DEFECTS)) {
    test(what, () => {
      const before = rulesIn(text);
      assert.deepEqual(
        rulesIn(change(text)).filter((id, index, all) => all.indexOf(id) !== index || !before.includes(id)),
        [rule],
      );
    });
  }
});
