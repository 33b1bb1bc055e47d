/** A name that a file of code declares, and where. */
export interface DeclaredName {
  readonly name: string;
  /** Counted from 1. */
  readonly line: number;
  /** The line as it is written, without white space around it. */
  readonly text: string;
}

/** More names than these nobody looks through. */
const MOST_NAMES = 500;
/** A longer line is no declaration that somebody wrote. */
const LONGEST_LINE = 300;

const WORD_THAT_DECLARES =
  /(?:^|[ \t])(?:function\*?|class|interface|enum|type|struct|trait|record|object|protocol|extension|def|fn|func|fun|sub|proc|module|namespace|const|let|var|val|static)[ \t]+(?:\([^()]*\)[ \t]*)?([\p{L}_$][\p{L}\p{N}_$]*)/u;
const METHOD =
  /^[ \t]+(?:(?:public|private|protected|internal|static|async|override|final|get|set)[ \t]+)*#?([\p{L}_$][\p{L}\p{N}_$]*)\([^()]*\)[^(){}]*\{$/u;
/** What stands in front of parentheses and braces, too. */
const STATEMENTS: ReadonlySet<string> = new Set([
  "if",
  "for",
  "while",
  "switch",
  "catch",
  "with",
  "function",
  "return",
]);

/** The names that stand behind a word that declares something, and those of methods, in the order of the text: whatever the language. */
export function declaredNames(text: string): readonly DeclaredName[] {
  const names = new Map<string, DeclaredName>();
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    const name = written.length <= LONGEST_LINE ? nameIn(written) : undefined;
    if (name !== undefined && !names.has(name)) names.set(name, { name, line: index + 1, text: written.trim() });
    if (names.size === MOST_NAMES) break;
  }
  return [...names.values()];
}

function nameIn(line: string): string | undefined {
  if (/^[ \t]*(?:\/\/|#|\*|\/\*|--)/.test(line)) return undefined;
  const declared = WORD_THAT_DECLARES.exec(line);
  // Local variables are nobody's place.
  if (declared && !/^[ \t]+(?:const|let|var|val)[ \t]/.test(line)) return declared[1];
  const method = METHOD.exec(line.trimEnd())?.[1];
  return method !== undefined && !STATEMENTS.has(method) ? method : undefined;
}
