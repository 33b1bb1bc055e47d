import assert from "node:assert/strict";
import { commands, type Position, Range, Selection, type TextEditor } from "vscode";
import { accept, closeAll, openNew, placeOf, test, withoutLastSection } from "./harness.ts";

/** A place to complete at, and what the first suggestion makes of its line. */
interface Case {
  readonly what: string;
  /** The document before; `<|>` is where suggestions are asked for. */
  readonly before: (text: string) => string;
  readonly after: RegExp;
}

const MARK = "<|>";

const cases: readonly Case[] = [
  { what: "a status", before: (text) => text.replace(/^status:.*/m, "status: cur<|>"), after: /^status: current$/ },
  {
    what: "a date",
    before: (text) => text.replace(/^updated:.*/m, "updated: <|>"),
    after: /^updated: \d{4}-\d\d-\d\d$/,
  },
  { what: "a module", before: (text) => text.replace(/^module:.*/m, "module: gate<|>"), after: /^module: gateway$/ },
  { what: "a category", before: (text) => text.replace(/^category:.*/m, "category: <|>"), after: /^category: \w+$/ },
  { what: "a key", before: (text) => text.replace(/^completeness:.*/m, "completen<|>"), after: /^completeness: / },
  { what: "a path", before: (text) => text.replace(/^related:.*/m, "related:\n  - <|>"), after: /^ {2}- \S+\.md$/ },
  { what: "a missing section", before: lastTitleBegun, after: /^## \w+ \w+$/ },
  { what: "a field", before: (text) => text.replace(/^- \*\*P95:\*\*.*$/m, "- **P9<|>"), after: /^- \*\*P95:\*\* / },
  {
    what: "an alternative",
    before: (text) => text.replace(/^(- \*\*[\w/ ]+:\*\*) \w+ \/ \w+ \/ \w+$/m, "$1 <|>"),
    after: /^- \*\*[\w/ ]+:\*\* \w+$/,
  },
];

for (const { what, before, after } of cases) {
  test(`completes ${what} through the list of suggestions`, async () => {
    const editor = await openNew(`docs/suite/complete-${what.replaceAll(" ", "-")}.md`, before);
    const { line } = await removeMark(editor);
    const lineText = () => editor.document.lineAt(line).text;
    assert.ok(!after.test(lineText()), "there is something to complete");
    const text = editor.document.getText();
    await commands.executeCommand("editor.action.triggerSuggest");
    await accept("acceptSelectedSuggestion", "a suggestion is taken", () => editor.document.getText() !== text);
    assert.match(lineText(), after);
    await closeAll();
  });
}

test("offers snippets from the template", async () => {
  const editor = await openNew("docs/suite/snippet.md", () => "perf-document");
  const end = editor.document.lineAt(0).range.end;
  editor.selection = new Selection(end, end);
  await commands.executeCommand("editor.action.triggerSuggest");
  await accept("acceptSelectedSuggestion", "the snippet is inserted", () => editor.document.lineCount > 50);
  assert.match(editor.document.getText(), /^---\nstatus: \w+/);
  await closeAll();
});

/** The document with the heading of its last section begun, and nothing below. */
function lastTitleBegun(text: string): string {
  const rest = withoutLastSection(text);
  return `${text.slice(0, rest.length + "\n## Abc".length)}<|>\n`;
}

/** Takes the mark out of the text, and puts the cursor there. */
async function removeMark(editor: TextEditor): Promise<Position> {
  const place = placeOf(editor.document, MARK);
  await editor.edit((edit) => edit.delete(new Range(place, place.translate(0, MARK.length))));
  editor.selection = new Selection(place, place);
  return place;
}
