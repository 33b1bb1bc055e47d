import type { Template } from "../src/core/template/template.ts";

/** As seen from where the module lies. */
const TEMPLATE = "../src/core/template";

/** What most of a template consists of, by its properties in their order: written as a call that has the same name. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  span: ["start", "end"],
  field: ["kind", "key", "label", "aliases", "style", "value", "isGiven", "content", "prompts", "tokens", "span"],
};

/**
 * The module that holds the built-in template as it was compiled: starting is quicker by the parse of a whole document.
 * @returns TypeScript, checked against the type as all code is.
 */
export function compiledTemplate({ text: _text, ...compiled }: Template): string {
  return `// Made from performance.md: "npm run generate" writes it.
import { field, span } from "${TEMPLATE}/shapes.ts";
import type { Template } from "${TEMPLATE}/template.ts";

export const compiled: Omit<Template, "text"> = ${written(compiled, "\n")};
`;
}

/** @param line The end of a line, with the indentation of the next. */
function written(value: unknown, line: string): string {
  if (value === undefined) return "undefined";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const deeper = `${line} `;
  if (Array.isArray(value))
    return inBrackets(
      "[]",
      value.map((item) => written(item, deeper)),
      line,
    );
  const shape = Object.entries(SHAPES).find(([, keys]) => keys.join() === Object.keys(value).join());
  if (!shape) {
    const properties = Object.entries(value).map(([key, of]) => `${JSON.stringify(key)}: ${written(of, deeper)}`);
    return inBrackets("{}", properties, line);
  }
  const given = Object.entries(value).filter(([key]) => key !== "kind");
  return `${shape[0]}(${given.map(([, of]) => written(of, deeper)).join(", ")})`;
}

function inBrackets([opening = "", closing = ""]: string, parts: readonly string[], line: string): string {
  return parts.length === 0 ? opening + closing : `${opening}${line} ${parts.join(`,${line} `)}${line}${closing}`;
}
