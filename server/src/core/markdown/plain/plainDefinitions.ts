import type { Definition } from "mdast";
import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import { type BlockRead, contentStart, notPlain, type PlainLines, type Scope } from "./plainLines.ts";

/** `[label]: destination`, both without escapes and the destination without a title. */
const DEFINITION = /^\[([^[\]\\&]{1,999})\]: *([^ <>()\\&\p{Cc}]+)$/u;

/** The definition in a line whose content begins with a bracket; undefined for one that may begin a paragraph. */
export function plainDefinition(lines: PlainLines, at: number, scope: Scope): BlockRead<Definition> | undefined {
  const { text } = lines;
  const { start, last, end } = lines.at(at);
  const first = contentStart(lines, at, scope);
  const [, label, url] = DEFINITION.exec(text.slice(first, last)) ?? [];
  if (label === undefined || url === undefined || label.startsWith("^")) return undefined;
  const next = at + 1;
  // A title may stand in the next line, or the definition in the head of something else.
  const isAlone = next >= scope.to || lines.isBlank(next) || text[lines.at(next).first] === "[";
  if (!isAlone || first !== start + scope.column || last !== end || label.trim() === "") notPlain();
  const identifier = normalizeIdentifier(label);
  lines.defined.add(identifier);
  const position = lines.position(first, end);
  return {
    node: { type: "definition", identifier: identifier.toLowerCase(), label, title: null, url, position },
    next,
  };
}
