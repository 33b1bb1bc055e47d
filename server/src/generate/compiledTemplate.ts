import type { Template } from "../template/template.ts";

/** As seen from where the module lies. */
const TYPES = "../src/template/template.ts";

/**
 * The module that holds the built-in template as it was compiled: starting is quicker by the parse of a whole document.
 * @returns TypeScript, checked against the type as all code is.
 */
export function compiledTemplate({ text: _text, ...compiled }: Template): string {
  const missing = "\u0000";
  const data = JSON.stringify(compiled, (_, value: unknown) => (value === undefined ? missing : value), 1);
  return `// Made from performance.md: "npm run generate" writes it.
import type { Template } from "${TYPES}";

export const compiled: Omit<Template, "text"> = ${data.replaceAll(JSON.stringify(missing), "undefined")};
`;
}
