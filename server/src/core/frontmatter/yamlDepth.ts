import { Lexer, Parser } from "yaml";

/**
 * True if maps and lists are nested deeper than `most`. Found without recursion, so that it can be asked before a
 * text is parsed: yaml's own parser recurses, and where the stack ends inside of a regular expression's first use,
 * the whole process ends with it.
 */
export function isNestedDeeper(text: string, most: number): boolean {
  if (marksIn(text) + LEVELS_WITHOUT_MARK < most) return false;
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    // What the parser has finished is of no interest here, but it works only while it is read.
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > most) return true;
  }
  return false;
}

/** Every map and list has a mark of its own, so that nothing can be nested deeper than there are marks. */
function marksIn(text: string): number {
  return text.match(/[[{?:-]/g)?.length ?? 0;
}

/** The document, a scalar, and what the parser puts around them. */
const LEVELS_WITHOUT_MARK = 8;
