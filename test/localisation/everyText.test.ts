import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, describe, test } from "node:test";
import * as l10n from "@vscode/l10n";
import { checkDocument } from "../../server/src/core/check/check.ts";
import type { CheckContext } from "../../server/src/core/check/checkContext.ts";
import { openDocument } from "../../server/src/core/document/perfDocument.ts";
import { codeActions } from "../../server/src/core/features/codeActions.ts";
import { codeLenses } from "../../server/src/core/features/codeLens.ts";
import { codeLinks } from "../../server/src/core/features/codeLinks.ts";
import { complete } from "../../server/src/core/features/completion/completion.ts";
import { type DocumentSymbol, documentSymbols } from "../../server/src/core/features/documentSymbols.ts";
import type { FeatureInput } from "../../server/src/core/features/feature.ts";
import { hover } from "../../server/src/core/features/hover.ts";
import { inlayHints } from "../../server/src/core/features/inlayHints.ts";
import { stopsIn } from "../../server/src/core/features/openPlaces.ts";
import { openPlacesIn, sectionsOf } from "../../server/src/core/features/overview.ts";
import { resultsLenses } from "../../server/src/core/features/resultsLenses.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { compileTemplate } from "../../server/src/core/template/compile.ts";
import { readConfig } from "../../server/src/core/workspace/settings/config.ts";
import { readDesignConfig } from "../../server/src/core/workspace/settings/designConfig.ts";
import { readMarkers } from "../support/markers.ts";
import { MemoryHost, memoryUri } from "../support/memoryHost.ts";
import { type PageFile, readPage } from "../support/page.ts";
import { contextOf, uriOf } from "../support/pageWorkspace.ts";

/** A language in which every text is marked, but for what is filled in: what has no marks then was never translatable. */
const MARKED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(JSON.parse(readFileSync("l10n/bundle.l10n.json", "utf8"))).map((key: string) => [
    key,
    key
      .split(/(\{\w+\})/)
      .map((piece) => (/^\{\w+\}$/.test(piece) || piece === "" ? piece : `⟦${piece}⟧`))
      .join(""),
  ]),
);

l10n.config({ contents: MARKED });
after(() => l10n.config({ contents: {} }));

/** What users read of a document, with where it comes from. */
type Shown = readonly (readonly [what: string, text: string])[];

function shownOf(input: FeatureInput): Shown {
  const { document, checked } = input;
  const whole = { start: 0, end: document.text.length };
  const { conformance } = checked;
  const stops = conformance ? stopsIn(openPlacesIn(sectionsOf(document, conformance))) : [];
  return [
    ...checked.findings.flatMap(({ rule, message, related = [], fixes = [] }) => [
      [`message of ${rule.id}`, message] as const,
      ...related.map((one) => [`related place of ${rule.id}`, one.message] as const),
      ...fixes.map(({ title }) => [`fix of ${rule.id}`, title] as const),
    ]),
    ...[["quickfix"], ["source"]].flatMap((only) =>
      codeActions(input, whole, only, true).map(({ title }) => ["code action", title] as const),
    ),
    ...[...codeLenses(input), ...resultsLenses(input)].map(({ title }) => ["code lens", title] as const),
    ...inlayHints(input).flatMap(({ label, tooltip }) => [
      ["inlay hint", label] as const,
      ["tooltip", tooltip] as const,
    ]),
    ...codeLinks(input).map(({ tooltip }) => ["link", tooltip] as const),
    ...documentSymbols(input).flatMap(detailsIn),
    ...stops.map(({ message }) => ["open place", message] as const),
  ];
}

function detailsIn({ name, detail, children }: DocumentSymbol): Shown {
  return [["symbol", `${name} ${detail}`], ...children.flatMap(detailsIn)];
}

function shownAt(input: FeatureInput, offset: number): Shown {
  const found = hover(input, offset);
  const items = complete(input, offset);
  return [
    ...(found
      ? [["hover", found.markdown] as const, ...(found.places ?? []).map(({ label }) => ["place", label] as const)]
      : []),
    ...items.flatMap(({ detail = "", documentation }) => [
      ["completion's detail", detail] as const,
      ["completion", documentation] as const,
    ]),
  ];
}

/** Within the first word of each line, and at its end. */
function placesIn(text: string): readonly number[] {
  return [...text.matchAll(/^.*$/gm)].flatMap(({ 0: line, index }) => [
    index + Math.min(4, line.length),
    index + line.length,
  ]);
}

/** Names: what examples in messages name, formats, the folder of the pages' modules, and a value that no quote ends. */
const NAMES: ReadonlySet<string> = new Set(["amd", "epyc", "toml", "json", "packages", "performanc"]);

/** The words of a text that are neither translatable nor in any of the files. */
function strayWords(text: string, known: ReadonlySet<string>): readonly string[] {
  // What is shortened may end within a word.
  const filledIn = text.replace(/⟦[^⟧]*⟧/g, " ").replace(/\p{L}+…/gu, " ");
  return wordsIn(filledIn).filter((word) => !known.has(word) && !NAMES.has(word));
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}

