import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { globSync } from "tinyglobby";
import { englishBundle, sortedBundle } from "../server/generate/bundles.ts";
import { configSchema, designConfigSchema, schemaStoreEntry } from "../server/generate/configSchema.ts";
import { manifestTexts, withSettings } from "../server/generate/manifest.ts";
import { ruleIndex, rulePage } from "../server/generate/ruleReference.ts";
import { snippets } from "../server/generate/snippets.ts";
import { translatableTexts } from "../server/generate/translatableTexts.ts";
import { allRules } from "../server/src/core/check/allRules.ts";
import { builtInTemplate } from "../server/src/core/template/templates.ts";
import { toolList } from "../server/src/core/tools/toolList.ts";
import { defaultSwitches } from "../server/src/lsp/client/featureSwitches.ts";
import { LANGUAGES } from "./support/manifestTexts.mjs";

/** A rule's executable page; `unused-suppression` has none, since it is known only after all others ran. */
function pageOf(id: string): string | undefined {
  const page = `test/pages/rules/${id}.md`;
  return existsSync(page) ? readFileSync(page, "utf8") : undefined;
}

/** The features that can be switched, as they are in VS Code. */
const features = Object.entries(defaultSwitches(true)).map(([name, isOn]) => ({ name, isOn }));

/** The texts of the sources, and the rules' where these have them translated. */
const texts = await translatableTexts(sourcesBelow("server/src", "client/src"), {
  summary: allRules.map(({ summary }) => summary),
  why: allRules.map(({ why }) => why),
});

function sourcesBelow(...roots: readonly string[]): readonly { readonly file: string; readonly text: string }[] {
  return globSync(roots.map((root) => `${root}/**/*.{ts,tsx}`)).map((file) => ({
    file,
    text: readFileSync(file, "utf8"),
  }));
}

function manifest(): string {
  return withSettings(readFileSync("package.json", "utf8"), allRules, features, toolList());
}

function translated(file: string, keys: () => readonly string[]): readonly [file: string, generate: () => string] {
  return [file, () => sortedBundle(readFileSync(file, "utf8"), keys())];
}

function manifestKeys(): readonly string[] {
  return Object.keys(JSON.parse(readFileSync("package.nls.json", "utf8")));
}

/** Each derived file and what makes it; `npm run generate` writes them all. */
const generated: readonly (readonly [file: string, generate: () => string])[] = [
  ["server/schemas/perfdoc.config.schema.json", () => configSchema(allRules)],
  ["docs/schemastore.catalog.json", () => schemaStoreEntry()],
  ["docs/rules/README.md", () => ruleIndex(allRules)],
  ...allRules.map((meta) => [`docs/rules/${meta.id}.md`, () => rulePage(meta, pageOf(meta.id))] as const),
  ["snippets/performance.code-snippets", () => snippets(builtInTemplate)],
  ["server/schemas/design.config.schema.json", designConfigSchema],
  ["l10n/bundle.l10n.json", () => englishBundle(texts)],
  ["package.json", manifest],
  [
    "package.nls.json",
    () => manifestTexts(manifest(), readFileSync("package.nls.json", "utf8"), allRules, features, toolList()),
  ],
  ...LANGUAGES.flatMap((language) => [
    translated(`l10n/bundle.l10n.${language}.json`, () => texts),
    translated(`package.nls.${language}.json`, manifestKeys),
  ]),
];

for (const [file, generate] of generated) {
  test(`${file} is what its generator makes`, () => {
    const expected = generate();
    if (process.env.UPDATE) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, expected);
    }
    // Without a difference to print, which would be as long as the file.
    assert.ok(readFileSync(file, "utf8") === expected, `${file} is out of date: run "npm run generate"`);
  });
}

test("there is no page of a rule that is gone", () => {
  const known = ["README.md", ...allRules.map(({ id }) => `${id}.md`)];
  assert.deepEqual(readdirSync("docs/rules").sort(), known.sort());
});
