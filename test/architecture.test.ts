import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { rules } from "../server/src/core/rules/index.ts";
import { readPage } from "./support/page.ts";

/** The rooms of `server/src`, from the ground up: each may import itself and those before it. */
const ROOMS = [
  "core/text",
  "core/incremental",
  "core/frontmatter",
  "core/markdown/plain",
  "core/markdown",
  "core/markdown/pieces",
  "core/document",
  "core/quantities",
  "core/benchmarks",
  "core/benchmarks/formats",
  "core/mentions",
  "core/template",
  "core/conformance",
  "core/conformance/values",
  "core/conformance/slots",
  "core/conformance/match",
  "core/conformance/measurements",
  "core/conformance/targets",
  "core/conformance/toc",
  "core/conformance/edits",
  "core/conformance/gaps",
  "core/conformance/score",
  "core/conformance/verdicts",
  "core/conformance/benchmarks",
  "core/host",
  "core/workspace/settings",
  "core/workspace/facts",
  "core/workspace",
  "core/workspace/links",
  "core/rules",
  "core/check",
  "core/features",
  "core/features/completion",
  "core/dashboard",
  "core/tasks",
  "core/tools",
  "dashboard/marks",
  "dashboard/charts",
  "dashboard/graph",
  "dashboard/page",
  "dashboard",
  "node",
  "mcp",
  "lsp/client",
  "lsp/documents",
  "lsp/background",
  "lsp/session",
  "lsp/views",
  "lsp/requests",
  "lsp",
  "lsp/node",
  "cli/terminal",
  "cli/reports",
  "cli/checking",
  "cli/benchmarks",
  "cli/formats",
  "cli/commands",
  "cli",
];
/** Rooms of which each file is as the next one. */
const FOLDERS_OF_A_KIND = ["core/benchmarks/formats", "core/rules", "core/features"];
const MOST_FILES = 20;

