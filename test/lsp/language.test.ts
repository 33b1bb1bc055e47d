import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Diagnostic } from "vscode-languageserver/node";
import { languageOf } from "../../server/src/lsp/client/language.ts";
import { badNote, noteFiles } from "../support/notes.ts";
import { ProgramFolder } from "../support/program.ts";
import { LSP_COMMAND, pullingCapabilities, startSession } from "../support/session.ts";
import { pullInParts } from "../support/workspaceDiagnostics.ts";

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

function messageOf({ message }: Diagnostic): string {
  return typeof message === "string" ? message : message.value;
}

function isEnglish(message: string): boolean {
  return /\b(?:expected|missing|the|is|has)\b/.test(message);
}

describe("a server", () => {
  const files = { ...noteFiles, "docs/a.md": badNote };

  /** What is said of a document in an editor of the locale. */
  async function saidIn(locale: string | undefined, capabilities = pullingCapabilities) {
    const session = await startSession({ files, capabilities, ...(locale !== undefined && { locale }) });
    await session.open("docs/a.md");
    const messages = (await session.diagnostics("docs/a.md")).map(messageOf);
    const actions = (await session.codeActions("docs/a.md")).map(({ title }) => title);
    const hover = await session.hover("docs/a.md", "# ");
    const said = { messages, actions, hover };
    await session.stop();
    return said;
  }

  test("speaks German to an editor that does", async () => {
    const { messages, actions, hover } = await saidIn("de");
    assert.ok(messages.some((one) => /^Der (?:notwendige )?Abschnitt "Watching" fehlt; erwartet hinter/.test(one)));
    assert.deepEqual(messages.filter(isEnglish), []);
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

  test("that was started by the command line does, too", async () => {
    const session = await startSession({ files, locale: "de", program: LSP_COMMAND });
    await session.open("docs/a.md");
    assert.ok((await session.codeActions("docs/a.md")).some(({ title }) => title === 'Abschnitt "Watching" einfügen'));
    await session.stop();
  });

  test("that is told no locale does not go by the system's", async () => {
    const session = await startSession({ files, env: { LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" } });
    await session.open("docs/a.md");
    assert.ok((await session.codeActions("docs/a.md")).some(({ title }) => title === 'Insert the section "Watching"'));
    await session.stop();
  });

  test("has its threads speak German, too", async () => {
    const many = Object.fromEntries(Array.from({ length: 90 }, (_, number) => [`docs/note-${number}.md`, badNote]));
    const session = await startSession({
      files: { ...noteFiles, ...many },
      capabilities: pullingCapabilities,
      locale: "de",
    });
    const reports = await pullInParts(session, []);
    const messages = reports.flatMap((report) => (report.kind === "full" ? report.items : [])).map(messageOf);
    assert.ok(messages.filter((one) => /Abschnitt "Watching" fehlt; erwartet hinter/.test(one)).length >= 90);
    assert.deepEqual(messages.filter(isEnglish), []);
    await session.stop();
  });

  test("finds the fix again that it offered in German", async () => {
    const session = await startSession({ files, locale: "de" });
    await session.open("docs/a.md");
    await session.fix("docs/a.md", 'Abschnitt "Watching" einfügen');
    assert.ok(session.text("docs/a.md").includes("## Watching"));
    await session.stop();
  });
});

test("the command line speaks English, whatever the system does", () => {
  const folder = new ProgramFolder({ ...noteFiles, "docs/a.md": badNote });
  const german = { LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" };
  assert.match(folder.run(["check"], { env: german }).out, /section "Watching" is missing; expected it after/);
});
