import type { Span } from "../text/span.ts";

/** A simple command as a shell reads it, assignments in front included. Nothing is expanded, and nothing ever run. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** How many parentheses it stands in: a change of folder ends with them. */
  readonly depth: number;
}

export interface ShellWord {
  /** Without quotes and escapes. */
  readonly text: string;
  /** As written. */
  readonly span: Span;
}

/** One piece of a command line, the most special first. */
const PIECE =
  /(?<gap>[^\S\r\n]+|\\\r?\n)|(?<end>\r?\n|\r|&&|\|\|?|;;?|&(?!>))|(?<paren>[()])|(?<redirection>\d*(?:>>?|<)&?(?:\d|[^\S\r\n]*[^\s;&|<>()"']+)?|&>>?)|(?<quoted>'[^']*'|"(?:[^"\\]|\\[\s\S])*")|(?<escaped>\\[\s\S])|(?<substitution>\$\([^()]*\)|\$\{[^{}]*\}|`[^`]*`)|(?<plain>[^\s'"\\;&|<>()$`]+|[\s\S])/gy;

/** What prompts look like at the start of a line. */
const PROMPT = /^[^\S\r\n]*[$%❯][^\S\r\n]+/;

/**
 * The commands in a text, in their order. Where lines begin with a prompt, the others are what was printed.
 * @param start Where the text begins, for the spans.
 */
export function shellCommands(text: string, start: number): readonly ShellCommand[] {
  const lines = /^[^\S\r\n]*[$❯][^\S\r\n]/m.test(text) ? promptedLines(text) : [{ start: 0, end: text.length }];
  return lines.flatMap((line) => commandsIn(text.slice(line.start, line.end), start + line.start));
}

function promptedLines(text: string): readonly Span[] {
  const lines: { start: number; end: number }[] = [];
  let isContinued = false;
  let at = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const prompt = PROMPT.exec(line)?.[0];
    const last = lines.at(-1);
    if (isContinued && last) last.end = at + line.length;
    else if (prompt !== undefined) lines.push({ start: at + prompt.length, end: at + line.length });
    isContinued = (isContinued || prompt !== undefined) && /\\\r?\n$/.test(line);
    at += line.length;
  }
  return lines;
}

function commandsIn(text: string, start: number): readonly ShellCommand[] {
  const reader = new CommandReader(start);
  PIECE.lastIndex = 0;
  for (let at = 0; at < text.length; ) {
    if (text[at] === "#" && !reader.isInWord) {
      at += /^[^\r\n]*/.exec(text.slice(at))?.[0].length ?? 1;
      continue;
    }
    // What is between `<<EOF` and `EOF` is data.
    const here = /^<<-?\s*(["']?)(\w+)\1[^\r\n]*\r?\n[\s\S]*?^\s*\2\s*$/m.exec(
      text.startsWith("<<", at) ? text.slice(at) : "",
    );
    if (here) {
      at += here[0].length;
      continue;
    }
    PIECE.lastIndex = at;
    const match = PIECE.exec(text);
    if (!match) break;
    reader.take(match[0], at, match.groups ?? {});
    at += match[0].length;
  }
  reader.endCommand();
  return reader.commands;
}

class CommandReader {
  readonly commands: ShellCommand[] = [];
  readonly #start: number;
  #words: ShellWord[] = [];
  #word: { text: string; start: number; end: number } | undefined;
  #depth = 0;

  constructor(start: number) {
    this.#start = start;
  }

  get isInWord(): boolean {
    return this.#word !== undefined;
  }

  take(piece: string, at: number, kinds: Readonly<Record<string, string | undefined>>): void {
    if (kinds.gap !== undefined || kinds.redirection !== undefined) this.#endWord();
    else if (kinds.end !== undefined) this.endCommand();
    else if (kinds.paren !== undefined) {
      this.endCommand();
      this.#depth = Math.max(0, this.#depth + (piece === "(" ? 1 : -1));
    } else if (kinds.quoted !== undefined) this.#add(unquoted(piece), at, piece.length);
    else if (kinds.escaped !== undefined) this.#add(piece.slice(1), at, piece.length);
    else this.#add(piece, at, piece.length);
  }

  endCommand(): void {
    this.#endWord();
    if (this.#words.length > 0) this.commands.push({ words: this.#words, depth: this.#depth });
    this.#words = [];
  }

  #add(text: string, at: number, length: number): void {
    this.#word ??= { text: "", start: at, end: at };
    this.#word.text += text;
    this.#word.end = at + length;
  }

  #endWord(): void {
    if (!this.#word) return;
    const { text, start, end } = this.#word;
    this.#words.push({ text, span: { start: this.#start + start, end: this.#start + end } });
    this.#word = undefined;
  }
}

function unquoted(quoted: string): string {
  const inside = quoted.slice(1, -1);
  return quoted.startsWith("'") ? inside : inside.replace(/\\(["\\$`])/g, "$1");
}
