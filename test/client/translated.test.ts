import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { type Node, parse } from "acorn";
import { transform } from "esbuild";

/** Words that no user is shown: what goes to the log and to programs is English. */
const NOT_SHOWN: readonly RegExp[] = [
  // Of the log, which is read with those who help.
  /^The language server did not start\.$|^The documents could not be listed\.$/,
  /^The dashboard could not be drawn\.$|^ could not be opened from the dashboard\.$/,
  /^Documents: |^Parts of documents parsed|^Rules run since the start|^ on $|^ indexed\.$/,
  // Of an error that only the log shows; names and their versions.
  /^the editor gave no reason$|^Perfdoc ?$|^, VS Code $/,
  // Told to models, which read English.
  /^The language server could not do this; |^The document has changed meanwhile, so nothing was written; /,
  // Of the server's answers and of pictures.
  /^which (?:section|benchmark)$|^too large$|^invalid UTF-8$/,
  /^ ?<|"\/?>|rotate\(/,
];

/** A text of two words or more, or one that begins like a sentence or a label. */
const LOOKS_SHOWN = /\p{L}[ ,]+\p{L}|^\p{Lu}\p{Ll}+(?:[ .…]|$)/u;

test("the client shows no words but those of l10n.t", async () => {
  const names = readdirSync("client/src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const found = names.map(async (name) => {
    const { code } = await transform(readFileSync(path.join("client/src", name), "utf8"), {
      loader: "ts",
      target: "esnext",
    });
    return textsIn(parse(code, { ecmaVersion: "latest", sourceType: "module" })).map((text) => `${name}: ${text}`);
  });
  assert.deepEqual((await Promise.all(found)).flat(), []);
});

function textsIn(node: Node): readonly string[] {
  if (node.type === "ImportDeclaration" || isTranslated(node)) return [];
  const text = textOf(node);
  const own = text !== undefined && LOOKS_SHOWN.test(text) && !NOT_SHOWN.some((one) => one.test(text)) ? [text] : [];
  return [...own, ...Object.values(node).flat().filter(isNode).flatMap(textsIn)];
}

function isTranslated(node: Node): boolean {
  if (node.type !== "CallExpression" || !("callee" in node) || !isNode(node.callee)) return false;
  const { callee } = node;
  return "object" in callee && isNode(callee.object) && "name" in callee.object && callee.object.name === "l10n";
}

function textOf(node: Node): string | undefined {
  const value: unknown = "value" in node ? node.value : undefined;
  if (node.type === "Literal") return typeof value === "string" ? value : undefined;
  const isPiece = node.type === "TemplateElement" && typeof value === "object" && value !== null && "raw" in value;
  return isPiece ? String(value.raw) : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
