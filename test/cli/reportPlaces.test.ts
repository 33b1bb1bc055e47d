import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { excerptAt } from "../../server/src/cli/reports/excerpt.ts";
import { Ranges } from "../../server/src/cli/reports/ranges.ts";
import { linesOfText } from "../../server/src/core/text/lineIndex.ts";
import { commandLineInMemory } from "../support/commandLine.ts";
import { fc, runsOr } from "../support/property.ts";

/** Texts with characters of one to four bytes, and lines of some thousand of them. */
const wideText = fc
  .array(fc.tuple(fc.constantFrom("a", "é", "性", "👩‍🚀", "\u0301", "\r", "\n", "\r\n"), fc.nat({ max: 1_100 })), {
    maxLength: 8,
  })
  .map((pieces) => pieces.map(([piece, count]) => (/[\r\n]/.test(piece) ? piece : piece.repeat(count))).join(""));

/** Places between whole characters. */
function placesIn(text: string): readonly number[] {
  let at = 0;
  return [0, ...[...text].map((character) => (at += character.length))];
}

test("places count units and bytes, in lines of any length", () => {
  fc.assert(
    fc.property(wideText, fc.array(fc.nat(), { maxLength: 20 }), (text, chosen) => {
      const ranges = new Ranges(linesOfText(text));
      const places = placesIn(text);
      for (const one of chosen) {
        const offset = places[one % places.length] ?? 0;
        const { line, column, byteColumn } = ranges.of({ start: offset, end: text.length });
        const before = text.slice(0, offset);
        const start = text[offset] === "\n" && before.endsWith("\r") ? before.slice(0, -1) : before;
        const own = /[^\r\n]*$/.exec(start)?.[0] ?? "";
        const isInside = start !== before;
        assert.equal(column, own.length + 1 + (isInside ? 1 : 0));
        assert.equal(byteColumn, Buffer.byteLength(own) + 1 + (isInside ? 1 : 0));
        assert.equal(line, start.split(/\r\n|\r|\n/).length);
      }
    }),
    { numRuns: runsOr(40) },
  );
});

test("an excerpt shows what stands at the place, in whole characters and on one line", () => {
  fc.assert(
    fc.property(wideText, fc.nat(), (text, chosen) => {
      const places = placesIn(text);
      const offset = places[chosen % places.length] ?? 0;
      const index = linesOfText(text);
      const { character } = index.lines.positionAt(offset);
      const line = text.slice(offset - character).split(/[\r\n]/)[0] ?? "";
      const excerpt = excerptAt(index, offset);
      assert.ok(excerpt.text.length <= 120);
      assert.equal(line.slice(excerpt.from, excerpt.from + excerpt.text.length), excerpt.text);
      assert.doesNotMatch(excerpt.text, /\p{Cs}/u);
      assert.equal(excerpt.isCut, excerpt.from + excerpt.text.length < line.length);
      assert.ok(excerpt.from <= character && character <= Math.max(line.length, character));
      assert.ok(character >= line.length || character < excerpt.from + Math.max(1, excerpt.text.length));
    }),
    { numRuns: runsOr(100) },
  );
});

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Suggestion {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

interface Diagnostic {
  readonly location: { readonly path: string };
  readonly suggestions?: readonly Suggestion[];
}

interface Replacement {
  readonly deletedRegion: Readonly<Record<"startLine" | "startColumn" | "endLine" | "endColumn", number>>;
  readonly insertedContent: { readonly text: string };
}

interface SarifResult {
  readonly fixes?: readonly {
    readonly artifactChanges: readonly { readonly replacements: readonly Replacement[] }[];
  }[];
}

/** Where a line begins whose ends are those of LSP. */
function lineStart<Text extends string | Buffer>(text: Text, line: number): number {
  const all = typeof text === "string" ? text : text.toString("latin1");
  return (
    [0, ...[...all.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)][line - 1] ?? all.length
  );
}

function withSuggestion(text: string, { range: { start, end }, text: newText }: Suggestion): string {
  const bytes = Buffer.from(text);
  const [from, to] = [start, end].map(({ line, column }) => lineStart(bytes, line) + column - 1);
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(newText), bytes.subarray(to)]).toString();
}

function withReplacements(text: string, replacements: readonly Replacement[]): string {
  let [result, from] = ["", 0];
  for (const { deletedRegion: at, insertedContent } of replacements) {
    result += text.slice(from, lineStart(text, at.startLine) + at.startColumn - 1) + insertedContent.text;
    from = lineStart(text, at.endLine) + at.endColumn - 1;
  }
  return result + text.slice(from);
}

const documents = readdirSync("test/corpus/atlas", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name): readonly [string, string] => [
    name.split(path.sep).join("/"),
    readFileSync(`test/corpus/atlas/${name}`, "utf8"),
  ]);

for (const [what, change] of [
  ["as they are", (text: string) => text],
  [
    "with wide letters and ends of lines as Windows has them",
    (text: string) => text.replaceAll("o", "性").replaceAll("\n", "\r\n"),
  ],
] as const) {
  test(`what rdjson suggests is what a fix of SARIF does: documents ${what}`, async () => {
    const files = Object.fromEntries(documents.map(([name, text]) => [name, change(text)]));
    const commandLine = commandLineInMemory(files);
    const read = async (format: string) => JSON.parse((await commandLine.run(["check", "--format", format])).out);
    const diagnostics: readonly Diagnostic[] = (await read("rdjson")).diagnostics;
    const results: readonly SarifResult[] = (await read("sarif")).runs[0].results;
    assert.equal(diagnostics.length, results.length);
    let compared = 0;
    diagnostics.forEach(({ location, suggestions: [suggestion] = [] }, index) => {
      const text = files[location.path] ?? "";
      const fixed = (results[index]?.fixes ?? []).map(({ artifactChanges: [change] }) =>
        withReplacements(text, change?.replacements ?? []),
      );
      if (suggestion === undefined) return;
      assert.ok(fixed.includes(withSuggestion(text, suggestion)), location.path);
      compared++;
    });
    assert.ok(compared >= 10, String(compared));
  });
}

test("a fix that the formats tell of is the one that --fix makes", async () => {
  const text = "---\nstatus: drafft\ncategory: performance\nmodule: core\n---\n\n# Core - Performance\n";
  const commandLine = commandLineInMemory({ "performance.md": text });
  const { diagnostics } = JSON.parse(
    (await commandLine.run(["check", "--format", "rdjson", "--select", "frontmatter-enum"])).out,
  );
  assert.equal(withSuggestion(text, diagnostics[0].suggestions[0]), text.replace("drafft", "draft"));
});
