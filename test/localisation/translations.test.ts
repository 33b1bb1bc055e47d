import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { placeholdersIn } from "../../server/generate/translatableTexts.ts";
import { LANGUAGES } from "../support/manifestTexts.mjs";

type Texts = Readonly<Record<string, string>>;

/** What is the same in English: names, and words that the language has taken over. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: [
    // Of the manifest and the client.
    "Editor",
    "Status: {0}",
    "$(tag) Status",
    // Of the server.
    "Frontmatter",
    "In {0}",
    "Status",
    '"{0}" in {1}',
  ],
};

/** A key of the manifest that stands in for its text. */
const KEY = /^%(.+)%$/;

function textsIn(file: string): Texts {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The English texts and those of a language, of the sources and of the manifest. */
function textsOfBoth(language: string): readonly (readonly [english: Texts, translated: Texts, file: string])[] {
  return ["l10n/bundle.l10n", "package.nls"].map((name) => {
    const file = `${name}.${language}.json`;
    return [textsIn(`${name}.json`), textsIn(file), file];
  });
}

for (const language of LANGUAGES) {
  for (const [english, translated, file] of textsOfBoth(language)) {
    describe(file, () => {
      const entries = Object.entries(english).map(([key, original]) => [original, translated[key] ?? ""] as const);
      const wrong = (isWrong: (original: string, text: string) => boolean) =>
        entries.filter(([original, text]) => isWrong(original, text)).map(([original]) => original);

      test("translates the texts of the English file, and no others", () => {
        assert.deepEqual(
          wrong((_, text) => text.trim() === ""),
          [],
        );
        assert.deepEqual(Object.keys(translated), Object.keys(english));
      });

      test("has nothing left in English", () => {
        assert.deepEqual(
          wrong((original, text) => text === original && !SAME[language]?.includes(original)),
          [],
        );
      });

      test("has each text wait for the same values, and keeps code, links and icons", () => {
        assert.deepEqual(
          wrong((original, text) => !isSameList(placeholdersIn(text), placeholdersIn(original))),
          [],
        );
        assert.deepEqual(
          wrong((original, text) => !isSameList(codeIn(text), codeIn(original))),
          [],
        );
      });
    });
  }

  test(`what is said to be the same in ${language} is`, () => {
    const same = textsOfBoth(language).flatMap(([english, translated]) =>
      Object.entries(english).flatMap(([key, text]) => (translated[key] === text ? [text] : [])),
    );
    assert.deepEqual([...(SAME[language] ?? [])].sort(), [...new Set(same)].sort());
  });
}

function isSameList(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

test("the manifest has a text for each of its keys, and no others", () => {
  const keys = stringsIn(JSON.parse(readFileSync("package.json", "utf8"))).flatMap((one) => KEY.exec(one)?.[1] ?? []);
  assert.deepEqual([...new Set(keys)].sort(), Object.keys(textsIn("package.nls.json")).sort());
});

test("the manifest itself holds no text that a user reads", () => {
  const { displayName, description, capabilities, contributes } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.deepEqual(
    textsOf({ displayName, description, capabilities, contributes }).filter((text) => !KEY.test(text)),
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
