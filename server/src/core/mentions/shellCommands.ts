import { addTo } from "../text/addTo.ts";
import { partitionPoint } from "../text/partitionPoint.ts";
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
  const lines = /^[^\S\r\n\u2028\u2029]*[$❯][^\S\r\n]/m.test(text)
    ? promptedLines(text)
    : [{ start: 0, end: text.length }];
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
  const hereDocuments = new HereDocuments(text);
  PIECE.lastIndex = 0;
  for (let at = 0; at < text.length; ) {
    if (text[at] === "#" && !reader.isInWord) {
      at += /^[^\r\n]*/.exec(text.slice(at))?.[0].length ?? 1;
      continue;
    }
    // What is between `<<EOF` and `EOF` is data.
    const behind = hereDocuments.endOf(at);
    if (behind !== undefined) {
      at = behind;
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

/** What opens a here-document, which begins in the line behind it. */
const HERE = /<<-?[^\S\r\n]*(?:(\w+)|"(\w+)"|'(\w+)')/y;

/** The here-documents of a command line; its lines are looked through once, however many openers it has. */
class HereDocuments {
  readonly #text: string;
  /** Where the lines end that hold one word alone, by that word and in their order. */
  #ends: ReadonlyMap<string, readonly number[]> | undefined;
  /** Where the line begins behind the one that was looked at last. */
  #nextLine = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the here-document that is opened at a place ends; undefined if none is, or it is never closed. */
  endOf(at: number): number | undefined {
    if (!this.#text.startsWith("<<", at)) return undefined;
    HERE.lastIndex = at;
    const opener = HERE.exec(this.#text);
    const word = opener?.[1] ?? opener?.[2] ?? opener?.[3];
    if (!opener || word === undefined) return undefined;
    if (this.#nextLine <= at) this.#nextLine = this.#text.indexOf("\n", at) + 1 || Number.POSITIVE_INFINITY;
    this.#ends ??= endsByWord(this.#text);
    const ends = this.#ends.get(word) ?? [];
    return ends[partitionPoint(ends, (end) => end <= this.#nextLine)];
  }
}

function endsByWord(text: string): ReadonlyMap<string, readonly number[]> {
  const ends = new Map<string, number[]>();
  let at = 0;
  for (const line of text.split(/(?<=\n)/)) {
    at += line.length;
    const word = line.trim();
    if (!/^\w+$/.test(word)) continue;
    addTo(ends, word, at - (line.length - line.trimEnd().length));
  }
  return ends;
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
