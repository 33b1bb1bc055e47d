import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { placeholdersIn, translatableTexts } from "../../server/generate/translatableTexts.ts";

const texts = (text: string, data = {}) => translatableTexts([{ file: "a.ts", text }], data);
const inFunction = (call: string) =>
  `import * as l10n from "@vscode/l10n";\nexport const say = (n: number) => ${call};`;

describe("the texts to translate", () => {
  test("are those of all calls, once and in order", async () => {
    const source = `
      import { l10n, window } from "vscode";
      export class View {
        readonly title: string = l10n.t("Second");
        show<T>(name: T) {
          window.showInformationMessage(vscode.l10n.t("First {0}", String(name)), l10n.t("Second"));
        }
      }`;
    assert.deepEqual(await texts(source), ["First {0}", "Second"]);
  });

  test("may be one of two by a condition", async () => {
    assert.deepEqual(await texts(inFunction('l10n.t(n === 1 ? "One file" : "{0} files", n)')), [
      "One file",
      "{0} files",
    ]);
  });

  test("may hold both kinds of quotes", async () => {
    assert.deepEqual(await texts(inFunction(`l10n.t("The file's \\"name\\" is {0}", n)`)), [
      'The file\'s "name" is {0}',
    ]);
  });

  test("may stand in data, all of which is then translated", async () => {
    const data = { summary: ["B is wrong.", "A is wrong."], why: ["It is not said anywhere."] };
    assert.deepEqual(await texts(inFunction("l10n.t(rule.summary)"), data), ["A is wrong.", "B is wrong."]);
  });

  test("are nothing that only looks like it", async () => {
    assert.deepEqual(
      await texts('// l10n.t("No")\nexport const a = () => `l10n.t("No")` + other.t("No") + t("No");'),
      [],
    );
  });

  const refused: readonly (readonly [what: string, source: string, message: RegExp])[] = [
    [
      "a text that is put together",
      inFunction("l10n.t('There are ' + String(n))"),
      /a\.ts: l10n\.t has to be given a text/,
    ],
    ["a text with values in it", inFunction(`l10n.t(\`\${n} files\`)`), /given a text/],
    ["a text from elsewhere", inFunction("l10n.t(rule.name)"), /given a text/],
    ["a text that is half known", inFunction('l10n.t(n ? "One" : other)'), /given a text/],
    ["no text", inFunction("l10n.t()"), /given a text/],
    ["a number that is not given", inFunction('l10n.t("{0} of {1}", n)'), /nothing is given for \{1\}/],
    [
      "a name that is not given",
      inFunction('l10n.t("{count} of {all}", { count: n })'),
      /nothing is given for \{all\}/,
    ],
    ["a text of a constant", 'export const TITLE = l10n.t("Title");', /before the language is known/],
    ["a text of a class", 'class A { static title = l10n.t("Title"); }', /before the language is known/],
    [
      "another name for the function",
      'import { t } from "@vscode/l10n"; export const say = () => t("Title");',
      /found by that name/,
    ],
  ];
  for (const [what, source, message] of refused) {
    test(`are not ${what}`, () => assert.rejects(texts(source), message));
  }
});

test("what a text waits for is found in it", () => {
  assert.deepEqual(placeholdersIn("{1} of {0}, {1} and {name}"), ["0", "1", "name"]);
  assert.deepEqual(placeholdersIn("nothing"), []);
});
