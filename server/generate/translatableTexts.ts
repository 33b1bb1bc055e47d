import { type Node, parse } from "acorn";
import { transform } from "esbuild";

export interface Source {
  readonly file: string;
  readonly text: string;
}

/** Texts that stand in data, by the property which holds them: `l10n.t(rule.summary)` has those of all rules translated. */
export type DataTexts = Readonly<Record<string, readonly string[]>>;

/**
 * The texts that the sources have translated by `l10n.t("…")`. The field's tool for this, `@vscode/l10n-dev`, brings a
 * translation service, two parsers and a hundred packages along; esbuild and acorn are here already, and see more: a text
 * that nobody could translate, and arguments that are not those of the text, are errors.
 * @throws Error that names the file and what is wrong there.
 */
export async function translatableTexts(sources: readonly Source[], data: DataTexts): Promise<readonly string[]> {
  const some = sources.filter(({ text }) => text.includes("l10n"));
  const found = await Promise.all(
    some.map(async ({ file, text }) => {
      const loader = file.endsWith(".tsx") ? "tsx" : "ts";
      const { code } = await transform(text, { loader, jsx: "automatic", target: "esnext" });
      return textsIn(parse(code, { ecmaVersion: "latest", sourceType: "module" }), file, data);
    }),
  );
  return [...new Set(found.flat())].sort();
}

/** The names in braces, `{0}` or `{name}`, that a text waits for. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name))].sort();
}

function textsIn(program: Node, file: string, data: DataTexts): readonly string[] {
  const texts: string[] = [];
  const visit = (node: Node, isInFunction: boolean): void => {
    if (isImportUnderAnotherName(node))
      throw new Error(`${file}: import * as l10n from "@vscode/l10n": calls are found by that name.`);
    if (isCallOfT(node)) {
      if (!isInFunction)
        throw new Error(
          `${file}: l10n.t runs while the file is loaded, before the language is known. Put it into a function.`,
        );
      texts.push(...textsOfCall(node, file, data));
    }
    const isOfFunction = isInFunction || isRunLater(node);
    for (const below of Object.values(node).flat()) if (isNode(below)) visit(below, isOfFunction);
  };
  visit(program, false);
  return texts;
}

function isImportUnderAnotherName(node: Node): boolean {
  if (node.type !== "ImportDeclaration" || !("specifiers" in node) || !Array.isArray(node.specifiers)) return false;
  const [first] = node.specifiers.filter(isNode);
  const source = child(node, "source");
  const isOfLibrary = source && "value" in source && source.value === "@vscode/l10n";
  return isOfLibrary === true && nameOf(first && child(first, "local")) !== "l10n";
}

interface Call extends Node {
  readonly arguments: readonly Node[];
}

function isCallOfT(node: Node): node is Call {
  if (node.type !== "CallExpression") return false;
  const callee = child(node, "callee");
  if (callee?.type !== "MemberExpression" || nameOf(child(callee, "property")) !== "t") return false;
  const object = child(callee, "object");
  return nameOf(object?.type === "MemberExpression" ? child(object, "property") : object) === "l10n";
}

function textsOfCall({ arguments: [first, ...values] }: Call, file: string, data: DataTexts): readonly string[] {
  const ofData = first?.type === "MemberExpression" ? data[nameOf(child(first, "property")) ?? ""] : undefined;
  if (ofData) return ofData;
  const texts = first ? literalsOf(first) : undefined;
  if (!texts) throw new Error(`${file}: l10n.t has to be given a text as it is, since nothing else can be translated.`);
  for (const text of texts) {
    const expected = placeholdersOf(values);
    const unmet = expected && placeholdersIn(text).find((name) => !expected.includes(name));
    if (unmet !== undefined) throw new Error(`${file}: nothing is given for {${unmet}} of "${text}".`);
  }
  return texts;
}

/** A text, or one of two by a condition, as for a plural; undefined for what is known only at run time. */
function literalsOf(node: Node): readonly string[] | undefined {
  if (node.type === "Literal" && "value" in node && typeof node.value === "string") return [node.value];
  if (node.type === "TemplateLiteral") return wholeTemplate(node);
  if (node.type !== "ConditionalExpression") return undefined;
  const branches = [child(node, "consequent"), child(node, "alternate")].map((one) => one && literalsOf(one));
  return branches.every((one) => one !== undefined) ? branches.flat() : undefined;
}

/** A text in backticks, as esbuild writes one that has both kinds of quotes; undefined for one with something to fill in. */
function wholeTemplate(node: Node): readonly string[] | undefined {
  const [only, ...others] = "quasis" in node && Array.isArray(node.quasis) ? node.quasis.filter(isNode) : [];
  const value: unknown = only && "value" in only ? only.value : undefined;
  if (others.length > 0 || typeof value !== "object" || value === null || !("cooked" in value)) return undefined;
  return typeof value.cooked === "string" ? [value.cooked] : undefined;
}

/** What the arguments behind the text can fill in; undefined where that is known only at run time. */
function placeholdersOf(values: readonly Node[]): readonly string[] | undefined {
  const [first] = values;
  if (first?.type === "ObjectExpression" && "properties" in first && Array.isArray(first.properties)) {
    const keys = first.properties.map((one) => (isNode(one) ? nameOf(child(one, "key")) : undefined));
    return keys.every((key) => key !== undefined) ? keys : undefined;
  }
  return values.some(({ type }) => type === "SpreadElement") ? undefined : values.map((_, index) => String(index));
}

/** True for what runs only when it is called; fields of a class do so with its constructor. */
function isRunLater(node: Node): boolean {
  if (node.type === "PropertyDefinition") return !("static" in node && node.static === true);
  return /Function/.test(node.type);
}

function child(node: Node, key: string): Node | undefined {
  const found = Object.entries(node).find(([name]) => name === key)?.[1];
  return isNode(found) ? found : undefined;
}

function nameOf(node: Node | undefined): string | undefined {
  return node && "name" in node && typeof node.name === "string" ? node.name : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
