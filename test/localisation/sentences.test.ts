import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { type Node, parse } from "acorn";
import { transformSync } from "esbuild";

/** Where a sentence goes to other programs, and to the log. */
const UNSHOWN_CALLS = /(?:^|\.)(?:Error|ResponseError|invalidParams|once|info|write)$/;

/** What rules and settings say of themselves stands in the reference and in the manifest, which has translations of its own. */
const UNSHOWN_PROPERTIES: readonly (readonly [files: RegExp, keys: ReadonlySet<string>])[] = [
  [/^core\/(?:rules|check)\//, new Set(["summary", "why"])],
  [/^core\/workspace\/settings\//, new Set(["description"])],
];

/** What is written into documents and configs, what only the command line says or models are told, and the log. */
const UNSHOWN: readonly string[] = [
  "core/tasks/newDocumentPlan.ts: ",
  "core/tools/",
  "core/workspace/writeTogether.ts: The file ",
  "core/check/applyFixes.ts: Not all that can be fixed here was fixed",
  "core/template/fromDocument.ts: One sentence that says what the document is about.",
  "core/workspace/settings/configText.ts: # What Perfdoc checks here",
  "core/workspace/settings/configFile.ts: Globs of the documents that these settings hold for",
  "core/workspace/writeInWorkspace.ts: A link leads from here out of the workspace",
  "lsp/documents/textChanges.ts: A change has no text.",
  "lsp/node/main.node.ts: Compiled code is not kept for the next start",
];

const FILES: readonly string[] = readdirSync("server/src", { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => /^(?:core|lsp)\/.*\.ts$/.test(file));

/** Sentences, that is some words with a full stop, a question mark or a semicolon between or behind them. */
const SENTENCE = /\p{L}{2,} \p{L}{2,}.*[.?;]$|\p{L}{2,} \p{L}{2,}.*; /u;

function sentencesIn(node: Node, unshown: ReadonlySet<string>, found: string[] = []): readonly string[] {
  if (node.type === "CallExpression" || node.type === "NewExpression") {
    const called = nameOf(child(node, "callee"));
    if (called === "l10n.t" || UNSHOWN_CALLS.test(called)) return found;
  }
  if (node.type === "Property" && unshown.has(nameOf(child(node, "key")))) return found;
  const text = textOf(node);
  if (SENTENCE.test(text)) found.push(text);
  for (const below of Object.values(node).flat()) if (isNode(below)) sentencesIn(below, unshown, found);
  return found;
}

function textOf(node: Node): string {
  if (node.type === "Literal" && "value" in node) return typeof node.value === "string" ? node.value : "";
  if (node.type !== "TemplateLiteral" || !("quasis" in node) || !Array.isArray(node.quasis)) return "";
  return node.quasis.map((piece) => piece.value.cooked).join("…");
}

function nameOf(node: Node | undefined): string {
  if (!node) return "";
  if (node.type === "MemberExpression") return `${nameOf(child(node, "object"))}.${nameOf(child(node, "property"))}`;
  return "name" in node && typeof node.name === "string" ? node.name : "";
}

function child(node: Node, key: string): Node | undefined {
  const found = Object.entries(node).find(([name]) => name === key)?.[1];
  return isNode(found) ? found : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function sentencesOf(file: string): readonly string[] {
  const { code } = transformSync(readFileSync(`server/src/${file}`, "utf8"), { loader: "ts", target: "esnext" });
  const [, unshown = new Set<string>()] = UNSHOWN_PROPERTIES.find(([files]) => files.test(file)) ?? [];
  const program = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  return sentencesIn(program, unshown).map((text) => `${file}: ${text}`);
}

test("no sentence of core and server stands outside of l10n.t", () => {
  const found = FILES.flatMap(sentencesOf);
  assert.deepEqual(
    found.filter((one) => !UNSHOWN.some((known) => one.startsWith(known))),
    [],
  );
  assert.deepEqual(
    UNSHOWN.filter((known) => !found.some((one) => one.startsWith(known))),
    [],
    "are gone",
  );
});
