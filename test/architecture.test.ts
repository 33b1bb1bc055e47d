import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { rules } from "../server/src/rules/index.ts";
import { readRulePage } from "./support/rulePage.ts";

/** The architecture: a folder may import itself and the folders before it. */
const ORDER = [
  "text",
  "document",
  "template",
  "conformance",
  "host",
  "workspace",
  "rules",
  "check",
  "features",
  "bulk",
  "generate",
];
/** Behind all of them, and never from one to the other. */
const EDGES = ["protocol", "cli"];
/** Which files may import what; `mdast` itself is types alone. */
const PLACES: readonly (readonly [library: RegExp, files: RegExp])[] = [
  [
    /^node:/,
    /^(?:cli\/|host\/(?:nodeHost|nodePaths|gitHistory|gitProgram|fileWriter|heldSignals|userSecret|codeCache|garbageCollection)\.ts|bulk\/threads\.node\.ts|protocol\/(?:main|messageWriter|start|surveyThreads|turnOfMessages)\.node\.ts)/,
  ],
  [/^vscode-(?:languageserver|jsonrpc)/, /^protocol\//],
  [/^(?:remark|unified|micromark|mdast-)/, /^document\//],
  [/^gray-matter$/, /^document\/frontmatterYaml\.ts$/],
  [/^yaml$/, /^(?:document\/(?:frontmatterYaml|frontmatterProblems|yamlDepth)|workspace\/)/],
];

const LONGEST_FILE = 300;

interface SourceFile {
  readonly name: string;
  readonly folder: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources: readonly SourceFile[] = readdirSync("server/src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
  .map((name) => {
    const text = readFileSync(path.join("server/src", name), "utf8");
    const imports = [...text.matchAll(/(?:from|import)[\s(]+"([^"]+)"/g)].flatMap((match) => match[1] ?? []);
    return { name, folder: name.split(path.sep)[0] ?? "", text, imports };
  });

/** The folder of `server/src` that an import leads to; undefined for packages and files beside it. */
function folderOf({ name }: SourceFile, imported: string): string | undefined {
  if (!imported.startsWith(".")) return undefined;
  const target = path.join(path.dirname(name), imported);
  return target.startsWith("..") ? undefined : target.split(path.sep)[0];
}

/** `perfdoc lsp` is how the command line starts the server: the one way from edge to edge. */
function allowedFrom({ folder, name }: SourceFile): readonly string[] {
  if (name === path.join("cli", "lsp.ts")) return [...ORDER, "protocol"];
  return EDGES.includes(folder) ? ORDER : ORDER.slice(0, ORDER.indexOf(folder));
}

describe("the architecture", () => {
  test("a folder imports only folders before it", () => {
    for (const file of sources) {
      const allowed = [file.folder, ...allowedFrom(file)];
      const strayed = file.imports.filter((imported) => !allowed.includes(folderOf(file, imported) ?? file.folder));
      assert.deepEqual(strayed, [], file.name);
    }
  });

  test("platforms and libraries stay in their places", () => {
    for (const file of sources) {
      const name = file.name.replaceAll(path.sep, "/");
      for (const imported of file.imports) {
        const strayed = PLACES.find(([library, place]) => library.test(imported) && !place.test(name));
        assert.equal(strayed, undefined, `${file.name} may not import ${imported}`);
      }
    }
  });

  test("a rule imports no rule", () => {
    for (const file of sources.filter(({ folder, name }) => folder === "rules" && !name.endsWith("index.ts"))) {
      const beside = file.imports.filter((imported) => imported.startsWith("./") && imported !== "./rule.ts");
      assert.deepEqual(beside, [], file.name);
    }
  });

  test("lists are made flat by the loop that costs a fraction of the built-in one", () => {
    for (const { name, text } of sources) assert.doesNotMatch(text, /(?<!\.)\.flatMap\(/, name);
  });

  test(`no file is longer than ${LONGEST_FILE} lines`, () => {
    for (const { name, text } of sources) assert.ok(text.split("\n").length <= LONGEST_FILE + 1, name);
  });

  test("no file has a name that says nothing", () => {
    for (const { name } of sources) assert.doesNotMatch(name, /util|helper|common|manager|misc/i);
  });
});

describe("a rule", () => {
  const ids = rules.map(({ meta }) => meta.id);
  const files = readdirSync("server/src/rules")
    .filter((name) => name.endsWith(".ts") && name !== "index.ts" && name !== "rule.ts")
    .map((name) => name.replace(/\.ts$/, ""));
  const pages = readdirSync("test/rules")
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.replace(/\.md$/, ""));

  test("has a file, a line in the list and a page of the same name", () => {
    assert.deepEqual([...ids].sort(), [...files].sort());
    assert.deepEqual([...ids].sort(), [...pages].sort());
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const { meta } of rules) {
    test(`${meta.id} says why, shows what is wrong, what becomes of it and what is right`, () => {
      const page = readFileSync(`test/rules/${meta.id}.md`, "utf8");
      assert.match(page, new RegExp(`^# ${meta.id}\n\n[A-Z]`));
      const kinds = readRulePage(page).map(({ kind }) => kind);
      assert.ok(kinds.includes("wrong"), "a wrong document");
      assert.ok(kinds.includes("right"), "a quiet document");
      assert.match(meta.summary, /^[A-Z`].*\.$/s);
      assert.match(meta.why, /^[A-Z`].*\.$/s);
    });
  }
});