/** Which files may import what; `mdast` itself is types alone. */
const PLACES: readonly (readonly [library: RegExp, files: RegExp])[] = [
  [/^node:/, /^(?:node|cli|lsp\/node)\//],
  [/^vscode-(?:languageserver|jsonrpc)/, /^lsp\//],
  [/^(?:remark|unified|micromark|mdast-)/, /^core\/(?:markdown|document)\//],
  // A rule is asked each time: what is costly to know is known to what the rule asks.
  [/\/incremental\//, /^(?!core\/rules\/)/],
  [/^gray-matter$/, /^core\/frontmatter\/frontmatterYaml\.ts$/],
  [/^yaml$/, /^core\/(?:frontmatter|workspace)\//],
  [/^@modelcontextprotocol\//, /^mcp\//],
  [/^zod/, /^core\/tools\//],
  // What a server does not draw is not in its bundle.
  [/^(?:preact|d3-|@dagrejs)/, /^dashboard\//],
  [/(?:^|\.\.)\/dashboard\/(?:marks|charts|graph|page|[a-zA-Z]+\.tsx)/, /^(?:dashboard|cli)\//],
  // The command line starts the server and knows no more of it.
  [/\/lsp\//, /^(?:lsp\/|cli\/commands\/lsp\.ts$)/],
];

const LONGEST_FILE = 300;

interface SourceFile {
  /** Below `server/src`. */
  readonly name: string;
  readonly room: string;
  readonly text: string;
  /** As written. */
  readonly imports: readonly string[];
  /** The names of the files of `server/src` among them. */
  readonly imported: readonly string[];
}

const names = readdirSync("server/src", { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll(path.sep, "/"))
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"));

const sources: readonly SourceFile[] = names.map((name) => {
  const text = readFileSync(path.join("server/src", name), "utf8");
  const imports = [...text.matchAll(/^(?:import|export|\}) (?:[^"]*from )?"([^"]+)";$/gm)].flatMap(
    ([, one]) => one ?? [],
  );
  const beside = imports.filter((imported) => imported.startsWith("."));
  const imported = beside.map((one) => path.posix.join(path.posix.dirname(name), one));
  return {
    name,
    room: roomOf(name),
    text,
    imports,
    imported: imported.filter((one) => names.includes(one)),
  };
});

/** What only one rule uses lies with it, in a folder of its name. */
function roomOf(name: string): string {
  const folder = path.posix.dirname(name);
  return path.posix.dirname(folder) === "core/rules" ? "core/rules" : folder;
}

/** Files that import each other, one way or another: the names of one such circle, or none. */
function circle(): readonly string[] {
  const importedBy = new Map(sources.map(({ name, imported }) => [name, imported]));
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): readonly string[] => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return [];
    for (const one of importedBy.get(name) ?? []) {
      const found = visit(one, [...way, name]);
      if (found.length > 0) return found;
    }
    done.add(name);
    return [];
  };
  for (const { name } of sources) {
    const found = visit(name, []);
    if (found.length > 0) return found;
  }
  return [];
}

describe("the architecture", () => {
  test("every folder is a room", () => {
    assert.deepEqual([...new Set(sources.map(({ room }) => room))].sort(), [...ROOMS].sort());
  });

  test("a room imports only rooms before it", () => {
    for (const { name, room, imported } of sources) {
      const allowed = ROOMS.slice(0, ROOMS.indexOf(room) + 1);
      assert.deepEqual(
        imported.filter((one) => !allowed.includes(roomOf(one))),
        [],
        name,
      );
    }
  });

  test("no files import each other", () => assert.deepEqual(circle(), []));

  test(`no room holds more than ${MOST_FILES} files, but those of files of one kind`, () => {
    for (const room of ROOMS.filter((one) => !FOLDERS_OF_A_KIND.includes(one)))
      assert.ok(sources.filter((file) => file.room === room).length <= MOST_FILES, room);
  });

  test("no two files of the core have one name", () => {
    const inCore = names.filter((name) => name.startsWith("core/")).map((name) => path.posix.basename(name));
    assert.deepEqual(
      inCore.filter((name, index) => inCore.indexOf(name) !== index),
      [],
    );
  });

  test("platforms and libraries stay in their places", () => {
    for (const file of sources) {
      for (const imported of file.imports) {
        const strayed = PLACES.find(([library, place]) => library.test(imported) && !place.test(file.name));
        assert.equal(strayed, undefined, `${file.name} may not import ${imported}`);
      }
    }
  });

  test("a rule imports no rule", () => {
    for (const { name, imported } of sources.filter(({ room }) => room === "core/rules")) {
      if (name === "core/rules/index.ts") continue;
      const own = path.posix.dirname(name);
      const others = imported.filter((one) => roomOf(one) === "core/rules" && one !== "core/rules/rule.ts");
      assert.deepEqual(
        own === "core/rules" ? others : others.filter((one) => path.posix.dirname(one) !== own),
        [],
        name,
      );
    }
  });

  test("only the memory of documents remembers", () => {
    for (const { name, text } of sources.filter(({ room }) => room !== "core/incremental"))
      assert.doesNotMatch(text, /\bWeakMap\b/, name);
  });

  test("one file sets the flags of V8", () => {
    const setting = sources.filter(({ text }) => /\bsetFlagsFromString\b/.test(text)).map(({ name }) => name);
    assert.deepEqual(setting, ["node/engine.ts"]);
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
  const files = readdirSync("server/src/core/rules", { withFileTypes: true })
    .filter(({ name }) => !["index.ts", "rule.ts"].includes(name))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/${entry.name}` : entry.name.replace(/\.ts$/, "")))
    .filter((name) => existsSync(`server/src/core/rules/${name}.ts`))
    .map((name) => path.posix.basename(name));
  const pages = readdirSync("test/pages/rules")
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.replace(/\.md$/, ""));

  test("has a file, a line in the list and a page of the same name", () => {
    assert.deepEqual([...ids].sort(), [...files].sort());
    assert.deepEqual([...ids].sort(), [...pages].sort());
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const { meta } of rules) {
    test(`${meta.id} says why, shows what is wrong, what becomes of it and what is right`, () => {
      const page = readFileSync(`test/pages/rules/${meta.id}.md`, "utf8");
      assert.match(page, new RegExp(`^# ${meta.id}\n\n[A-Z]`));
      const kinds = readPage(page).map(({ kind }) => kind);
      assert.ok(kinds.includes("wrong"), "a wrong document");
      assert.ok(kinds.includes("right"), "a quiet document");
      assert.match(meta.summary, /^[A-Z`].*\.$/s);
      assert.match(meta.why, /^[A-Z`].*\.$/s);
    });
  }
});
