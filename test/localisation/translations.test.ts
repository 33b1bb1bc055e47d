import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { placeholdersIn } from "../../server/generate/translatableTexts.ts";

type Texts = Readonly<Record<string, string>>;

/** What is the same in both languages: names, and words that German has taken over. */
const SAME = new Set([
  // Of the manifest and the client.
  "Editor",
  "Status: {0}",
  "$(tag) Status",
  // Of the server.
  "Frontmatter",
  "In {0}",
  '"{0}" in {1}',
]);

/** The English texts and the German ones, of the sources and of the manifest. */
const FILES = [
  ["l10n/bundle.l10n.json", "l10n/bundle.l10n.de.json"],
  ["package.nls.json", "package.nls.de.json"],
] as const;

/** A key of the manifest that stands in for its text. */
const KEY = /^%(.+)%$/;

function textsIn(file: string): Texts {
  return JSON.parse(readFileSync(file, "utf8"));
}

for (const [englishFile, germanFile] of FILES) {
  describe(germanFile, () => {
    const english = textsIn(englishFile);
    const german = textsIn(germanFile);

    test("has the texts of the English file and no others", () => {
      assert.deepEqual(
        Object.keys(english).filter((key) => !Object.hasOwn(german, key)),
        [],
        "are not translated",
      );
      assert.deepEqual(Object.keys(german), Object.keys(english));
    });

    for (const [key, text] of Object.entries(german)) {
      const original = english[key] ?? "";
      test(`translates "${key.slice(0, 80)}"`, () => {
        assert.match(text, /\S/);
        assert.ok(text !== original || SAME.has(original), "is still English");
        assert.deepEqual(placeholdersIn(text), placeholdersIn(original));
        assert.deepEqual(codeIn(text), codeIn(original), "names, commands and icons stay");
      });
    }
  });
}

test("what is said to be the same in both languages is", () => {
  const same = FILES.flatMap(([english, german]) => {
    const translated = textsIn(german);
    return Object.entries(textsIn(english)).flatMap(([key, text]) => (translated[key] === text ? [text] : []));
  });
  assert.deepEqual([...SAME].sort(), [...new Set(same)].sort());
});

test("the manifest has a text for each of its keys, and no others", () => {
  const keys = stringsIn(JSON.parse(readFileSync("package.json", "utf8"))).flatMap((one) => KEY.exec(one)?.[1] ?? []);
  assert.deepEqual([...new Set(keys)].sort(), Object.keys(textsIn("package.nls.json")).sort());
});

test("the manifest itself holds no text that a user reads", () => {
  const { displayName, description, contributes } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.deepEqual(
    textsOf({ displayName, description, contributes }).filter((text) => !KEY.test(text)),
    [],
  );
});

/** The properties of the manifest that users read, of whatever it contributes. */
const SHOWN =
  /^(?:displayName|title|shortTitle|contextualTitle|contents|label|altText|userDescription|(?:markdown)?[dD]escription|(?:markdownE|e)num(?:ItemLabels|Descriptions))$/;

function textsOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) =>
    // What a tool takes is told to models, which are spoken to in English.
    key === "inputSchema" ? [] : SHOWN.test(key) && !isProperty(below) ? stringsIn(below) : textsOf(below),
  );
}

/** True where a setting, or an input of a tool, only has such a name. */
function isProperty(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What no language changes: code, the targets of links, icons. */
function codeIn(text: string): readonly string[] {
  return [...text.matchAll(/`[^`]*`|\]\([^)]*\)|\$\([\w~-]+\)/g)].map(([code]) => code).sort();
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
