import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { languageOf } from "../../server/src/lsp/client/language.ts";
import { badNote, noteFiles } from "../support/notes.ts";
import { pullingCapabilities, startSession } from "../support/session.ts";

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

describe("a server", () => {
  const files = { ...noteFiles, "docs/a.md": badNote };

  /** What is said of a document in an editor of the locale. */
  async function saidIn(locale: string | undefined, capabilities = pullingCapabilities) {
    const session = await startSession({ files, capabilities, ...(locale !== undefined && { locale }) });
    await session.open("docs/a.md");
    const messages = (await session.diagnostics("docs/a.md")).map(({ message }) =>
      typeof message === "string" ? message : message.value,
    );
    const actions = (await session.codeActions("docs/a.md")).map(({ title }) => title);
    const hover = await session.hover("docs/a.md", "# ");
    const said = { messages, actions, hover };
    await session.stop();
    return said;
  }

  test("speaks German to an editor that does", async () => {
    const { messages, actions, hover } = await saidIn("de");
    assert.ok(messages.some((one) => /^Der (?:notwendige )?Abschnitt "Watching" fehlt; erwartet hinter/.test(one)));
    assert.deepEqual(
      messages.filter((one) => /\b(?:expected|missing|the)\b/.test(one)),
      [],
    );
    assert.ok(actions.includes('Abschnitt "Watching" einfügen'));
    assert.match(hover, /Vollständigkeit \d+%/);
  });

  test("speaks English to all others, with as many findings and fixes", async () => {
    const [german, english, unknown, unsaid] = await Promise.all(
      ["de", "en", "fr", undefined].map((one) => saidIn(one)),
    );
    assert.ok(english?.messages.some((one) => /section "Watching" is missing; expected it after/.test(one)));
    assert.ok(english?.actions.includes('Insert the section "Watching"'));
    assert.match(english?.hover ?? "", /Completeness \d+%/);
    assert.deepEqual(unknown, english);
    assert.deepEqual(unsaid, english);
    assert.equal(german?.messages.length, english?.messages.length);
    assert.equal(german?.actions.length, english?.actions.length);
  });

  test("finds the fix again that it offered in German", async () => {
    const session = await startSession({ files, locale: "de" });
    await session.open("docs/a.md");
    await session.fix("docs/a.md", 'Abschnitt "Watching" einfügen');
    assert.ok(session.text("docs/a.md").includes("## Watching"));
    await session.stop();
  });
});