/** What stands in the workspace, and in the template that documents have unless it has one of its own. */
function knownWords(files: readonly PageFile[], { templates }: CheckContext): ReadonlySet<string> {
  const texts = files.flatMap(({ path, text }) => [path, text]);
  const ofTemplates = [templates.builtIn, ...templates.byCategory.values()].map((one) => one.text);
  const ids = rules.map(({ meta }) => meta.id);
  return new Set([...texts, ...ofTemplates, ...templates.categories, ...ids].flatMap(wordsIn));
}

for (const folder of ["test/pages/rules", "test/pages/measurements", "test/pages/codeTruth"]) {
  describe(`what is said of the documents of ${folder}`, () => {
    for (const page of readdirSync(folder)) {
      test(page, () => {
        for (const [index, { name, files }] of readPage(readFileSync(`${folder}/${page}`, "utf8")).entries()) {
          const [first] = files;
          if (!first) continue;
          const text = readMarkers(first.text).text;
          const own = [{ ...first, text }, ...files.slice(1)];
          const context = contextOf(own);
          const document = openDocument(uriOf(first.path), text);
          const checked = checkDocument(document, context);
          const input = { document, checked, context, workspace: context.facts?.documents() ?? [] };
          const known = knownWords(own, context);
          // The documents of a page are much the same: each place of one is asked about.
          const asked = index === 0 ? placesIn(text) : [];
          const shown = [...shownOf(input), ...asked.flatMap((offset) => shownAt(input, offset))];
          const stray = shown.flatMap(([what, said]) => {
            const words = strayWords(said, known);
            const isSentence = /^(?:message|fix|code)/.test(what);
            return words.length === 0 && (!isSentence || said.includes("⟦"))
              ? []
              : [`${what}: ${words.join(" ")} in ${said.slice(0, 200)}`];
          });
          assert.deepEqual([...new Set(stray)], [], name);
        }
      });
    }
  });
}

describe("what is said of files that are no documents", () => {
  const configs: readonly (readonly [name: string, text: string])[] = [
    ["perfdoc.config.yaml", "zzz: 1\ndocsRoot: [a]\ninclude: x\nexclude: ['', '../a', '!(b)', 'a\\\\b', 7, {}]\n"],
    ["perfdoc.config.yaml", "rules:\n  qqq: error\n  placeholder: loud\ncompletenessTolerance: many\nmodules: 3\n"],
    ["perfdoc.config.yaml", "requiredSections: [1, [2]]\nstaleStubDays: 0.5\nmodules:\n  core: /x\nrules: *a\n"],
    ["perfdoc.config.yaml", "include: [nowhere/**]\n\tstaleStubDays: 1\nstaleStubDays: 2\nstaleStubDays: 3\n"],
    ["perfdoc.config.yaml", "- a\n"],
    ["perfdoc.config.json", '{ "include": ["a" "b"], "include": 1, zz }'],
    ["perfdoc.config.json", "[".repeat(500)],
    [
      ".claude/design/design.config.json",
      '{ "modules": { "a": {}, "b": { "path": 3 }, "c": { "path": "c", "categories": 1 } } }',
    ],
    [".claude/design/design.config.json", '{ "modules": [] }'],
  ];
  for (const [name, text] of configs) {
    test(`${name}: ${JSON.stringify(text.slice(0, 40))}`, async () => {
      const host = new MemoryHost({ [`/w/${name}`]: text });
      const folder = memoryUri("/w");
      const config = await readConfig(host, folder, { ruleIds: ["placeholder"] });
      const design = await readDesignConfig(host, folder);
      const problems = [...config.problems, ...(design?.problems ?? [])];
      assert.ok(problems.length > 0);
      assertTranslatable(problems, `${name} ${text} true false error warning information hint off`);
    });
  }

  const templates: readonly string[] = [
    "# Title\n\n## A\n\n## A\n\n<!-- perfdoc: some -->\n",
    "---\ncategory: note\n---\n\n# {Name}\n\n### ...\n",
    `# {Name}\n\n${"## A\n\n".repeat(400)}`,
    `# {Name}\n\n## A\n\n${"a\n".repeat(6000)}`,
  ];
  for (const text of templates) {
    test(`a template: ${JSON.stringify(text.slice(0, 40))}`, () => {
      const { problems } = compileTemplate(uriOf("template.md"), text);
      assert.ok(problems.length > 0);
      assertTranslatable(problems, `${text} optional required open name performance`);
    });
  }

  function assertTranslatable(problems: readonly { readonly message: string }[], known: string): void {
    const words = new Set(wordsIn(known));
    assert.deepEqual(
      problems.map(({ message }) => message).filter((one) => !one.includes("⟦") || strayWords(one, words).length > 0),
      [],
    );
  }
});
