import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { checkDocument } from "../server/src/core/check/check.ts";
import { openDocument } from "../server/src/core/document/perfDocument.ts";
import { codeLocationOf } from "../server/src/core/mentions/codeLocations.ts";
import { shellCommands } from "../server/src/core/mentions/shellCommands.ts";
import { readQuantities } from "../server/src/core/quantities/readQuantities.ts";
import { compileTemplate } from "../server/src/core/template/compile.ts";
import { packageScripts } from "../server/src/core/workspace/facts/packageScripts.ts";
import { readConfig } from "../server/src/core/workspace/settings/config.ts";
import { MemoryHost, memoryUri } from "./support/memoryHost.ts";
import { contextOf, uriOf } from "./support/pageWorkspace.ts";
import { fc, runsOr } from "./support/property.ts";
import { renderTemplate } from "./support/renderedTemplate.ts";

/** How many inputs there are in all: `FUZZ_RUNS=1000000 node test/run.mjs fuzz`. */
const RUNS = runsOr(100_000);

const real = ["examples/docs", "test/corpus"].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(path.join(root, name), "utf8")),
);
const template = readFileSync("server/templates/performance.md", "utf8");

const WORDS =
  "--- ``` ~~~ <!-- --> # ## #### - * + 1. | : :: ** __ [ ] ( ) ]( ][ ]: < > > {Name} YYYY-MM-DD status: category: performance module: draft related: 95 ms p95 1,250.5 MB 5 constructor __proto__ % O(n) src/a.ts:12 L7 ../ ./a.md #a npm run && || ; $( ${ << <<EOF EOF ' \" \\ ` ! & *a &a <<: !!js/function ? [^1] \u2028 \u0000 \ud800 🚀 é".split(
    " ",
  );
const aPiece = fc.oneof(
  fc.constantFrom(...WORDS, "\n", "\r\n", "\r", "\n\n", " ", "\t", "\uFEFF", "\n---\n"),
  fc.string({ maxLength: 6, unit: "binary" }),
);
const aSmallText = fc.array(aPiece, { maxLength: 14 }).map((pieces) => pieces.join(""));

/** A piece of a real document in which something was cut out or put in. */
const aMutatedPiece = fc
  .tuple(fc.constantFrom(template, ...real), fc.nat(), fc.integer({ min: 50, max: 500 }), fc.nat(), fc.nat(40), aPiece)
  .map(([text, start, length, at, gone, put]) => {
    const from = start % text.length;
    const piece = text.slice(from, from + length);
    const cut = at % (piece.length + 1);
    return piece.slice(0, cut) + put + piece.slice(cut + gone);
  });

const HEAD = "---\nstatus: draft\nmodule: search\ncategory: performance\n---\n\n";

/** What reads text, and which share of the inputs it gets: small parsers the most. */
const READERS: readonly (readonly [name: string, share: number, reads: (text: string) => unknown])[] = [
  ["the quantity parser", 0.3, readQuantities],
  ["the shell's parser", 0.2, (text) => shellCommands(text, 0)],
  ["the parser of locations", 0.3, (text) => codeLocationOf(text, 0)],
  ["the parser of manifests", 0.05, packageScripts],
  ["the config", 0.05, readsConfig],
  ["the parser of documents", 0.05, (text) => openDocument("file:///a.md", text)],
  ["the template compiler", 0.025, compiles],
  ["the rules", 0.025, checks],
];

async function readsConfig(text: string): Promise<void> {
  const host = new MemoryHost({ "w/perfdoc.config.yaml": text, "w/design.config.json": text });
  await readConfig(host, memoryUri("w"), { ruleIds: ["placeholder"] });
}

function compiles(text: string): void {
  renderTemplate(compileTemplate("file:///t.md", text));
}

function checks(text: string): void {
  const { crashes } = checkDocument(openDocument(uriOf("docs/a.md"), HEAD + text), contextOf([]));
  assert.deepEqual(crashes, []);
}

for (const [name, share, reads] of READERS) {
  const count = Math.ceil(RUNS * share);
  test(`nothing makes ${name} throw, of ${count} texts`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(aSmallText, aMutatedPiece), async (text) => {
        await reads(text);
      }),
      { numRuns: count },
    );
  });
}
