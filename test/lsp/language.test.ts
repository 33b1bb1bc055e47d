import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { languageOf } from "../../server/src/lsp/client/language.ts";

describe("the language of messages", () => {
  const locales: readonly (readonly [locale: unknown, language: string])[] = [
    ["de", "de"],
    ["de-DE", "de"],
    ["DE-at", "de"],
    ["de_CH.UTF-8", "de"],
    ["en", "en"],
    ["en-GB", "en"],
    ["fr", "en"],
    ["del", "en"],
    ["deu", "en"],
    ["", "en"],
    ["constructor", "en"],
    [undefined, "en"],
    [null, "en"],
    [{ toString: () => "de" }, "en"],
  ];
  for (const [locale, language] of locales) {
    test(`for ${JSON.stringify(locale)} is ${language}`, () => assert.equal(languageOf(locale), language));
  }
});
